// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The state of an enrolment, to filter by.
extension type const EnrolmentStatusFilter(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  EnrolmentStatusFilter.fromJson(Object? json) : wire = asString(json);

  static const active = EnrolmentStatusFilter('active');
  static const paused = EnrolmentStatusFilter('paused');
  static const completed = EnrolmentStatusFilter('completed');
  static const cancelled = EnrolmentStatusFilter('cancelled');

  static const List<EnrolmentStatusFilter> values = [
    active,
    paused,
    completed,
    cancelled,
  ];
}

