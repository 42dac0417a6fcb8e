export 'transport_stub.dart' if (dart.library.io) 'transport_io.dart';
