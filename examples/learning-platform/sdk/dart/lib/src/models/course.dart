// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'course_level.dart';
import 'language_tag.dart';
import 'money.dart';
import 'public_profile.dart';
import 'subject.dart';

/// A course.
final class Course extends JsonModel {
  const Course({
    required this.id,
    required this.title,
    this.summary,
    required this.subject,
    required this.level,
    required this.language,
    required this.price,
    required this.status,
    required this.instructors,
    this.coverUrl,
    this.thumbnailUrl,
    this.rating,
    this.tags,
    this.metadata,
    required this.createdAt,
  });

  factory Course.fromJson(Map<String, Object?> json) => Course(
    id: json.required('id', asString),
    title: json.required('title', asString),
    summary: json.optional('summary', asString),
    subject: json.required('subject', Subject.fromJson),
    level: json.required('level', CourseLevel.fromJson),
    language: json.required('language', asString),
    price: json.required('price', objectOf(Money.fromJson)),
    status: json.required('status', CourseStatus.fromJson),
    instructors: json.required('instructors', listOf(objectOf(PublicProfile.fromJson))),
    coverUrl: json.optional('coverUrl', asString),
    thumbnailUrl: json.optional('thumbnailUrl', asString),
    rating: json.optional('rating', asDouble),
    tags: json.optional('tags', listOf(asString)),
    metadata: json.optional('metadata', mapOf(asString)),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final String title;
  final String? summary;
  final Subject subject;
  final CourseLevel level;
  final LanguageTag language;
  final Money price;

  /// Where the course stands.
  final CourseStatus status;

  /// Who teaches the course.
  final List<PublicProfile> instructors;

  /// The cover, 1600 pixels wide.
  final String? coverUrl;

  /// A small cover. Deprecated, because every size can be asked for with
  /// `?width=` on `coverUrl`.
  @Deprecated('The API drops it on 2027-03-31.')
  final String? thumbnailUrl;

  /// The mean of all reviews; left out while there are none.
  final double? rating;
  final List<String>? tags;
  final Map<String, String>? metadata;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'title': title,
    if (summary != null) 'summary': summary,
    'subject': subject,
    'level': level,
    'language': language,
    'price': price.toJson(),
    'status': status,
    'instructors': [for (final e in instructors) e.toJson()],
    if (coverUrl != null) 'coverUrl': coverUrl,
    if (thumbnailUrl != null) 'thumbnailUrl': thumbnailUrl,
    if (rating != null) 'rating': rating,
    if (tags != null) 'tags': tags,
    if (metadata != null) 'metadata': metadata,
    'createdAt': dateTimeToJson(createdAt),
  };

  Course copyWith({
    String? id,
    String? title,
    Patch<String> summary = const Patch.keep(),
    Subject? subject,
    CourseLevel? level,
    LanguageTag? language,
    Money? price,
    CourseStatus? status,
    List<PublicProfile>? instructors,
    Patch<String> coverUrl = const Patch.keep(),
    Patch<String> thumbnailUrl = const Patch.keep(),
    Patch<double> rating = const Patch.keep(),
    Patch<List<String>> tags = const Patch.keep(),
    Patch<Map<String, String>> metadata = const Patch.keep(),
    DateTime? createdAt,
  }) => Course(
    id: id ?? this.id,
    title: title ?? this.title,
    summary: summary.or(this.summary),
    subject: subject ?? this.subject,
    level: level ?? this.level,
    language: language ?? this.language,
    price: price ?? this.price,
    status: status ?? this.status,
    instructors: instructors ?? this.instructors,
    coverUrl: coverUrl.or(this.coverUrl),
    thumbnailUrl: thumbnailUrl.or(this.thumbnailUrl),
    rating: rating.or(this.rating),
    tags: tags.or(this.tags),
    metadata: metadata.or(this.metadata),
    createdAt: createdAt ?? this.createdAt,
  );
}

/// Where the course stands.
extension type const CourseStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  CourseStatus.fromJson(Object? json) : wire = asString(json);

  static const draft = CourseStatus('draft');
  static const published = CourseStatus('published');
  static const archived = CourseStatus('archived');

  static const List<CourseStatus> values = [draft, published, archived];
}

