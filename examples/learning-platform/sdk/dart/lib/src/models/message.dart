// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A message.
final class Message extends JsonModel {
  const Message({
    required this.id,
    required this.senderId,
    this.text,
    this.attachmentIds,
    required this.sentAt,
    this.editedAt,
  });

  factory Message.fromJson(Map<String, Object?> json) => Message(
    id: json.required('id', asString),
    senderId: json.required('senderId', asString),
    text: json.optional('text', asString),
    attachmentIds: json.optional('attachmentIds', listOf(asString)),
    sentAt: json.required('sentAt', asDateTime),
    editedAt: json.optional('editedAt', asDateTime),
  );

  final String id;
  final String senderId;
  final String? text;
  final List<String>? attachmentIds;
  final DateTime sentAt;
  final DateTime? editedAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'senderId': senderId,
    if (text != null) 'text': text,
    if (attachmentIds != null) 'attachmentIds': attachmentIds,
    'sentAt': dateTimeToJson(sentAt),
    if (editedAt case final e?) 'editedAt': dateTimeToJson(e),
  };

  Message copyWith({
    String? id,
    String? senderId,
    Patch<String> text = const Patch.keep(),
    Patch<List<String>> attachmentIds = const Patch.keep(),
    DateTime? sentAt,
    Patch<DateTime> editedAt = const Patch.keep(),
  }) => Message(
    id: id ?? this.id,
    senderId: senderId ?? this.senderId,
    text: text.or(this.text),
    attachmentIds: attachmentIds.or(this.attachmentIds),
    sentAt: sentAt ?? this.sentAt,
    editedAt: editedAt.or(this.editedAt),
  );
}

