// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The way into a video room.
final class RoomAdmission extends JsonModel {
  const RoomAdmission({
    required this.roomUrl,
    required this.expiresAt,
    this.role,
  });

  factory RoomAdmission.fromJson(Map<String, Object?> json) => RoomAdmission(
    roomUrl: json.required('roomUrl', asString),
    expiresAt: json.required('expiresAt', asDateTime),
    role: json.optional('role', RoomAdmissionRole.fromJson),
  );

  final String roomUrl;
  final DateTime expiresAt;
  final RoomAdmissionRole? role;

  @override
  Map<String, Object?> toJson() => {
    'roomUrl': roomUrl,
    'expiresAt': dateTimeToJson(expiresAt),
    if (role != null) 'role': role,
  };

  RoomAdmission copyWith({
    String? roomUrl,
    DateTime? expiresAt,
    Patch<RoomAdmissionRole> role = const Patch.keep(),
  }) => RoomAdmission(
    roomUrl: roomUrl ?? this.roomUrl,
    expiresAt: expiresAt ?? this.expiresAt,
    role: role.or(this.role),
  );
}

extension type const RoomAdmissionRole(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  RoomAdmissionRole.fromJson(Object? json) : wire = asString(json);

  static const host = RoomAdmissionRole('host');
  static const presenter = RoomAdmissionRole('presenter');
  static const attendee = RoomAdmissionRole('attendee');

  static const List<RoomAdmissionRole> values = [host, presenter, attendee];
}

