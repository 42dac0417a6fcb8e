// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// How much a course takes for granted.
extension type const CourseLevel(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  CourseLevel.fromJson(Object? json) : wire = asString(json);

  static const beginner = CourseLevel('beginner');
  static const intermediate = CourseLevel('intermediate');
  static const advanced = CourseLevel('advanced');

  static const List<CourseLevel> values = [beginner, intermediate, advanced];
}

