// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The state of a moderation case.
extension type const ModerationState(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  ModerationState.fromJson(Object? json) : wire = asString(json);

  static const open = ModerationState('open');
  static const upheld = ModerationState('upheld');
  static const dismissed = ModerationState('dismissed');
  static const appealed = ModerationState('appealed');

  static const List<ModerationState> values = [
    open,
    upheld,
    dismissed,
    appealed,
  ];
}

