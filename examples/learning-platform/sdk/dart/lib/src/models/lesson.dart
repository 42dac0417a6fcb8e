// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'lesson_content.dart';

/// A lesson.
final class Lesson extends JsonModel {
  const Lesson({
    required this.id,
    required this.moduleId,
    required this.title,
    required this.preview,
    this.content,
  });

  factory Lesson.fromJson(Map<String, Object?> json) => Lesson(
    id: json.required('id', asString),
    moduleId: json.required('moduleId', asString),
    title: json.required('title', asString),
    preview: json.required('preview', asBool),
    content: json.optional('content', LessonContent.fromJson),
  );

  final String id;
  final String moduleId;
  final String title;
  final bool preview;

  /// Left out in lists and for people without a seat.
  final LessonContent? content;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'moduleId': moduleId,
    'title': title,
    'preview': preview,
    if (content case final e?) 'content': e.toJson(),
  };

  Lesson copyWith({
    String? id,
    String? moduleId,
    String? title,
    bool? preview,
    Patch<LessonContent> content = const Patch.keep(),
  }) => Lesson(
    id: id ?? this.id,
    moduleId: moduleId ?? this.moduleId,
    title: title ?? this.title,
    preview: preview ?? this.preview,
    content: content.or(this.content),
  );
}

