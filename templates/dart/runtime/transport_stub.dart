import 'transport.dart';

/// There is no transport of our own here (on the web, for example).
Transport defaultTransport() => throw UnsupportedError(
  'no transport is built in on this platform: give ApiClient one, such as the '
  'adapter for package:http',
);
