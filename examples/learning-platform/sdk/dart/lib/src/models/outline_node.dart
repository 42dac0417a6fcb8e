// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A part of the outline, with its own parts.
final class OutlineNode extends JsonModel {
  const OutlineNode({
    required this.id,
    required this.title,
    this.durationMinutes,
    required this.children,
  });

  factory OutlineNode.fromJson(Map<String, Object?> json) => OutlineNode(
    id: json.required('id', asString),
    title: json.required('title', asString),
    durationMinutes: json.optional('durationMinutes', asInt),
    children: json.required('children', listOf(objectOf(OutlineNode.fromJson))),
  );

  final String id;
  final String title;
  final int? durationMinutes;
  final List<OutlineNode> children;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'title': title,
    if (durationMinutes != null) 'durationMinutes': durationMinutes,
    'children': [for (final e in children) e.toJson()],
  };

  OutlineNode copyWith({
    String? id,
    String? title,
    Patch<int> durationMinutes = const Patch.keep(),
    List<OutlineNode>? children,
  }) => OutlineNode(
    id: id ?? this.id,
    title: title ?? this.title,
    durationMinutes: durationMinutes.or(this.durationMinutes),
    children: children ?? this.children,
  );
}

