// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'public_profile.dart';

/// A post in a community.
final class Post extends JsonModel {
  const Post({
    required this.id,
    required this.communityId,
    required this.author,
    required this.title,
    required this.body,
    this.pinned,
    this.commentCount,
    required this.createdAt,
  });

  factory Post.fromJson(Map<String, Object?> json) => Post(
    id: json.required('id', asString),
    communityId: json.required('communityId', asString),
    author: json.required('author', objectOf(PublicProfile.fromJson)),
    title: json.required('title', asString),
    body: json.required('body', asString),
    pinned: json.optional('pinned', asBool),
    commentCount: json.optional('commentCount', asInt),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final String communityId;
  final PublicProfile author;
  final String title;
  final String body;
  final bool? pinned;
  final int? commentCount;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'communityId': communityId,
    'author': author.toJson(),
    'title': title,
    'body': body,
    if (pinned != null) 'pinned': pinned,
    if (commentCount != null) 'commentCount': commentCount,
    'createdAt': dateTimeToJson(createdAt),
  };

  Post copyWith({
    String? id,
    String? communityId,
    PublicProfile? author,
    String? title,
    String? body,
    Patch<bool> pinned = const Patch.keep(),
    Patch<int> commentCount = const Patch.keep(),
    DateTime? createdAt,
  }) => Post(
    id: id ?? this.id,
    communityId: communityId ?? this.communityId,
    author: author ?? this.author,
    title: title ?? this.title,
    body: body ?? this.body,
    pinned: pinned.or(this.pinned),
    commentCount: commentCount.or(this.commentCount),
    createdAt: createdAt ?? this.createdAt,
  );
}

