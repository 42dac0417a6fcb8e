// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'lesson_content.dart';

/// A merge patch for a lesson.
final class LessonUpdate extends JsonModel {
  const LessonUpdate({this.title, this.preview, this.content});

  factory LessonUpdate.fromJson(Map<String, Object?> json) => LessonUpdate(
    title: json.optional('title', asString),
    preview: json.optional('preview', asBool),
    content: json.optional('content', LessonContent.fromJson),
  );

  final String? title;
  final bool? preview;
  final LessonContent? content;

  @override
  Map<String, Object?> toJson() => {
    if (title != null) 'title': title,
    if (preview != null) 'preview': preview,
    if (content case final e?) 'content': e.toJson(),
  };

  LessonUpdate copyWith({
    Patch<String> title = const Patch.keep(),
    Patch<bool> preview = const Patch.keep(),
    Patch<LessonContent> content = const Patch.keep(),
  }) => LessonUpdate(
    title: title.or(this.title),
    preview: preview.or(this.preview),
    content: content.or(this.content),
  );
}

/// A merge patch for a lesson.
final class LessonUpdateInput extends JsonModel {
  const LessonUpdateInput({this.title, this.preview, this.content});

  factory LessonUpdateInput.fromJson(Map<String, Object?> json) => LessonUpdateInput(
    title: json.optional('title', asString),
    preview: json.optional('preview', asBool),
    content: json.optional('content', LessonContentInput.fromJson),
  );

  final String? title;
  final bool? preview;
  final LessonContentInput? content;

  @override
  Map<String, Object?> toJson() => {
    if (title != null) 'title': title,
    if (preview != null) 'preview': preview,
    if (content case final e?) 'content': e.toJson(),
  };

  LessonUpdateInput copyWith({
    Patch<String> title = const Patch.keep(),
    Patch<bool> preview = const Patch.keep(),
    Patch<LessonContentInput> content = const Patch.keep(),
  }) => LessonUpdateInput(
    title: title.or(this.title),
    preview: preview.or(this.preview),
    content: content.or(this.content),
  );
}

