// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Somebody is typing.
final class TypingEvent extends JsonModel {
  const TypingEvent({this.type = 'typing', required this.accountId});

  factory TypingEvent.fromJson(Map<String, Object?> json) => TypingEvent(
    type: json.required('type', asString),
    accountId: json.required('accountId', asString),
  );

  final String type;
  final String accountId;

  @override
  Map<String, Object?> toJson() => {'type': type, 'accountId': accountId};

  TypingEvent copyWith({String? type, String? accountId}) => TypingEvent(
    type: type ?? this.type,
    accountId: accountId ?? this.accountId,
  );
}

