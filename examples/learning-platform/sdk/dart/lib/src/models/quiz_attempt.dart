// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A marked quiz.
final class QuizAttempt extends JsonModel {
  const QuizAttempt({
    required this.id,
    required this.lessonId,
    required this.scorePercent,
    required this.passed,
    this.wrongQuestions,
  });

  factory QuizAttempt.fromJson(Map<String, Object?> json) => QuizAttempt(
    id: json.required('id', asString),
    lessonId: json.required('lessonId', asString),
    scorePercent: json.required('scorePercent', asInt),
    passed: json.required('passed', asBool),
    wrongQuestions: json.optional('wrongQuestions', listOf(asInt)),
  );

  final String id;
  final String lessonId;
  final int scorePercent;
  final bool passed;

  /// Which answers were wrong, from 0.
  final List<int>? wrongQuestions;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'lessonId': lessonId,
    'scorePercent': scorePercent,
    'passed': passed,
    if (wrongQuestions != null) 'wrongQuestions': wrongQuestions,
  };

  QuizAttempt copyWith({
    String? id,
    String? lessonId,
    int? scorePercent,
    bool? passed,
    Patch<List<int>> wrongQuestions = const Patch.keep(),
  }) => QuizAttempt(
    id: id ?? this.id,
    lessonId: lessonId ?? this.lessonId,
    scorePercent: scorePercent ?? this.scorePercent,
    passed: passed ?? this.passed,
    wrongQuestions: wrongQuestions.or(this.wrongQuestions),
  );
}

