// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A community to be created.
final class NewCommunity extends JsonModel {
  const NewCommunity({
    required this.name,
    this.description,
    this.courseId,
    required this.visibility,
  });

  factory NewCommunity.fromJson(Map<String, Object?> json) => NewCommunity(
    name: json.required('name', asString),
    description: json.optional('description', asString),
    courseId: json.optional('courseId', asString),
    visibility: json.required('visibility', NewCommunityVisibility.fromJson),
  );

  final String name;
  final String? description;

  /// The course that the community belongs to, if any.
  final String? courseId;
  final NewCommunityVisibility visibility;

  @override
  Map<String, Object?> toJson() => {
    'name': name,
    if (description != null) 'description': description,
    if (courseId != null) 'courseId': courseId,
    'visibility': visibility,
  };

  NewCommunity copyWith({
    String? name,
    Patch<String> description = const Patch.keep(),
    Patch<String> courseId = const Patch.keep(),
    NewCommunityVisibility? visibility,
  }) => NewCommunity(
    name: name ?? this.name,
    description: description.or(this.description),
    courseId: courseId.or(this.courseId),
    visibility: visibility ?? this.visibility,
  );
}

extension type const NewCommunityVisibility(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewCommunityVisibility.fromJson(Object? json) : wire = asString(json);

  static const open = NewCommunityVisibility('open');
  static const membersOnly = NewCommunityVisibility('membersOnly');
  static const hidden = NewCommunityVisibility('hidden');

  static const List<NewCommunityVisibility> values = [
    open,
    membersOnly,
    hidden,
  ];
}

