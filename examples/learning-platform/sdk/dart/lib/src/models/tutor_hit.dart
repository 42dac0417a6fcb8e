// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'tutor.dart';

/// A tutor who was found.
final class TutorHit extends JsonModel {
  const TutorHit({
    this.kind = 'tutor',
    required this.score,
    required this.tutor,
  });

  factory TutorHit.fromJson(Map<String, Object?> json) => TutorHit(
    kind: json.required('kind', asString),
    score: json.required('score', asDouble),
    tutor: json.required('tutor', objectOf(Tutor.fromJson)),
  );

  final String kind;
  final double score;
  final Tutor tutor;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'score': score,
    'tutor': tutor.toJson(),
  };

  TutorHit copyWith({String? kind, double? score, Tutor? tutor}) => TutorHit(
    kind: kind ?? this.kind,
    score: score ?? this.score,
    tutor: tutor ?? this.tutor,
  );
}

