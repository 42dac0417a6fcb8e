// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'message.dart';

/// A new message.
final class MessageSentEvent extends JsonModel {
  const MessageSentEvent({this.type = 'message.sent', required this.message});

  factory MessageSentEvent.fromJson(Map<String, Object?> json) => MessageSentEvent(
    type: json.required('type', asString),
    message: json.required('message', objectOf(Message.fromJson)),
  );

  final String type;
  final Message message;

  @override
  Map<String, Object?> toJson() => {'type': type, 'message': message.toJson()};

  MessageSentEvent copyWith({
    String? type,
    Message? message,
  }) => MessageSentEvent(
    type: type ?? this.type,
    message: message ?? this.message,
  );
}

