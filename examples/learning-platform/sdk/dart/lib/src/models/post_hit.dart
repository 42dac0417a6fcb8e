// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'post.dart';

/// A post that was found.
final class PostHit extends JsonModel {
  const PostHit({this.kind = 'post', required this.score, required this.post});

  factory PostHit.fromJson(Map<String, Object?> json) => PostHit(
    kind: json.required('kind', asString),
    score: json.required('score', asDouble),
    post: json.required('post', objectOf(Post.fromJson)),
  );

  final String kind;
  final double score;
  final Post post;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'score': score,
    'post': post.toJson(),
  };

  PostHit copyWith({String? kind, double? score, Post? post}) => PostHit(
    kind: kind ?? this.kind,
    score: score ?? this.score,
    post: post ?? this.post,
  );
}

