// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

extension type const ListCoursesSort(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  ListCoursesSort.fromJson(Object? json) : wire = asString(json);

  static const newest = ListCoursesSort('newest');
  static const popular = ListCoursesSort('popular');
  static const price = ListCoursesSort('price');

  static const List<ListCoursesSort> values = [newest, popular, price];
}

final class PublishCourseRequest extends JsonModel {
  const PublishCourseRequest({this.publishAt});

  factory PublishCourseRequest.fromJson(Map<String, Object?> json) => PublishCourseRequest(
    publishAt: json.optional('publishAt', asDateTime),
  );

  /// When the course appears; at once if left out.
  final DateTime? publishAt;

  @override
  Map<String, Object?> toJson() => {
    if (publishAt case final e?) 'publishAt': dateTimeToJson(e),
  };

  PublishCourseRequest copyWith({
    Patch<DateTime> publishAt = const Patch.keep(),
  }) => PublishCourseRequest(publishAt: publishAt.or(this.publishAt));
}

