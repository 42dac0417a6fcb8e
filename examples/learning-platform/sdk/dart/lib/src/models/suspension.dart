// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A suspension of an account.
final class Suspension extends JsonModel {
  const Suspension({required this.reason, this.until, this.suspendedBy});

  factory Suspension.fromJson(Map<String, Object?> json) => Suspension(
    reason: json.required('reason', asString),
    until: json.optional('until', asDateTime),
    suspendedBy: json.optional('suspendedBy', asString),
  );

  final String reason;

  /// The end; null or left out means until further notice.
  final DateTime? until;

  /// Who suspended the account.
  final String? suspendedBy;

  @override
  Map<String, Object?> toJson() => {
    'reason': reason,
    if (until case final e?) 'until': dateTimeToJson(e),
    if (suspendedBy != null) 'suspendedBy': suspendedBy,
  };

  Suspension copyWith({
    String? reason,
    Patch<DateTime> until = const Patch.keep(),
    Patch<String> suspendedBy = const Patch.keep(),
  }) => Suspension(
    reason: reason ?? this.reason,
    until: until.or(this.until),
    suspendedBy: suspendedBy.or(this.suspendedBy),
  );
}

/// A suspension of an account.
final class SuspensionInput extends JsonModel {
  const SuspensionInput({
    required this.reason,
    this.until = const Patch.keep(),
  });

  factory SuspensionInput.fromJson(Map<String, Object?> json) => SuspensionInput(
    reason: json.required('reason', asString),
    until: json.patch('until', asDateTime),
  );

  final String reason;

  /// The end; null or left out means until further notice.
  final Patch<DateTime> until;

  @override
  Map<String, Object?> toJson() => {
    'reason': reason,
    if (until.isSet) 'until': switch (until.value) { null => null, final e => dateTimeToJson(e) },
  };

  SuspensionInput copyWith({
    String? reason,
    Patch<DateTime>? until,
  }) => SuspensionInput(
    reason: reason ?? this.reason,
    until: until ?? this.until,
  );
}

