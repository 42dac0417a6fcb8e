// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'course.dart';

/// A course that was found.
final class CourseHit extends JsonModel {
  const CourseHit({
    this.kind = 'course',
    required this.score,
    required this.course,
  });

  factory CourseHit.fromJson(Map<String, Object?> json) => CourseHit(
    kind: json.required('kind', asString),
    score: json.required('score', asDouble),
    course: json.required('course', objectOf(Course.fromJson)),
  );

  final String kind;
  final double score;
  final Course course;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'score': score,
    'course': course.toJson(),
  };

  CourseHit copyWith({
    String? kind,
    double? score,
    Course? course,
  }) => CourseHit(
    kind: kind ?? this.kind,
    score: score ?? this.score,
    course: course ?? this.course,
  );
}

