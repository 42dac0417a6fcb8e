// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A part of a course.
final class Module extends JsonModel {
  const Module({
    required this.id,
    required this.courseId,
    required this.title,
    required this.position,
    required this.lessonCount,
  });

  factory Module.fromJson(Map<String, Object?> json) => Module(
    id: json.required('id', asString),
    courseId: json.required('courseId', asString),
    title: json.required('title', asString),
    position: json.required('position', asInt),
    lessonCount: json.required('lessonCount', asInt),
  );

  final String id;
  final String courseId;
  final String title;
  final int position;
  final int lessonCount;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'courseId': courseId,
    'title': title,
    'position': position,
    'lessonCount': lessonCount,
  };

  Module copyWith({
    String? id,
    String? courseId,
    String? title,
    int? position,
    int? lessonCount,
  }) => Module(
    id: id ?? this.id,
    courseId: courseId ?? this.courseId,
    title: title ?? this.title,
    position: position ?? this.position,
    lessonCount: lessonCount ?? this.lessonCount,
  );
}

