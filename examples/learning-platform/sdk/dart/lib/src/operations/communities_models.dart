// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/report_reason.dart';
import '../runtime/runtime.dart';

final class ReportPostRequest extends JsonModel {
  const ReportPostRequest({required this.reason, this.note});

  factory ReportPostRequest.fromJson(Map<String, Object?> json) => ReportPostRequest(
    reason: json.required('reason', ReportReason.fromJson),
    note: json.optional('note', asString),
  );

  final ReportReason reason;

  /// What a moderator should know.
  final String? note;

  @override
  Map<String, Object?> toJson() => {
    'reason': reason,
    if (note != null) 'note': note,
  };

  ReportPostRequest copyWith({
    ReportReason? reason,
    Patch<String> note = const Patch.keep(),
  }) => ReportPostRequest(
    reason: reason ?? this.reason,
    note: note.or(this.note),
  );
}

