// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A merge patch for a booking.
final class BookingUpdate extends JsonModel {
  const BookingUpdate({this.startsAt, this.note = const Patch.keep()});

  factory BookingUpdate.fromJson(Map<String, Object?> json) => BookingUpdate(
    startsAt: json.optional('startsAt', asDateTime),
    note: json.patch('note', asString),
  );

  final DateTime? startsAt;
  final Patch<String> note;

  @override
  Map<String, Object?> toJson() => {
    if (startsAt case final e?) 'startsAt': dateTimeToJson(e),
    if (note.isSet) 'note': note.value,
  };

  BookingUpdate copyWith({
    Patch<DateTime> startsAt = const Patch.keep(),
    Patch<String>? note,
  }) => BookingUpdate(
    startsAt: startsAt.or(this.startsAt),
    note: note ?? this.note,
  );
}

