// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'language_tag.dart';

/// What it takes to register.
final class NewAccount extends JsonModel {
  const NewAccount({
    required this.email,
    required this.displayName,
    required this.handle,
    this.locale,
    this.referralCode,
  });

  factory NewAccount.fromJson(Map<String, Object?> json) => NewAccount(
    email: json.required('email', asString),
    displayName: json.required('displayName', asString),
    handle: json.required('handle', asString),
    locale: json.optional('locale', asString),
    referralCode: json.optional('referralCode', asString),
  );

  /// Where the confirmation is sent.
  final String email;

  /// The name that others see.
  final String displayName;

  /// The unique name in links and mentions.
  final String handle;
  final LanguageTag? locale;

  /// The code of the person who recommended Linden.
  final String? referralCode;

  @override
  Map<String, Object?> toJson() => {
    'email': email,
    'displayName': displayName,
    'handle': handle,
    if (locale != null) 'locale': locale,
    if (referralCode != null) 'referralCode': referralCode,
  };

  NewAccount copyWith({
    String? email,
    String? displayName,
    String? handle,
    Patch<LanguageTag> locale = const Patch.keep(),
    Patch<String> referralCode = const Patch.keep(),
  }) => NewAccount(
    email: email ?? this.email,
    displayName: displayName ?? this.displayName,
    handle: handle ?? this.handle,
    locale: locale.or(this.locale),
    referralCode: referralCode.or(this.referralCode),
  );
}

/// What it takes to register.
final class NewAccountInput extends JsonModel {
  const NewAccountInput({
    required this.email,
    required this.password,
    required this.displayName,
    required this.handle,
    this.locale,
    this.referralCode,
  });

  factory NewAccountInput.fromJson(Map<String, Object?> json) => NewAccountInput(
    email: json.required('email', asString),
    password: json.required('password', asString),
    displayName: json.required('displayName', asString),
    handle: json.required('handle', asString),
    locale: json.optional('locale', asString),
    referralCode: json.optional('referralCode', asString),
  );

  /// Where the confirmation is sent.
  final String email;

  /// At least twelve characters of any kind.
  final String password;

  /// The name that others see.
  final String displayName;

  /// The unique name in links and mentions.
  final String handle;
  final LanguageTag? locale;

  /// The code of the person who recommended Linden.
  final String? referralCode;

  @override
  Map<String, Object?> toJson() => {
    'email': email,
    'password': password,
    'displayName': displayName,
    'handle': handle,
    if (locale != null) 'locale': locale,
    if (referralCode != null) 'referralCode': referralCode,
  };

  NewAccountInput copyWith({
    String? email,
    String? password,
    String? displayName,
    String? handle,
    Patch<LanguageTag> locale = const Patch.keep(),
    Patch<String> referralCode = const Patch.keep(),
  }) => NewAccountInput(
    email: email ?? this.email,
    password: password ?? this.password,
    displayName: displayName ?? this.displayName,
    handle: handle ?? this.handle,
    locale: locale.or(this.locale),
    referralCode: referralCode.or(this.referralCode),
  );
}

