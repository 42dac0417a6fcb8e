// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A stretch of an e-book's text.
final class TextRange extends JsonModel {
  const TextRange({required this.start, required this.end});

  factory TextRange.fromJson(Map<String, Object?> json) => TextRange(
    start: json.required('start', asString),
    end: json.required('end', asString),
  );

  /// The first place, as an EPUB fragment identifier or a page with an offset.
  final String start;

  /// The last place.
  final String end;

  @override
  Map<String, Object?> toJson() => {'start': start, 'end': end};

  TextRange copyWith({String? start, String? end}) => TextRange(
    start: start ?? this.start,
    end: end ?? this.end,
  );
}

