// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'account_role.dart';
import 'language_tag.dart';

/// An account as its owner and our staff see it.
final class Account extends JsonModel {
  const Account({
    required this.id,
    required this.displayName,
    required this.handle,
    this.avatarUrl,
    this.bio,
    required this.email,
    this.emailConfirmed,
    required this.role,
    this.locale,
    required this.createdAt,
  });

  factory Account.fromJson(Map<String, Object?> json) => Account(
    id: json.required('id', asString),
    displayName: json.required('displayName', asString),
    handle: json.required('handle', asString),
    avatarUrl: json.optional('avatarUrl', asString),
    bio: json.optional('bio', asString),
    email: json.required('email', asString),
    emailConfirmed: json.optional('emailConfirmed', asBool),
    role: json.required('role', AccountRole.fromJson),
    locale: json.optional('locale', asString),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final String displayName;
  final String handle;

  /// The picture, or null if there is none.
  final String? avatarUrl;
  final String? bio;
  final String email;

  /// Whether the confirmation link was followed.
  final bool? emailConfirmed;
  final AccountRole role;
  final LanguageTag? locale;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'displayName': displayName,
    'handle': handle,
    if (avatarUrl != null) 'avatarUrl': avatarUrl,
    if (bio != null) 'bio': bio,
    'email': email,
    if (emailConfirmed != null) 'emailConfirmed': emailConfirmed,
    'role': role,
    if (locale != null) 'locale': locale,
    'createdAt': dateTimeToJson(createdAt),
  };

  Account copyWith({
    String? id,
    String? displayName,
    String? handle,
    Patch<String> avatarUrl = const Patch.keep(),
    Patch<String> bio = const Patch.keep(),
    String? email,
    Patch<bool> emailConfirmed = const Patch.keep(),
    AccountRole? role,
    Patch<LanguageTag> locale = const Patch.keep(),
    DateTime? createdAt,
  }) => Account(
    id: id ?? this.id,
    displayName: displayName ?? this.displayName,
    handle: handle ?? this.handle,
    avatarUrl: avatarUrl.or(this.avatarUrl),
    bio: bio.or(this.bio),
    email: email ?? this.email,
    emailConfirmed: emailConfirmed.or(this.emailConfirmed),
    role: role ?? this.role,
    locale: locale.or(this.locale),
    createdAt: createdAt ?? this.createdAt,
  );
}

