// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'public_profile.dart';

/// A comment with its replies.
final class Comment extends JsonModel {
  const Comment({
    required this.id,
    required this.author,
    required this.body,
    required this.createdAt,
    required this.replies,
  });

  factory Comment.fromJson(Map<String, Object?> json) => Comment(
    id: json.required('id', asString),
    author: json.required('author', objectOf(PublicProfile.fromJson)),
    body: json.required('body', asString),
    createdAt: json.required('createdAt', asDateTime),
    replies: json.required('replies', listOf(objectOf(Comment.fromJson))),
  );

  final String id;
  final PublicProfile author;
  final String body;
  final DateTime createdAt;
  final List<Comment> replies;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'author': author.toJson(),
    'body': body,
    'createdAt': dateTimeToJson(createdAt),
    'replies': [for (final e in replies) e.toJson()],
  };

  Comment copyWith({
    String? id,
    PublicProfile? author,
    String? body,
    DateTime? createdAt,
    List<Comment>? replies,
  }) => Comment(
    id: id ?? this.id,
    author: author ?? this.author,
    body: body ?? this.body,
    createdAt: createdAt ?? this.createdAt,
    replies: replies ?? this.replies,
  );
}

