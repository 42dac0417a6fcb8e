// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// How a class repeats.
final class Recurrence extends JsonModel {
  const Recurrence({required this.every, required this.until});

  factory Recurrence.fromJson(Map<String, Object?> json) => Recurrence(
    every: json.required('every', RecurrenceEvery.fromJson),
    until: json.required('until', asDate),
  );

  final RecurrenceEvery every;
  final Date until;

  @override
  Map<String, Object?> toJson() => {'every': every, 'until': until.toString()};

  Recurrence copyWith({RecurrenceEvery? every, Date? until}) => Recurrence(
    every: every ?? this.every,
    until: until ?? this.until,
  );
}

extension type const RecurrenceEvery(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  RecurrenceEvery.fromJson(Object? json) : wire = asString(json);

  static const day = RecurrenceEvery('day');
  static const week = RecurrenceEvery('week');
  static const fortnight = RecurrenceEvery('fortnight');
  static const month = RecurrenceEvery('month');

  static const List<RecurrenceEvery> values = [day, week, fortnight, month];
}

