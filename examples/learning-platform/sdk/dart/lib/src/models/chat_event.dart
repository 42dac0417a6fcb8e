// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'message_edited_event.dart';
import 'message_sent_event.dart';
import 'typing_event.dart';

/// Something that happened in a conversation; its shape follows `type`.
sealed class ChatEvent extends JsonUnion {
  const ChatEvent();

  factory ChatEvent.fromJson(Object? json) => switch (tagOf(json, 'type')) {
    'message.sent' => ChatEventMessageSentEvent(MessageSentEvent.fromJson(asObject(json))),
    'message.edited' => ChatEventMessageEditedEvent(MessageEditedEvent.fromJson(asObject(json))),
    'typing' => ChatEventTypingEvent(TypingEvent.fromJson(asObject(json))),
    _ => ChatEventUnknown(json),
  };
}

final class ChatEventMessageSentEvent extends ChatEvent {
  const ChatEventMessageSentEvent(this.value);

  @override
  final MessageSentEvent value;

  @override
  Object? toJson() => value.toJson();
}

final class ChatEventMessageEditedEvent extends ChatEvent {
  const ChatEventMessageEditedEvent(this.value);

  @override
  final MessageEditedEvent value;

  @override
  Object? toJson() => value.toJson();
}

final class ChatEventTypingEvent extends ChatEvent {
  const ChatEventTypingEvent(this.value);

  @override
  final TypingEvent value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class ChatEventUnknown extends ChatEvent {
  const ChatEventUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

