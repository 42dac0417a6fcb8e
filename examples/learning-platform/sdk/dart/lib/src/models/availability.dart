// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The free slots of a tutor.
final class Availability extends JsonModel {
  const Availability({required this.tutorId, required this.slots});

  factory Availability.fromJson(Map<String, Object?> json) => Availability(
    tutorId: json.required('tutorId', asString),
    slots: json.required('slots', listOf(objectOf(AvailabilitySlot.fromJson))),
  );

  final String tutorId;
  final List<AvailabilitySlot> slots;

  @override
  Map<String, Object?> toJson() => {
    'tutorId': tutorId,
    'slots': [for (final e in slots) e.toJson()],
  };

  Availability copyWith({
    String? tutorId,
    List<AvailabilitySlot>? slots,
  }) => Availability(
    tutorId: tutorId ?? this.tutorId,
    slots: slots ?? this.slots,
  );
}

final class AvailabilitySlot extends JsonModel {
  const AvailabilitySlot({required this.startsAt, required this.endsAt});

  factory AvailabilitySlot.fromJson(Map<String, Object?> json) => AvailabilitySlot(
    startsAt: json.required('startsAt', asDateTime),
    endsAt: json.required('endsAt', asDateTime),
  );

  final DateTime startsAt;
  final DateTime endsAt;

  @override
  Map<String, Object?> toJson() => {
    'startsAt': dateTimeToJson(startsAt),
    'endsAt': dateTimeToJson(endsAt),
  };

  AvailabilitySlot copyWith({
    DateTime? startsAt,
    DateTime? endsAt,
  }) => AvailabilitySlot(
    startsAt: startsAt ?? this.startsAt,
    endsAt: endsAt ?? this.endsAt,
  );
}

