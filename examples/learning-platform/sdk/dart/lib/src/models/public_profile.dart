// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// What an account shows to everybody.
final class PublicProfile extends JsonModel {
  const PublicProfile({
    required this.id,
    required this.displayName,
    required this.handle,
    this.avatarUrl,
    this.bio,
  });

  factory PublicProfile.fromJson(Map<String, Object?> json) => PublicProfile(
    id: json.required('id', asString),
    displayName: json.required('displayName', asString),
    handle: json.required('handle', asString),
    avatarUrl: json.optional('avatarUrl', asString),
    bio: json.optional('bio', asString),
  );

  final String id;
  final String displayName;
  final String handle;

  /// The picture, or null if there is none.
  final String? avatarUrl;
  final String? bio;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'displayName': displayName,
    'handle': handle,
    if (avatarUrl != null) 'avatarUrl': avatarUrl,
    if (bio != null) 'bio': bio,
  };

  PublicProfile copyWith({
    String? id,
    String? displayName,
    String? handle,
    Patch<String> avatarUrl = const Patch.keep(),
    Patch<String> bio = const Patch.keep(),
  }) => PublicProfile(
    id: id ?? this.id,
    displayName: displayName ?? this.displayName,
    handle: handle ?? this.handle,
    avatarUrl: avatarUrl.or(this.avatarUrl),
    bio: bio.or(this.bio),
  );
}

