// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'public_profile.dart';

/// A review.
final class Review extends JsonModel {
  const Review({
    required this.id,
    required this.rating,
    this.text,
    this.author,
    required this.createdAt,
  });

  factory Review.fromJson(Map<String, Object?> json) => Review(
    id: json.required('id', asString),
    rating: json.required('rating', asInt),
    text: json.optional('text', asString),
    author: json.optional('author', objectOf(PublicProfile.fromJson)),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final int rating;
  final String? text;

  /// Left out of anonymous reviews.
  final PublicProfile? author;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'rating': rating,
    if (text != null) 'text': text,
    if (author case final e?) 'author': e.toJson(),
    'createdAt': dateTimeToJson(createdAt),
  };

  Review copyWith({
    String? id,
    int? rating,
    Patch<String> text = const Patch.keep(),
    Patch<PublicProfile> author = const Patch.keep(),
    DateTime? createdAt,
  }) => Review(
    id: id ?? this.id,
    rating: rating ?? this.rating,
    text: text.or(this.text),
    author: author.or(this.author),
    createdAt: createdAt ?? this.createdAt,
  );
}

