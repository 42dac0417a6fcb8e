// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'enrolment_event_data.dart';

/// Somebody enrolled.
final class EnrolmentCreatedEvent extends JsonModel {
  const EnrolmentCreatedEvent({
    required this.id,
    this.type = 'enrolment.created',
    required this.createdAt,
    required this.data,
  });

  factory EnrolmentCreatedEvent.fromJson(Map<String, Object?> json) => EnrolmentCreatedEvent(
    id: json.required('id', asString),
    type: json.required('type', asString),
    createdAt: json.required('createdAt', asDateTime),
    data: json.required('data', objectOf(EnrolmentEventData.fromJson)),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final String type;
  final DateTime createdAt;
  final EnrolmentEventData data;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
    'data': data.toJson(),
  };

  EnrolmentCreatedEvent copyWith({
    String? id,
    String? type,
    DateTime? createdAt,
    EnrolmentEventData? data,
  }) => EnrolmentCreatedEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
    data: data ?? this.data,
  );
}

