// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A session to be booked.
final class NewBooking extends JsonModel {
  const NewBooking({
    required this.tutorId,
    required this.startsAt,
    required this.durationMinutes,
    required this.paymentMethodId,
    this.note,
  });

  factory NewBooking.fromJson(Map<String, Object?> json) => NewBooking(
    tutorId: json.required('tutorId', asString),
    startsAt: json.required('startsAt', asDateTime),
    durationMinutes: json.required('durationMinutes', asInt),
    paymentMethodId: json.required('paymentMethodId', asString),
    note: json.optional('note', asString),
  );

  final String tutorId;
  final DateTime startsAt;
  final int durationMinutes;
  final String paymentMethodId;

  /// What the tutor should know beforehand.
  final String? note;

  @override
  Map<String, Object?> toJson() => {
    'tutorId': tutorId,
    'startsAt': dateTimeToJson(startsAt),
    'durationMinutes': durationMinutes,
    'paymentMethodId': paymentMethodId,
    if (note != null) 'note': note,
  };

  NewBooking copyWith({
    String? tutorId,
    DateTime? startsAt,
    int? durationMinutes,
    String? paymentMethodId,
    Patch<String> note = const Patch.keep(),
  }) => NewBooking(
    tutorId: tutorId ?? this.tutorId,
    startsAt: startsAt ?? this.startsAt,
    durationMinutes: durationMinutes ?? this.durationMinutes,
    paymentMethodId: paymentMethodId ?? this.paymentMethodId,
    note: note.or(this.note),
  );
}

