// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The hours of a week in which bookings are offered, in the tutor's time zone.
final class WeeklyHours extends JsonModel {
  const WeeklyHours({required this.timeZone, required this.hours});

  factory WeeklyHours.fromJson(Map<String, Object?> json) => WeeklyHours(
    timeZone: json.required('timeZone', asString),
    hours: json.required('hours', mapOf(listOf(objectOf(WeeklyHoursHoursValueItem.fromJson)))),
  );

  /// A name from the IANA time zone database.
  final String timeZone;

  /// For each day, the stretches of time.
  final Map<String, List<WeeklyHoursHoursValueItem>> hours;

  @override
  Map<String, Object?> toJson() => {
    'timeZone': timeZone,
    'hours': {for (final e in hours.entries) e.key: [for (final e2 in e.value) e2.toJson()]},
  };

  WeeklyHours copyWith({
    String? timeZone,
    Map<String, List<WeeklyHoursHoursValueItem>>? hours,
  }) => WeeklyHours(
    timeZone: timeZone ?? this.timeZone,
    hours: hours ?? this.hours,
  );
}

final class WeeklyHoursHoursValueItem extends JsonModel {
  const WeeklyHoursHoursValueItem({required this.from, required this.to});

  factory WeeklyHoursHoursValueItem.fromJson(Map<String, Object?> json) => WeeklyHoursHoursValueItem(
    from: json.required('from', asString),
    to: json.required('to', asString),
  );

  final String from;
  final String to;

  @override
  Map<String, Object?> toJson() => {'from': from, 'to': to};

  WeeklyHoursHoursValueItem copyWith({
    String? from,
    String? to,
  }) => WeeklyHoursHoursValueItem(from: from ?? this.from, to: to ?? this.to);
}

