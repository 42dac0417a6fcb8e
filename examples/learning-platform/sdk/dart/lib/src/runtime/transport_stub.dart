// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'transport.dart';

/// There is no transport of our own here (on the web, for example).
Transport defaultTransport() => throw UnsupportedError(
  'no transport is built in on this platform: give ApiClient one, such as the '
  'adapter for package:http',
);
