// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// What an account may do on the platform.
extension type const AccountRole(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  AccountRole.fromJson(Object? json) : wire = asString(json);

  static const learner = AccountRole('learner');
  static const tutor = AccountRole('tutor');
  static const instructor = AccountRole('instructor');
  static const moderator = AccountRole('moderator');
  static const administrator = AccountRole('administrator');

  static const List<AccountRole> values = [
    learner,
    tutor,
    instructor,
    moderator,
    administrator,
  ];
}

