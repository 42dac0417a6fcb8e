// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A post to be written.
final class NewPost extends JsonModel {
  const NewPost({
    required this.title,
    required this.body,
    this.bodyFormat,
    this.attachments,
  });

  factory NewPost.fromJson(Map<String, Object?> json) => NewPost(
    title: json.required('title', asString),
    body: json.required('body', asString),
    bodyFormat: json.optional('bodyFormat', NewPostBodyFormat.fromJson),
    attachments: json.optional('attachments', listOf(asString)),
  );

  final String title;
  final String body;

  /// How the body is written; `math` is Markdown with LaTeX formulas.
  ///
  /// Defaults to `markdown`.
  final NewPostBodyFormat? bodyFormat;
  final List<String>? attachments;

  @override
  Map<String, Object?> toJson() => {
    'title': title,
    'body': body,
    if (bodyFormat != null) 'bodyFormat': bodyFormat,
    if (attachments != null) 'attachments': attachments,
  };

  NewPost copyWith({
    String? title,
    String? body,
    Patch<NewPostBodyFormat> bodyFormat = const Patch.keep(),
    Patch<List<String>> attachments = const Patch.keep(),
  }) => NewPost(
    title: title ?? this.title,
    body: body ?? this.body,
    bodyFormat: bodyFormat.or(this.bodyFormat),
    attachments: attachments.or(this.attachments),
  );
}

/// How the body is written; `math` is Markdown with LaTeX formulas.
extension type const NewPostBodyFormat(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewPostBodyFormat.fromJson(Object? json) : wire = asString(json);

  static const plain = NewPostBodyFormat('plain');
  static const markdown = NewPostBodyFormat('markdown');
  static const math = NewPostBodyFormat('math');

  static const List<NewPostBodyFormat> values = [plain, markdown, math];
}

