// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

final class MoveReadMarkerRequest extends JsonModel {
  const MoveReadMarkerRequest({required this.messageId});

  factory MoveReadMarkerRequest.fromJson(Map<String, Object?> json) => MoveReadMarkerRequest(
    messageId: json.required('messageId', asString),
  );

  /// The newest message that you have read.
  final String messageId;

  @override
  Map<String, Object?> toJson() => {'messageId': messageId};

  MoveReadMarkerRequest copyWith({String? messageId}) => MoveReadMarkerRequest(
    messageId: messageId ?? this.messageId,
  );
}

