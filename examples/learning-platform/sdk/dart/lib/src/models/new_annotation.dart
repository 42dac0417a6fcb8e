// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'text_range.dart';

/// An annotation to be made.
final class NewAnnotation extends JsonModel {
  const NewAnnotation({required this.range, this.colour, this.note});

  factory NewAnnotation.fromJson(Map<String, Object?> json) => NewAnnotation(
    range: json.required('range', objectOf(TextRange.fromJson)),
    colour: json.optional('colour', NewAnnotationColour.fromJson),
    note: json.optional('note', asString),
  );

  final TextRange range;

  /// Defaults to `yellow`.
  final NewAnnotationColour? colour;
  final String? note;

  @override
  Map<String, Object?> toJson() => {
    'range': range.toJson(),
    if (colour != null) 'colour': colour,
    if (note != null) 'note': note,
  };

  NewAnnotation copyWith({
    TextRange? range,
    Patch<NewAnnotationColour> colour = const Patch.keep(),
    Patch<String> note = const Patch.keep(),
  }) => NewAnnotation(
    range: range ?? this.range,
    colour: colour.or(this.colour),
    note: note.or(this.note),
  );
}

extension type const NewAnnotationColour(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewAnnotationColour.fromJson(Object? json) : wire = asString(json);

  static const yellow = NewAnnotationColour('yellow');
  static const green = NewAnnotationColour('green');
  static const blue = NewAnnotationColour('blue');
  static const pink = NewAnnotationColour('pink');

  static const List<NewAnnotationColour> values = [yellow, green, blue, pink];
}

