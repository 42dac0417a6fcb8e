// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'course_level.dart';
import 'language_tag.dart';
import 'money.dart';
import 'subject.dart';

/// A course to be created.
final class NewCourse extends JsonModel {
  const NewCourse({
    required this.title,
    this.summary,
    required this.subject,
    required this.level,
    required this.language,
    required this.price,
    this.tags,
    this.metadata,
  });

  factory NewCourse.fromJson(Map<String, Object?> json) => NewCourse(
    title: json.required('title', asString),
    summary: json.optional('summary', asString),
    subject: json.required('subject', Subject.fromJson),
    level: json.required('level', CourseLevel.fromJson),
    language: json.required('language', asString),
    price: json.required('price', objectOf(Money.fromJson)),
    tags: json.optional('tags', listOf(asString)),
    metadata: json.optional('metadata', mapOf(asString)),
  );

  final String title;
  final String? summary;
  final Subject subject;
  final CourseLevel level;
  final LanguageTag language;
  final Money price;
  final List<String>? tags;

  /// Whatever you want to keep with the course, at most 20 short texts.
  final Map<String, String>? metadata;

  @override
  Map<String, Object?> toJson() => {
    'title': title,
    if (summary != null) 'summary': summary,
    'subject': subject,
    'level': level,
    'language': language,
    'price': price.toJson(),
    if (tags != null) 'tags': tags,
    if (metadata != null) 'metadata': metadata,
  };

  NewCourse copyWith({
    String? title,
    Patch<String> summary = const Patch.keep(),
    Subject? subject,
    CourseLevel? level,
    LanguageTag? language,
    Money? price,
    Patch<List<String>> tags = const Patch.keep(),
    Patch<Map<String, String>> metadata = const Patch.keep(),
  }) => NewCourse(
    title: title ?? this.title,
    summary: summary.or(this.summary),
    subject: subject ?? this.subject,
    level: level ?? this.level,
    language: language ?? this.language,
    price: price ?? this.price,
    tags: tags.or(this.tags),
    metadata: metadata.or(this.metadata),
  );
}

