// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'message.dart';
import 'public_profile.dart';

/// A conversation.
final class Conversation extends JsonModel {
  const Conversation({
    required this.id,
    this.subject,
    required this.participants,
    this.lastMessage,
    required this.unreadCount,
  });

  factory Conversation.fromJson(Map<String, Object?> json) => Conversation(
    id: json.required('id', asString),
    subject: json.optional('subject', asString),
    participants: json.required('participants', listOf(objectOf(PublicProfile.fromJson))),
    lastMessage: json.optional('lastMessage', objectOf(Message.fromJson)),
    unreadCount: json.required('unreadCount', asInt),
  );

  final String id;
  final String? subject;
  final List<PublicProfile> participants;
  final Message? lastMessage;
  final int unreadCount;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    if (subject != null) 'subject': subject,
    'participants': [for (final e in participants) e.toJson()],
    if (lastMessage case final e?) 'lastMessage': e.toJson(),
    'unreadCount': unreadCount,
  };

  Conversation copyWith({
    String? id,
    Patch<String> subject = const Patch.keep(),
    List<PublicProfile>? participants,
    Patch<Message> lastMessage = const Patch.keep(),
    int? unreadCount,
  }) => Conversation(
    id: id ?? this.id,
    subject: subject.or(this.subject),
    participants: participants ?? this.participants,
    lastMessage: lastMessage.or(this.lastMessage),
    unreadCount: unreadCount ?? this.unreadCount,
  );
}

