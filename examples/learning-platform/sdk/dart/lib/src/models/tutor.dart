// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'language_tag.dart';
import 'money.dart';
import 'subject.dart';

/// Somebody who gives lessons to one learner at a time.
final class Tutor extends JsonModel {
  const Tutor({
    required this.id,
    required this.displayName,
    required this.handle,
    this.avatarUrl,
    this.bio,
    required this.subjects,
    this.languages,
    this.hourlyRate,
    this.acceptsNewLearners,
  });

  factory Tutor.fromJson(Map<String, Object?> json) => Tutor(
    id: json.required('id', asString),
    displayName: json.required('displayName', asString),
    handle: json.required('handle', asString),
    avatarUrl: json.optional('avatarUrl', asString),
    bio: json.optional('bio', asString),
    subjects: json.required('subjects', listOf(Subject.fromJson)),
    languages: json.optional('languages', listOf(asString)),
    hourlyRate: json.optional('hourlyRate', objectOf(Money.fromJson)),
    acceptsNewLearners: json.optional('acceptsNewLearners', asBool),
  );

  final String id;
  final String displayName;
  final String handle;

  /// The picture, or null if there is none.
  final String? avatarUrl;
  final String? bio;
  final List<Subject> subjects;
  final List<LanguageTag>? languages;

  /// The price of an hour; left out by tutors who agree on it with each
  /// learner.
  final Money? hourlyRate;
  final bool? acceptsNewLearners;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'displayName': displayName,
    'handle': handle,
    if (avatarUrl != null) 'avatarUrl': avatarUrl,
    if (bio != null) 'bio': bio,
    'subjects': subjects,
    if (languages != null) 'languages': languages,
    if (hourlyRate case final e?) 'hourlyRate': e.toJson(),
    if (acceptsNewLearners != null) 'acceptsNewLearners': acceptsNewLearners,
  };

  Tutor copyWith({
    String? id,
    String? displayName,
    String? handle,
    Patch<String> avatarUrl = const Patch.keep(),
    Patch<String> bio = const Patch.keep(),
    List<Subject>? subjects,
    Patch<List<LanguageTag>> languages = const Patch.keep(),
    Patch<Money> hourlyRate = const Patch.keep(),
    Patch<bool> acceptsNewLearners = const Patch.keep(),
  }) => Tutor(
    id: id ?? this.id,
    displayName: displayName ?? this.displayName,
    handle: handle ?? this.handle,
    avatarUrl: avatarUrl.or(this.avatarUrl),
    bio: bio.or(this.bio),
    subjects: subjects ?? this.subjects,
    languages: languages.or(this.languages),
    hourlyRate: hourlyRate.or(this.hourlyRate),
    acceptsNewLearners: acceptsNewLearners.or(this.acceptsNewLearners),
  );
}

