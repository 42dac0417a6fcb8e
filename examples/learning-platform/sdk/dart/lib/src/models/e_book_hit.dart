// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'e_book.dart';

/// An e-book that was found.
final class EBookHit extends JsonModel {
  const EBookHit({
    this.kind = 'eBook',
    required this.score,
    required this.eBook,
  });

  factory EBookHit.fromJson(Map<String, Object?> json) => EBookHit(
    kind: json.required('kind', asString),
    score: json.required('score', asDouble),
    eBook: json.required('eBook', objectOf(EBook.fromJson)),
  );

  final String kind;
  final double score;
  final EBook eBook;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'score': score,
    'eBook': eBook.toJson(),
  };

  EBookHit copyWith({String? kind, double? score, EBook? eBook}) => EBookHit(
    kind: kind ?? this.kind,
    score: score ?? this.score,
    eBook: eBook ?? this.eBook,
  );
}

