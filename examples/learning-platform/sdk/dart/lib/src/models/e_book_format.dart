// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The format of an e-book's file.
extension type const EBookFormat(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  EBookFormat.fromJson(Object? json) : wire = asString(json);

  static const epub = EBookFormat('epub');
  static const pdf = EBookFormat('pdf');

  static const List<EBookFormat> values = [epub, pdf];
}

