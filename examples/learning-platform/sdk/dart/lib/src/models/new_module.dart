// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A module to be added to a course.
final class NewModule extends JsonModel {
  const NewModule({required this.title, this.position});

  factory NewModule.fromJson(Map<String, Object?> json) => NewModule(
    title: json.required('title', asString),
    position: json.optional('position', asInt),
  );

  final String title;

  /// The place in the course, from 0; the end if left out.
  final int? position;

  @override
  Map<String, Object?> toJson() => {
    'title': title,
    if (position != null) 'position': position,
  };

  NewModule copyWith({
    String? title,
    Patch<int> position = const Patch.keep(),
  }) => NewModule(
    title: title ?? this.title,
    position: position.or(this.position),
  );
}

