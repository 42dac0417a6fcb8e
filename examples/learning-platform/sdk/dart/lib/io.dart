// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

export 'src/runtime/transport_io.dart' hide defaultTransport;
