// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// How far somebody is in a course.
final class Progress extends JsonModel {
  const Progress({
    required this.enrolmentId,
    required this.percent,
    required this.lessons,
    this.streakDays,
  });

  factory Progress.fromJson(Map<String, Object?> json) => Progress(
    enrolmentId: json.required('enrolmentId', asString),
    percent: json.required('percent', asDouble),
    lessons: json.required('lessons', mapOf(objectOf(ProgressLessonsValue.fromJson))),
    streakDays: json.optional('streakDays', asInt),
  );

  final String enrolmentId;
  final double percent;

  /// The state of each opened lesson, by its identifier.
  final Map<String, ProgressLessonsValue> lessons;

  /// On how many days in a row something was learnt.
  final int? streakDays;

  @override
  Map<String, Object?> toJson() => {
    'enrolmentId': enrolmentId,
    'percent': percent,
    'lessons': {for (final e in lessons.entries) e.key: e.value.toJson()},
    if (streakDays != null) 'streakDays': streakDays,
  };

  Progress copyWith({
    String? enrolmentId,
    double? percent,
    Map<String, ProgressLessonsValue>? lessons,
    Patch<int> streakDays = const Patch.keep(),
  }) => Progress(
    enrolmentId: enrolmentId ?? this.enrolmentId,
    percent: percent ?? this.percent,
    lessons: lessons ?? this.lessons,
    streakDays: streakDays.or(this.streakDays),
  );
}

final class ProgressLessonsValue extends JsonModel {
  const ProgressLessonsValue({
    required this.percent,
    required this.lastOpenedAt,
  });

  factory ProgressLessonsValue.fromJson(Map<String, Object?> json) => ProgressLessonsValue(
    percent: json.required('percent', asDouble),
    lastOpenedAt: json.required('lastOpenedAt', asDateTime),
  );

  final double percent;
  final DateTime lastOpenedAt;

  @override
  Map<String, Object?> toJson() => {
    'percent': percent,
    'lastOpenedAt': dateTimeToJson(lastOpenedAt),
  };

  ProgressLessonsValue copyWith({
    double? percent,
    DateTime? lastOpenedAt,
  }) => ProgressLessonsValue(
    percent: percent ?? this.percent,
    lastOpenedAt: lastOpenedAt ?? this.lastOpenedAt,
  );
}

