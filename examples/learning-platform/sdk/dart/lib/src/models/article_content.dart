// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A text to read.
final class ArticleContent extends JsonModel {
  const ArticleContent({
    this.kind = 'article',
    required this.body,
    this.readingMinutes,
  });

  factory ArticleContent.fromJson(Map<String, Object?> json) => ArticleContent(
    kind: json.required('kind', asString),
    body: json.required('body', asString),
    readingMinutes: json.optional('readingMinutes', asInt),
  );

  final String kind;

  /// The text in Markdown.
  final String body;
  final int? readingMinutes;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'body': body,
    if (readingMinutes != null) 'readingMinutes': readingMinutes,
  };

  ArticleContent copyWith({
    String? kind,
    String? body,
    Patch<int> readingMinutes = const Patch.keep(),
  }) => ArticleContent(
    kind: kind ?? this.kind,
    body: body ?? this.body,
    readingMinutes: readingMinutes.or(this.readingMinutes),
  );
}

