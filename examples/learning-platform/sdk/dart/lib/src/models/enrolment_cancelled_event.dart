// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'enrolment_event_data.dart';

/// An enrolment was cancelled.
final class EnrolmentCancelledEvent extends JsonModel {
  const EnrolmentCancelledEvent({
    required this.id,
    this.type = 'enrolment.cancelled',
    required this.createdAt,
    required this.data,
  });

  factory EnrolmentCancelledEvent.fromJson(Map<String, Object?> json) => EnrolmentCancelledEvent(
    id: json.required('id', asString),
    type: json.required('type', asString),
    createdAt: json.required('createdAt', asDateTime),
    data: json.required('data', objectOf(EnrolmentCancelledEventData.fromJson)),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final String type;
  final DateTime createdAt;
  final EnrolmentCancelledEventData data;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
    'data': data.toJson(),
  };

  EnrolmentCancelledEvent copyWith({
    String? id,
    String? type,
    DateTime? createdAt,
    EnrolmentCancelledEventData? data,
  }) => EnrolmentCancelledEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
    data: data ?? this.data,
  );
}

final class EnrolmentCancelledEventData extends JsonModel {
  const EnrolmentCancelledEventData({
    required this.enrolmentId,
    required this.courseId,
    required this.accountId,
    this.source,
    this.partnerOrderNumber,
    required this.cancelledBy,
  });

  factory EnrolmentCancelledEventData.fromJson(Map<String, Object?> json) => EnrolmentCancelledEventData(
    enrolmentId: json.required('enrolmentId', asString),
    courseId: json.required('courseId', asString),
    accountId: json.required('accountId', asString),
    source: json.optional('source', EnrolmentEventDataSource.fromJson),
    partnerOrderNumber: json.optional('partnerOrderNumber', asString),
    cancelledBy: json.required('cancelledBy', EnrolmentCancelledEventDataCancelledBy.fromJson),
  );

  final String enrolmentId;
  final String courseId;
  final String accountId;
  final EnrolmentEventDataSource? source;

  /// The order number that the partner gave.
  final String? partnerOrderNumber;
  final EnrolmentCancelledEventDataCancelledBy cancelledBy;

  @override
  Map<String, Object?> toJson() => {
    'enrolmentId': enrolmentId,
    'courseId': courseId,
    'accountId': accountId,
    if (source != null) 'source': source,
    if (partnerOrderNumber != null) 'partnerOrderNumber': partnerOrderNumber,
    'cancelledBy': cancelledBy,
  };

  EnrolmentCancelledEventData copyWith({
    String? enrolmentId,
    String? courseId,
    String? accountId,
    Patch<EnrolmentEventDataSource> source = const Patch.keep(),
    Patch<String> partnerOrderNumber = const Patch.keep(),
    EnrolmentCancelledEventDataCancelledBy? cancelledBy,
  }) => EnrolmentCancelledEventData(
    enrolmentId: enrolmentId ?? this.enrolmentId,
    courseId: courseId ?? this.courseId,
    accountId: accountId ?? this.accountId,
    source: source.or(this.source),
    partnerOrderNumber: partnerOrderNumber.or(this.partnerOrderNumber),
    cancelledBy: cancelledBy ?? this.cancelledBy,
  );
}

extension type const EnrolmentCancelledEventDataCancelledBy(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  EnrolmentCancelledEventDataCancelledBy.fromJson(Object? json) : wire = asString(json);

  static const learner = EnrolmentCancelledEventDataCancelledBy('learner');
  static const partner = EnrolmentCancelledEventDataCancelledBy('partner');
  static const platform = EnrolmentCancelledEventDataCancelledBy('platform');
  static const instructor = EnrolmentCancelledEventDataCancelledBy('instructor');

  static const List<EnrolmentCancelledEventDataCancelledBy> values = [
    learner,
    partner,
    platform,
    instructor,
  ];
}

