// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A comment to be written.
final class NewComment extends JsonModel {
  const NewComment({required this.body, this.inReplyTo});

  factory NewComment.fromJson(Map<String, Object?> json) => NewComment(
    body: json.required('body', asString),
    inReplyTo: json.optional('inReplyTo', asString),
  );

  final String body;

  /// The comment that this one answers.
  final String? inReplyTo;

  @override
  Map<String, Object?> toJson() => {
    'body': body,
    if (inReplyTo != null) 'inReplyTo': inReplyTo,
  };

  NewComment copyWith({
    String? body,
    Patch<String> inReplyTo = const Patch.keep(),
  }) => NewComment(
    body: body ?? this.body,
    inReplyTo: inReplyTo.or(this.inReplyTo),
  );
}

