// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'lesson_content.dart';

/// A lesson to be added to a module.
final class NewLesson extends JsonModel {
  const NewLesson({required this.title, this.preview, required this.content});

  factory NewLesson.fromJson(Map<String, Object?> json) => NewLesson(
    title: json.required('title', asString),
    preview: json.optional('preview', asBool),
    content: json.required('content', LessonContent.fromJson),
  );

  final String title;

  /// Whether people without a seat can open it.
  ///
  /// Defaults to `false`.
  final bool? preview;
  final LessonContent content;

  @override
  Map<String, Object?> toJson() => {
    'title': title,
    if (preview != null) 'preview': preview,
    'content': content.toJson(),
  };

  NewLesson copyWith({
    String? title,
    Patch<bool> preview = const Patch.keep(),
    LessonContent? content,
  }) => NewLesson(
    title: title ?? this.title,
    preview: preview.or(this.preview),
    content: content ?? this.content,
  );
}

/// A lesson to be added to a module.
final class NewLessonInput extends JsonModel {
  const NewLessonInput({
    required this.title,
    this.preview,
    required this.content,
  });

  factory NewLessonInput.fromJson(Map<String, Object?> json) => NewLessonInput(
    title: json.required('title', asString),
    preview: json.optional('preview', asBool),
    content: json.required('content', LessonContentInput.fromJson),
  );

  final String title;

  /// Whether people without a seat can open it.
  ///
  /// Defaults to `false`.
  final bool? preview;
  final LessonContentInput content;

  @override
  Map<String, Object?> toJson() => {
    'title': title,
    if (preview != null) 'preview': preview,
    'content': content.toJson(),
  };

  NewLessonInput copyWith({
    String? title,
    Patch<bool> preview = const Patch.keep(),
    LessonContentInput? content,
  }) => NewLessonInput(
    title: title ?? this.title,
    preview: preview.or(this.preview),
    content: content ?? this.content,
  );
}

