// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'course_hit.dart';
import 'e_book_hit.dart';
import 'post_hit.dart';
import 'tutor_hit.dart';

/// Something that was found; its shape follows `kind`.
sealed class SearchHit extends JsonUnion {
  const SearchHit();

  factory SearchHit.fromJson(Object? json) => switch (tagOf(json, 'kind')) {
    'course' => SearchHitCourseHit(CourseHit.fromJson(asObject(json))),
    'tutor' => SearchHitTutorHit(TutorHit.fromJson(asObject(json))),
    'eBook' => SearchHitEBookHit(EBookHit.fromJson(asObject(json))),
    'post' => SearchHitPostHit(PostHit.fromJson(asObject(json))),
    _ => SearchHitUnknown(json),
  };
}

final class SearchHitCourseHit extends SearchHit {
  const SearchHitCourseHit(this.value);

  @override
  final CourseHit value;

  @override
  Object? toJson() => value.toJson();
}

final class SearchHitTutorHit extends SearchHit {
  const SearchHitTutorHit(this.value);

  @override
  final TutorHit value;

  @override
  Object? toJson() => value.toJson();
}

final class SearchHitEBookHit extends SearchHit {
  const SearchHitEBookHit(this.value);

  @override
  final EBookHit value;

  @override
  Object? toJson() => value.toJson();
}

final class SearchHitPostHit extends SearchHit {
  const SearchHitPostHit(this.value);

  @override
  final PostHit value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class SearchHitUnknown extends SearchHit {
  const SearchHitUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

