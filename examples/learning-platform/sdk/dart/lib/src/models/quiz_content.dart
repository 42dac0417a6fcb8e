// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A quiz.
final class QuizContent extends JsonModel {
  const QuizContent({
    this.kind = 'quiz',
    this.passMark,
    required this.questions,
  });

  factory QuizContent.fromJson(Map<String, Object?> json) => QuizContent(
    kind: json.required('kind', asString),
    passMark: json.optional('passMark', asInt),
    questions: json.required('questions', listOf(objectOf(QuizContentQuestion.fromJson))),
  );

  final String kind;

  /// The share of points that it takes to pass, in per cent.
  ///
  /// Defaults to `50`.
  final int? passMark;
  final List<QuizContentQuestion> questions;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    if (passMark != null) 'passMark': passMark,
    'questions': [for (final e in questions) e.toJson()],
  };

  QuizContent copyWith({
    String? kind,
    Patch<int> passMark = const Patch.keep(),
    List<QuizContentQuestion>? questions,
  }) => QuizContent(
    kind: kind ?? this.kind,
    passMark: passMark.or(this.passMark),
    questions: questions ?? this.questions,
  );
}

/// A quiz.
final class QuizContentInput extends JsonModel {
  const QuizContentInput({
    this.kind = 'quiz',
    this.passMark,
    required this.questions,
  });

  factory QuizContentInput.fromJson(Map<String, Object?> json) => QuizContentInput(
    kind: json.required('kind', asString),
    passMark: json.optional('passMark', asInt),
    questions: json.required('questions', listOf(objectOf(QuizContentQuestionInput.fromJson))),
  );

  final String kind;

  /// The share of points that it takes to pass, in per cent.
  ///
  /// Defaults to `50`.
  final int? passMark;
  final List<QuizContentQuestionInput> questions;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    if (passMark != null) 'passMark': passMark,
    'questions': [for (final e in questions) e.toJson()],
  };

  QuizContentInput copyWith({
    String? kind,
    Patch<int> passMark = const Patch.keep(),
    List<QuizContentQuestionInput>? questions,
  }) => QuizContentInput(
    kind: kind ?? this.kind,
    passMark: passMark.or(this.passMark),
    questions: questions ?? this.questions,
  );
}

final class QuizContentQuestion extends JsonModel {
  const QuizContentQuestion({required this.prompt, required this.choices});

  factory QuizContentQuestion.fromJson(Map<String, Object?> json) => QuizContentQuestion(
    prompt: json.required('prompt', asString),
    choices: json.required('choices', listOf(asString)),
  );

  final String prompt;
  final List<String> choices;

  @override
  Map<String, Object?> toJson() => {'prompt': prompt, 'choices': choices};

  QuizContentQuestion copyWith({
    String? prompt,
    List<String>? choices,
  }) => QuizContentQuestion(
    prompt: prompt ?? this.prompt,
    choices: choices ?? this.choices,
  );
}

final class QuizContentQuestionInput extends JsonModel {
  const QuizContentQuestionInput({
    required this.prompt,
    required this.choices,
    this.correctChoice,
  });

  factory QuizContentQuestionInput.fromJson(Map<String, Object?> json) => QuizContentQuestionInput(
    prompt: json.required('prompt', asString),
    choices: json.required('choices', listOf(asString)),
    correctChoice: json.optional('correctChoice', asInt),
  );

  final String prompt;
  final List<String> choices;

  /// Which choice is right, from 0. Never returned.
  final int? correctChoice;

  @override
  Map<String, Object?> toJson() => {
    'prompt': prompt,
    'choices': choices,
    if (correctChoice != null) 'correctChoice': correctChoice,
  };

  QuizContentQuestionInput copyWith({
    String? prompt,
    List<String>? choices,
    Patch<int> correctChoice = const Patch.keep(),
  }) => QuizContentQuestionInput(
    prompt: prompt ?? this.prompt,
    choices: choices ?? this.choices,
    correctChoice: correctChoice.or(this.correctChoice),
  );
}

