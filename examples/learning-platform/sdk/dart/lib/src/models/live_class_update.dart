// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A merge patch for a live class.
final class LiveClassUpdate extends JsonModel {
  const LiveClassUpdate({
    this.title,
    this.startsAt,
    this.durationMinutes,
    this.seats,
  });

  factory LiveClassUpdate.fromJson(Map<String, Object?> json) => LiveClassUpdate(
    title: json.optional('title', asString),
    startsAt: json.optional('startsAt', asDateTime),
    durationMinutes: json.optional('durationMinutes', asInt),
    seats: json.optional('seats', asInt),
  );

  final String? title;
  final DateTime? startsAt;
  final int? durationMinutes;
  final int? seats;

  @override
  Map<String, Object?> toJson() => {
    if (title != null) 'title': title,
    if (startsAt case final e?) 'startsAt': dateTimeToJson(e),
    if (durationMinutes != null) 'durationMinutes': durationMinutes,
    if (seats != null) 'seats': seats,
  };

  LiveClassUpdate copyWith({
    Patch<String> title = const Patch.keep(),
    Patch<DateTime> startsAt = const Patch.keep(),
    Patch<int> durationMinutes = const Patch.keep(),
    Patch<int> seats = const Patch.keep(),
  }) => LiveClassUpdate(
    title: title.or(this.title),
    startsAt: startsAt.or(this.startsAt),
    durationMinutes: durationMinutes.or(this.durationMinutes),
    seats: seats.or(this.seats),
  );
}

