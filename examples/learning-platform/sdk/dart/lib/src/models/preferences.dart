// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// How the platform behaves for one person.
final class Preferences extends JsonModel {
  const Preferences({
    this.theme,
    this.captions,
    this.playbackRate,
    this.notifications,
    this.quietHours,
    this.updatedAt,
  });

  factory Preferences.fromJson(Map<String, Object?> json) => Preferences(
    theme: json.optional('theme', PreferencesTheme.fromJson),
    captions: json.optional('captions', asBool),
    playbackRate: json.optional('playbackRate', asDouble),
    notifications: json.optional('notifications', mapOf(listOf(PreferencesNotificationsValueItem.fromJson))),
    quietHours: json.optional('quietHours', (json) => switch (asList(json)) { final items => (items.item(0, asString), items.item(1, asString)) }),
    updatedAt: json.optional('updatedAt', asDateTime),
  );

  /// Defaults to `system`.
  final PreferencesTheme? theme;

  /// Whether videos start with captions.
  ///
  /// Defaults to `false`.
  final bool? captions;

  /// Defaults to `1`.
  final double? playbackRate;

  /// For each kind of event, how to be told.
  final Map<String, List<PreferencesNotificationsValueItem>>? notifications;

  /// From when to when not to be disturbed, in local time.
  final (String, String)? quietHours;

  /// When the preferences last changed.
  final DateTime? updatedAt;

  @override
  Map<String, Object?> toJson() => {
    if (theme != null) 'theme': theme,
    if (captions != null) 'captions': captions,
    if (playbackRate != null) 'playbackRate': playbackRate,
    if (notifications != null) 'notifications': notifications,
    if (quietHours case final e?) 'quietHours': [e.$1, e.$2],
    if (updatedAt case final e?) 'updatedAt': dateTimeToJson(e),
  };

  Preferences copyWith({
    Patch<PreferencesTheme> theme = const Patch.keep(),
    Patch<bool> captions = const Patch.keep(),
    Patch<double> playbackRate = const Patch.keep(),
    Patch<Map<String, List<PreferencesNotificationsValueItem>>> notifications = const Patch.keep(),
    Patch<(String, String)> quietHours = const Patch.keep(),
    Patch<DateTime> updatedAt = const Patch.keep(),
  }) => Preferences(
    theme: theme.or(this.theme),
    captions: captions.or(this.captions),
    playbackRate: playbackRate.or(this.playbackRate),
    notifications: notifications.or(this.notifications),
    quietHours: quietHours.or(this.quietHours),
    updatedAt: updatedAt.or(this.updatedAt),
  );
}

/// How the platform behaves for one person.
final class PreferencesInput extends JsonModel {
  const PreferencesInput({
    this.theme,
    this.captions,
    this.playbackRate,
    this.notifications,
    this.quietHours,
  });

  factory PreferencesInput.fromJson(Map<String, Object?> json) => PreferencesInput(
    theme: json.optional('theme', PreferencesTheme.fromJson),
    captions: json.optional('captions', asBool),
    playbackRate: json.optional('playbackRate', asDouble),
    notifications: json.optional('notifications', mapOf(listOf(PreferencesNotificationsValueItem.fromJson))),
    quietHours: json.optional('quietHours', (json) => switch (asList(json)) { final items => (items.item(0, asString), items.item(1, asString)) }),
  );

  /// Defaults to `system`.
  final PreferencesTheme? theme;

  /// Whether videos start with captions.
  ///
  /// Defaults to `false`.
  final bool? captions;

  /// Defaults to `1`.
  final double? playbackRate;

  /// For each kind of event, how to be told.
  final Map<String, List<PreferencesNotificationsValueItem>>? notifications;

  /// From when to when not to be disturbed, in local time.
  final (String, String)? quietHours;

  @override
  Map<String, Object?> toJson() => {
    if (theme != null) 'theme': theme,
    if (captions != null) 'captions': captions,
    if (playbackRate != null) 'playbackRate': playbackRate,
    if (notifications != null) 'notifications': notifications,
    if (quietHours case final e?) 'quietHours': [e.$1, e.$2],
  };

  PreferencesInput copyWith({
    Patch<PreferencesTheme> theme = const Patch.keep(),
    Patch<bool> captions = const Patch.keep(),
    Patch<double> playbackRate = const Patch.keep(),
    Patch<Map<String, List<PreferencesNotificationsValueItem>>> notifications = const Patch.keep(),
    Patch<(String, String)> quietHours = const Patch.keep(),
  }) => PreferencesInput(
    theme: theme.or(this.theme),
    captions: captions.or(this.captions),
    playbackRate: playbackRate.or(this.playbackRate),
    notifications: notifications.or(this.notifications),
    quietHours: quietHours.or(this.quietHours),
  );
}

extension type const PreferencesTheme(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PreferencesTheme.fromJson(Object? json) : wire = asString(json);

  static const system = PreferencesTheme('system');
  static const light = PreferencesTheme('light');
  static const dark = PreferencesTheme('dark');

  static const List<PreferencesTheme> values = [system, light, dark];
}

extension type const PreferencesNotificationsValueItem(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PreferencesNotificationsValueItem.fromJson(Object? json) : wire = asString(json);

  static const email = PreferencesNotificationsValueItem('email');
  static const push = PreferencesNotificationsValueItem('push');
  static const sms = PreferencesNotificationsValueItem('sms');

  static const List<PreferencesNotificationsValueItem> values = [
    email,
    push,
    sms,
  ];
}

