// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The decision of a moderation case.
final class NewResolution extends JsonModel {
  const NewResolution({
    required this.decision,
    this.action,
    required this.explanation,
  });

  factory NewResolution.fromJson(Map<String, Object?> json) => NewResolution(
    decision: json.required('decision', NewResolutionDecision.fromJson),
    action: json.optional('action', NewResolutionAction.fromJson),
    explanation: json.required('explanation', asString),
  );

  final NewResolutionDecision decision;

  /// What to do with upheld content.
  final NewResolutionAction? action;

  /// What the author is told.
  final String explanation;

  @override
  Map<String, Object?> toJson() => {
    'decision': decision,
    if (action != null) 'action': action,
    'explanation': explanation,
  };

  NewResolution copyWith({
    NewResolutionDecision? decision,
    Patch<NewResolutionAction> action = const Patch.keep(),
    String? explanation,
  }) => NewResolution(
    decision: decision ?? this.decision,
    action: action.or(this.action),
    explanation: explanation ?? this.explanation,
  );
}

extension type const NewResolutionDecision(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewResolutionDecision.fromJson(Object? json) : wire = asString(json);

  static const uphold = NewResolutionDecision('uphold');
  static const dismiss = NewResolutionDecision('dismiss');

  static const List<NewResolutionDecision> values = [uphold, dismiss];
}

/// What to do with upheld content.
extension type const NewResolutionAction(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewResolutionAction.fromJson(Object? json) : wire = asString(json);

  static const hide = NewResolutionAction('hide');
  static const remove = NewResolutionAction('remove');
  static const warnAuthor = NewResolutionAction('warnAuthor');

  static const List<NewResolutionAction> values = [hide, remove, warnAuthor];
}

