// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'enrolment.dart';

typedef EnrolmentEventDataSource = EnrolmentSource;

/// The enrolment that an event is about.
final class EnrolmentEventData extends JsonModel {
  const EnrolmentEventData({
    required this.enrolmentId,
    required this.courseId,
    required this.accountId,
    this.source,
    this.partnerOrderNumber,
  });

  factory EnrolmentEventData.fromJson(Map<String, Object?> json) => EnrolmentEventData(
    enrolmentId: json.required('enrolmentId', asString),
    courseId: json.required('courseId', asString),
    accountId: json.required('accountId', asString),
    source: json.optional('source', EnrolmentEventDataSource.fromJson),
    partnerOrderNumber: json.optional('partnerOrderNumber', asString),
  );

  final String enrolmentId;
  final String courseId;
  final String accountId;
  final EnrolmentEventDataSource? source;

  /// The order number that the partner gave.
  final String? partnerOrderNumber;

  @override
  Map<String, Object?> toJson() => {
    'enrolmentId': enrolmentId,
    'courseId': courseId,
    'accountId': accountId,
    if (source != null) 'source': source,
    if (partnerOrderNumber != null) 'partnerOrderNumber': partnerOrderNumber,
  };

  EnrolmentEventData copyWith({
    String? enrolmentId,
    String? courseId,
    String? accountId,
    Patch<EnrolmentEventDataSource> source = const Patch.keep(),
    Patch<String> partnerOrderNumber = const Patch.keep(),
  }) => EnrolmentEventData(
    enrolmentId: enrolmentId ?? this.enrolmentId,
    courseId: courseId ?? this.courseId,
    accountId: accountId ?? this.accountId,
    source: source.or(this.source),
    partnerOrderNumber: partnerOrderNumber.or(this.partnerOrderNumber),
  );
}

