// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'event_type.dart';

/// What all webhook events have in common.
final class WebhookEvent extends JsonModel {
  const WebhookEvent({
    required this.id,
    required this.type,
    required this.createdAt,
  });

  factory WebhookEvent.fromJson(Map<String, Object?> json) => WebhookEvent(
    id: json.required('id', asString),
    type: json.required('type', EventType.fromJson),
    createdAt: json.required('createdAt', asDateTime),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final EventType type;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
  };

  WebhookEvent copyWith({
    String? id,
    EventType? type,
    DateTime? createdAt,
  }) => WebhookEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
  );
}

