// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Answers to a quiz.
final class NewQuizAttempt extends JsonModel {
  const NewQuizAttempt({required this.lessonId, required this.answers});

  factory NewQuizAttempt.fromJson(Map<String, Object?> json) => NewQuizAttempt(
    lessonId: json.required('lessonId', asString),
    answers: json.required('answers', listOf(objectOf(NewQuizAttemptAnswer.fromJson))),
  );

  final String lessonId;
  final List<NewQuizAttemptAnswer> answers;

  @override
  Map<String, Object?> toJson() => {
    'lessonId': lessonId,
    'answers': [for (final e in answers) e.toJson()],
  };

  NewQuizAttempt copyWith({
    String? lessonId,
    List<NewQuizAttemptAnswer>? answers,
  }) => NewQuizAttempt(
    lessonId: lessonId ?? this.lessonId,
    answers: answers ?? this.answers,
  );
}

final class NewQuizAttemptAnswer extends JsonModel {
  const NewQuizAttemptAnswer({required this.question, required this.choice});

  factory NewQuizAttemptAnswer.fromJson(Map<String, Object?> json) => NewQuizAttemptAnswer(
    question: json.required('question', asInt),
    choice: json.required('choice', asInt),
  );

  /// Which question, from 0.
  final int question;

  /// Which choice, from 0.
  final int choice;

  @override
  Map<String, Object?> toJson() => {'question': question, 'choice': choice};

  NewQuizAttemptAnswer copyWith({
    int? question,
    int? choice,
  }) => NewQuizAttemptAnswer(
    question: question ?? this.question,
    choice: choice ?? this.choice,
  );
}

