// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A group of people who learn together.
final class Community extends JsonModel {
  const Community({
    required this.id,
    required this.name,
    this.description,
    this.courseId,
    required this.visibility,
    required this.memberCount,
  });

  factory Community.fromJson(Map<String, Object?> json) => Community(
    id: json.required('id', asString),
    name: json.required('name', asString),
    description: json.optional('description', asString),
    courseId: json.optional('courseId', asString),
    visibility: json.required('visibility', CommunityVisibility.fromJson),
    memberCount: json.required('memberCount', asInt),
  );

  final String id;
  final String name;
  final String? description;
  final String? courseId;
  final CommunityVisibility visibility;
  final int memberCount;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'name': name,
    if (description != null) 'description': description,
    if (courseId != null) 'courseId': courseId,
    'visibility': visibility,
    'memberCount': memberCount,
  };

  Community copyWith({
    String? id,
    String? name,
    Patch<String> description = const Patch.keep(),
    Patch<String> courseId = const Patch.keep(),
    CommunityVisibility? visibility,
    int? memberCount,
  }) => Community(
    id: id ?? this.id,
    name: name ?? this.name,
    description: description.or(this.description),
    courseId: courseId.or(this.courseId),
    visibility: visibility ?? this.visibility,
    memberCount: memberCount ?? this.memberCount,
  );
}

extension type const CommunityVisibility(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  CommunityVisibility.fromJson(Object? json) : wire = asString(json);

  static const open = CommunityVisibility('open');
  static const membersOnly = CommunityVisibility('membersOnly');
  static const hidden = CommunityVisibility('hidden');

  static const List<CommunityVisibility> values = [open, membersOnly, hidden];
}

