// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'article_content.dart';
import 'assignment_content.dart';
import 'quiz_content.dart';
import 'video_content.dart';

/// What a lesson holds; its shape follows `kind`.
sealed class LessonContent extends JsonUnion {
  const LessonContent();

  factory LessonContent.fromJson(Object? json) => switch (tagOf(json, 'kind')) {
    'video' => LessonContentVideoContent(VideoContent.fromJson(asObject(json))),
    'article' => LessonContentArticleContent(ArticleContent.fromJson(asObject(json))),
    'quiz' => LessonContentQuizContent(QuizContent.fromJson(asObject(json))),
    'assignment' => LessonContentAssignmentContent(AssignmentContent.fromJson(asObject(json))),
    _ => LessonContentUnknown(json),
  };
}

final class LessonContentVideoContent extends LessonContent {
  const LessonContentVideoContent(this.value);

  @override
  final VideoContent value;

  @override
  Object? toJson() => value.toJson();
}

final class LessonContentArticleContent extends LessonContent {
  const LessonContentArticleContent(this.value);

  @override
  final ArticleContent value;

  @override
  Object? toJson() => value.toJson();
}

final class LessonContentQuizContent extends LessonContent {
  const LessonContentQuizContent(this.value);

  @override
  final QuizContent value;

  @override
  Object? toJson() => value.toJson();
}

final class LessonContentAssignmentContent extends LessonContent {
  const LessonContentAssignmentContent(this.value);

  @override
  final AssignmentContent value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class LessonContentUnknown extends LessonContent {
  const LessonContentUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

/// What a lesson holds; its shape follows `kind`.
sealed class LessonContentInput extends JsonUnion {
  const LessonContentInput();

  factory LessonContentInput.fromJson(Object? json) => switch (tagOf(json, 'kind')) {
    'video' => LessonContentInputVideoContent(VideoContent.fromJson(asObject(json))),
    'article' => LessonContentInputArticleContent(ArticleContent.fromJson(asObject(json))),
    'quiz' => LessonContentInputQuizContent(QuizContentInput.fromJson(asObject(json))),
    'assignment' => LessonContentInputAssignmentContent(AssignmentContent.fromJson(asObject(json))),
    _ => LessonContentInputUnknown(json),
  };
}

final class LessonContentInputVideoContent extends LessonContentInput {
  const LessonContentInputVideoContent(this.value);

  @override
  final VideoContent value;

  @override
  Object? toJson() => value.toJson();
}

final class LessonContentInputArticleContent extends LessonContentInput {
  const LessonContentInputArticleContent(this.value);

  @override
  final ArticleContent value;

  @override
  Object? toJson() => value.toJson();
}

final class LessonContentInputQuizContent extends LessonContentInput {
  const LessonContentInputQuizContent(this.value);

  @override
  final QuizContentInput value;

  @override
  Object? toJson() => value.toJson();
}

final class LessonContentInputAssignmentContent extends LessonContentInput {
  const LessonContentInputAssignmentContent(this.value);

  @override
  final AssignmentContent value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class LessonContentInputUnknown extends LessonContentInput {
  const LessonContentInputUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

