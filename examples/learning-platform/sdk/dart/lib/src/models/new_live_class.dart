// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'recurrence.dart';

/// A class to be scheduled.
final class NewLiveClass extends JsonModel {
  const NewLiveClass({
    required this.courseId,
    required this.title,
    required this.startsAt,
    required this.durationMinutes,
    this.seats,
    this.recurrence,
  });

  factory NewLiveClass.fromJson(Map<String, Object?> json) => NewLiveClass(
    courseId: json.required('courseId', asString),
    title: json.required('title', asString),
    startsAt: json.required('startsAt', asDateTime),
    durationMinutes: json.required('durationMinutes', asInt),
    seats: json.optional('seats', asInt),
    recurrence: json.optional('recurrence', objectOf(Recurrence.fromJson)),
  );

  final String courseId;
  final String title;
  final DateTime startsAt;
  final int durationMinutes;

  /// Defaults to `100`.
  final int? seats;
  final Recurrence? recurrence;

  @override
  Map<String, Object?> toJson() => {
    'courseId': courseId,
    'title': title,
    'startsAt': dateTimeToJson(startsAt),
    'durationMinutes': durationMinutes,
    if (seats != null) 'seats': seats,
    if (recurrence case final e?) 'recurrence': e.toJson(),
  };

  NewLiveClass copyWith({
    String? courseId,
    String? title,
    DateTime? startsAt,
    int? durationMinutes,
    Patch<int> seats = const Patch.keep(),
    Patch<Recurrence> recurrence = const Patch.keep(),
  }) => NewLiveClass(
    courseId: courseId ?? this.courseId,
    title: title ?? this.title,
    startsAt: startsAt ?? this.startsAt,
    durationMinutes: durationMinutes ?? this.durationMinutes,
    seats: seats.or(this.seats),
    recurrence: recurrence.or(this.recurrence),
  );
}

