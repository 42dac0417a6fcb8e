// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'course_level.dart';
import 'money.dart';

/// A merge patch for a course.
final class CourseUpdate extends JsonModel {
  const CourseUpdate({
    this.title,
    this.summary,
    this.level,
    this.price,
    this.coverUrl = const Patch.keep(),
    this.tags,
  });

  factory CourseUpdate.fromJson(Map<String, Object?> json) => CourseUpdate(
    title: json.optional('title', asString),
    summary: json.optional('summary', asString),
    level: json.optional('level', CourseLevel.fromJson),
    price: json.optional('price', objectOf(Money.fromJson)),
    coverUrl: json.patch('coverUrl', asString),
    tags: json.optional('tags', listOf(asString)),
  );

  final String? title;
  final String? summary;
  final CourseLevel? level;
  final Money? price;
  final Patch<String> coverUrl;
  final List<String>? tags;

  @override
  Map<String, Object?> toJson() => {
    if (title != null) 'title': title,
    if (summary != null) 'summary': summary,
    if (level != null) 'level': level,
    if (price case final e?) 'price': e.toJson(),
    if (coverUrl.isSet) 'coverUrl': coverUrl.value,
    if (tags != null) 'tags': tags,
  };

  CourseUpdate copyWith({
    Patch<String> title = const Patch.keep(),
    Patch<String> summary = const Patch.keep(),
    Patch<CourseLevel> level = const Patch.keep(),
    Patch<Money> price = const Patch.keep(),
    Patch<String>? coverUrl,
    Patch<List<String>> tags = const Patch.keep(),
  }) => CourseUpdate(
    title: title.or(this.title),
    summary: summary.or(this.summary),
    level: level.or(this.level),
    price: price.or(this.price),
    coverUrl: coverUrl ?? this.coverUrl,
    tags: tags.or(this.tags),
  );
}

