// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'moderation_state.dart';
import 'report_reason.dart';

/// Reported content and what became of it.
final class ModerationCase extends JsonModel {
  const ModerationCase({
    required this.id,
    required this.state,
    required this.content,
    required this.reasons,
    required this.openedAt,
    this.resolvedAt,
  });

  factory ModerationCase.fromJson(Map<String, Object?> json) => ModerationCase(
    id: json.required('id', asString),
    state: json.required('state', ModerationState.fromJson),
    content: json.required('content', objectOf(ModerationCaseContent.fromJson)),
    reasons: json.required('reasons', listOf(ReportReason.fromJson)),
    openedAt: json.required('openedAt', asDateTime),
    resolvedAt: json.optional('resolvedAt', asDateTime),
  );

  final String id;
  final ModerationState state;
  final ModerationCaseContent content;
  final List<ReportReason> reasons;
  final DateTime openedAt;
  final DateTime? resolvedAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'state': state,
    'content': content.toJson(),
    'reasons': reasons,
    'openedAt': dateTimeToJson(openedAt),
    if (resolvedAt case final e?) 'resolvedAt': dateTimeToJson(e),
  };

  ModerationCase copyWith({
    String? id,
    ModerationState? state,
    ModerationCaseContent? content,
    List<ReportReason>? reasons,
    DateTime? openedAt,
    Patch<DateTime> resolvedAt = const Patch.keep(),
  }) => ModerationCase(
    id: id ?? this.id,
    state: state ?? this.state,
    content: content ?? this.content,
    reasons: reasons ?? this.reasons,
    openedAt: openedAt ?? this.openedAt,
    resolvedAt: resolvedAt.or(this.resolvedAt),
  );
}

final class ModerationCaseContent extends JsonModel {
  const ModerationCaseContent({required this.kind, required this.id});

  factory ModerationCaseContent.fromJson(Map<String, Object?> json) => ModerationCaseContent(
    kind: json.required('kind', ModerationCaseContentKind.fromJson),
    id: json.required('id', asString),
  );

  final ModerationCaseContentKind kind;
  final String id;

  @override
  Map<String, Object?> toJson() => {'kind': kind, 'id': id};

  ModerationCaseContent copyWith({
    ModerationCaseContentKind? kind,
    String? id,
  }) => ModerationCaseContent(kind: kind ?? this.kind, id: id ?? this.id);
}

extension type const ModerationCaseContentKind(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  ModerationCaseContentKind.fromJson(Object? json) : wire = asString(json);

  static const post = ModerationCaseContentKind('post');
  static const comment = ModerationCaseContentKind('comment');
  static const message = ModerationCaseContentKind('message');
  static const review = ModerationCaseContentKind('review');

  static const List<ModerationCaseContentKind> values = [
    post,
    comment,
    message,
    review,
  ];
}

