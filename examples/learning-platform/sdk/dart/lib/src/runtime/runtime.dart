// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

export 'dart:typed_data' show Uint8List;

export 'auth.dart';
export 'call.dart';
export 'cancel.dart';
export 'client.dart';
export 'codec.dart';
export 'date.dart';
export 'encoding.dart';
export 'errors.dart';
export 'headers.dart';
export 'model.dart';
export 'multipart.dart';
export 'pages.dart';
export 'patch.dart';
export 'response.dart';
export 'retry.dart';
export 'streams.dart';
export 'transport.dart';
export 'upload.dart';
