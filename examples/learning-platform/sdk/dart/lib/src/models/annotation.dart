// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'text_range.dart';

/// A highlight, perhaps with a note.
final class Annotation extends JsonModel {
  const Annotation({
    required this.id,
    required this.range,
    required this.colour,
    this.note,
    required this.createdAt,
  });

  factory Annotation.fromJson(Map<String, Object?> json) => Annotation(
    id: json.required('id', asString),
    range: json.required('range', objectOf(TextRange.fromJson)),
    colour: json.required('colour', AnnotationColour.fromJson),
    note: json.optional('note', asString),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final TextRange range;
  final AnnotationColour colour;
  final String? note;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'range': range.toJson(),
    'colour': colour,
    if (note != null) 'note': note,
    'createdAt': dateTimeToJson(createdAt),
  };

  Annotation copyWith({
    String? id,
    TextRange? range,
    AnnotationColour? colour,
    Patch<String> note = const Patch.keep(),
    DateTime? createdAt,
  }) => Annotation(
    id: id ?? this.id,
    range: range ?? this.range,
    colour: colour ?? this.colour,
    note: note.or(this.note),
    createdAt: createdAt ?? this.createdAt,
  );
}

extension type const AnnotationColour(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  AnnotationColour.fromJson(Object? json) : wire = asString(json);

  static const yellow = AnnotationColour('yellow');
  static const green = AnnotationColour('green');
  static const blue = AnnotationColour('blue');
  static const pink = AnnotationColour('pink');

  static const List<AnnotationColour> values = [yellow, green, blue, pink];
}

