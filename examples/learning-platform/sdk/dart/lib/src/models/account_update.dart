// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'language_tag.dart';

/// A merge patch for an account.
final class AccountUpdate extends JsonModel {
  const AccountUpdate({
    this.displayName,
    this.bio = const Patch.keep(),
    this.locale,
  });

  factory AccountUpdate.fromJson(Map<String, Object?> json) => AccountUpdate(
    displayName: json.optional('displayName', asString),
    bio: json.patch('bio', asString),
    locale: json.optional('locale', asString),
  );

  final String? displayName;

  /// A few lines about yourself; null clears them.
  final Patch<String> bio;
  final LanguageTag? locale;

  @override
  Map<String, Object?> toJson() => {
    if (displayName != null) 'displayName': displayName,
    if (bio.isSet) 'bio': bio.value,
    if (locale != null) 'locale': locale,
  };

  AccountUpdate copyWith({
    Patch<String> displayName = const Patch.keep(),
    Patch<String>? bio,
    Patch<LanguageTag> locale = const Patch.keep(),
  }) => AccountUpdate(
    displayName: displayName.or(this.displayName),
    bio: bio ?? this.bio,
    locale: locale.or(this.locale),
  );
}

