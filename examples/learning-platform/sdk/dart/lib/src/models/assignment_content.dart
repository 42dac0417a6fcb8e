// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Work to hand in.
final class AssignmentContent extends JsonModel {
  const AssignmentContent({
    this.kind = 'assignment',
    required this.instructions,
    this.dueInDays,
    this.acceptedFileTypes,
  });

  factory AssignmentContent.fromJson(Map<String, Object?> json) => AssignmentContent(
    kind: json.required('kind', asString),
    instructions: json.required('instructions', asString),
    dueInDays: json.optional('dueInDays', asInt),
    acceptedFileTypes: json.optional('acceptedFileTypes', listOf(asString)),
  );

  final String kind;
  final String instructions;

  /// How many days after the lesson was opened the work is due.
  final int? dueInDays;
  final List<String>? acceptedFileTypes;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'instructions': instructions,
    if (dueInDays != null) 'dueInDays': dueInDays,
    if (acceptedFileTypes != null) 'acceptedFileTypes': acceptedFileTypes,
  };

  AssignmentContent copyWith({
    String? kind,
    String? instructions,
    Patch<int> dueInDays = const Patch.keep(),
    Patch<List<String>> acceptedFileTypes = const Patch.keep(),
  }) => AssignmentContent(
    kind: kind ?? this.kind,
    instructions: instructions ?? this.instructions,
    dueInDays: dueInDays.or(this.dueInDays),
    acceptedFileTypes: acceptedFileTypes.or(this.acceptedFileTypes),
  );
}

