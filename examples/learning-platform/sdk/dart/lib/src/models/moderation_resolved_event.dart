// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'moderation_case.dart';

/// A moderation case was resolved.
final class ModerationResolvedEvent extends JsonModel {
  const ModerationResolvedEvent({
    required this.id,
    this.type = 'moderation.resolved',
    required this.createdAt,
    required this.data,
  });

  factory ModerationResolvedEvent.fromJson(Map<String, Object?> json) => ModerationResolvedEvent(
    id: json.required('id', asString),
    type: json.required('type', asString),
    createdAt: json.required('createdAt', asDateTime),
    data: json.required('data', objectOf(ModerationCase.fromJson)),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final String type;
  final DateTime createdAt;
  final ModerationCase data;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
    'data': data.toJson(),
  };

  ModerationResolvedEvent copyWith({
    String? id,
    String? type,
    DateTime? createdAt,
    ModerationCase? data,
  }) => ModerationResolvedEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
    data: data ?? this.data,
  );
}

