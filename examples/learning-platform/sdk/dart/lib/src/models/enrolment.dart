// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A seat in a course.
final class Enrolment extends JsonModel {
  const Enrolment({
    required this.id,
    required this.courseId,
    required this.accountId,
    required this.status,
    this.source,
    required this.enrolledAt,
    this.completedAt,
  });

  factory Enrolment.fromJson(Map<String, Object?> json) => Enrolment(
    id: json.required('id', asString),
    courseId: json.required('courseId', asString),
    accountId: json.required('accountId', asString),
    status: json.required('status', EnrolmentStatus.fromJson),
    source: json.optional('source', EnrolmentSource.fromJson),
    enrolledAt: json.required('enrolledAt', asDateTime),
    completedAt: json.optional('completedAt', asDateTime),
  );

  final String id;
  final String courseId;
  final String accountId;

  /// Where the enrolment stands.
  final EnrolmentStatus status;

  /// How the seat was got.
  final EnrolmentSource? source;
  final DateTime enrolledAt;

  /// When the last lesson was completed.
  final DateTime? completedAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'courseId': courseId,
    'accountId': accountId,
    'status': status,
    if (source != null) 'source': source,
    'enrolledAt': dateTimeToJson(enrolledAt),
    if (completedAt case final e?) 'completedAt': dateTimeToJson(e),
  };

  Enrolment copyWith({
    String? id,
    String? courseId,
    String? accountId,
    EnrolmentStatus? status,
    Patch<EnrolmentSource> source = const Patch.keep(),
    DateTime? enrolledAt,
    Patch<DateTime> completedAt = const Patch.keep(),
  }) => Enrolment(
    id: id ?? this.id,
    courseId: courseId ?? this.courseId,
    accountId: accountId ?? this.accountId,
    status: status ?? this.status,
    source: source.or(this.source),
    enrolledAt: enrolledAt ?? this.enrolledAt,
    completedAt: completedAt.or(this.completedAt),
  );
}

/// Where the enrolment stands.
extension type const EnrolmentStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  EnrolmentStatus.fromJson(Object? json) : wire = asString(json);

  static const active = EnrolmentStatus('active');
  static const paused = EnrolmentStatus('paused');
  static const completed = EnrolmentStatus('completed');
  static const cancelled = EnrolmentStatus('cancelled');

  static const List<EnrolmentStatus> values = [
    active,
    paused,
    completed,
    cancelled,
  ];
}

/// How the seat was got.
extension type const EnrolmentSource(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  EnrolmentSource.fromJson(Object? json) : wire = asString(json);

  static const purchase = EnrolmentSource('purchase');
  static const voucher = EnrolmentSource('voucher');
  static const partner = EnrolmentSource('partner');
  static const gift = EnrolmentSource('gift');

  static const List<EnrolmentSource> values = [
    purchase,
    voucher,
    partner,
    gift,
  ];
}

