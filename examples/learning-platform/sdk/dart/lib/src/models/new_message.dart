// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A message to be sent, with a text, attachments or both.
final class NewMessage extends JsonModel {
  const NewMessage({this.text, this.attachmentIds});

  factory NewMessage.fromJson(Map<String, Object?> json) => NewMessage(
    text: json.optional('text', asString),
    attachmentIds: json.optional('attachmentIds', listOf(asString)),
  );

  final String? text;
  final List<String>? attachmentIds;

  @override
  Map<String, Object?> toJson() => {
    if (text != null) 'text': text,
    if (attachmentIds != null) 'attachmentIds': attachmentIds,
  };

  NewMessage copyWith({
    Patch<String> text = const Patch.keep(),
    Patch<List<String>> attachmentIds = const Patch.keep(),
  }) => NewMessage(
    text: text.or(this.text),
    attachmentIds: attachmentIds.or(this.attachmentIds),
  );
}

