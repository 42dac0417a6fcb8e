// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Why something is cancelled.
final class CancellationRequest extends JsonModel {
  const CancellationRequest({required this.reason});

  factory CancellationRequest.fromJson(Map<String, Object?> json) => CancellationRequest(
    reason: json.required('reason', asString),
  );

  final String reason;

  @override
  Map<String, Object?> toJson() => {'reason': reason};

  CancellationRequest copyWith({String? reason}) => CancellationRequest(
    reason: reason ?? this.reason,
  );
}

