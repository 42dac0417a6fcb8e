// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'message.dart';

/// A message that was changed.
final class MessageEditedEvent extends JsonModel {
  const MessageEditedEvent({
    this.type = 'message.edited',
    required this.message,
  });

  factory MessageEditedEvent.fromJson(Map<String, Object?> json) => MessageEditedEvent(
    type: json.required('type', asString),
    message: json.required('message', objectOf(Message.fromJson)),
  );

  final String type;
  final Message message;

  @override
  Map<String, Object?> toJson() => {'type': type, 'message': message.toJson()};

  MessageEditedEvent copyWith({
    String? type,
    Message? message,
  }) => MessageEditedEvent(
    type: type ?? this.type,
    message: message ?? this.message,
  );
}

