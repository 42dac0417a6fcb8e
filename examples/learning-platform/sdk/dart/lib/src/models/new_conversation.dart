// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A conversation to be started.
final class NewConversation extends JsonModel {
  const NewConversation({required this.participantIds, this.subject});

  factory NewConversation.fromJson(Map<String, Object?> json) => NewConversation(
    participantIds: json.required('participantIds', listOf(asString)),
    subject: json.optional('subject', asString),
  );

  /// The others.
  final List<String> participantIds;
  final String? subject;

  @override
  Map<String, Object?> toJson() => {
    'participantIds': participantIds,
    if (subject != null) 'subject': subject,
  };

  NewConversation copyWith({
    List<String>? participantIds,
    Patch<String> subject = const Patch.keep(),
  }) => NewConversation(
    participantIds: participantIds ?? this.participantIds,
    subject: subject.or(this.subject),
  );
}

