// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// What is wrong with a post.
extension type const ReportReason(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  ReportReason.fromJson(Object? json) : wire = asString(json);

  static const spam = ReportReason('spam');
  static const harassment = ReportReason('harassment');
  static const misinformation = ReportReason('misinformation');
  static const copyright = ReportReason('copyright');
  static const other = ReportReason('other');

  static const List<ReportReason> values = [
    spam,
    harassment,
    misinformation,
    copyright,
    other,
  ];
}

