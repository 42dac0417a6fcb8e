// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'language_tag.dart';

/// A video.
final class VideoContent extends JsonModel {
  const VideoContent({
    this.kind = 'video',
    required this.sourceUrl,
    required this.durationSeconds,
    this.chapters,
    this.captions,
  });

  factory VideoContent.fromJson(Map<String, Object?> json) => VideoContent(
    kind: json.required('kind', asString),
    sourceUrl: json.required('sourceUrl', asString),
    durationSeconds: json.required('durationSeconds', asInt),
    chapters: json.optional('chapters', listOf((json) => switch (asList(json)) { final items => (items.item(0, asInt), items.item(1, asString)) })),
    captions: json.optional('captions', listOf(asString)),
  );

  final String kind;
  final String sourceUrl;
  final int durationSeconds;

  /// Where chapters begin, in seconds, and what they are called.
  final List<(int, String)>? chapters;
  final List<LanguageTag>? captions;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'sourceUrl': sourceUrl,
    'durationSeconds': durationSeconds,
    if (chapters case final e?) 'chapters': [for (final e2 in e) [e2.$1, e2.$2]],
    if (captions != null) 'captions': captions,
  };

  VideoContent copyWith({
    String? kind,
    String? sourceUrl,
    int? durationSeconds,
    Patch<List<(int, String)>> chapters = const Patch.keep(),
    Patch<List<LanguageTag>> captions = const Patch.keep(),
  }) => VideoContent(
    kind: kind ?? this.kind,
    sourceUrl: sourceUrl ?? this.sourceUrl,
    durationSeconds: durationSeconds ?? this.durationSeconds,
    chapters: chapters.or(this.chapters),
    captions: captions.or(this.captions),
  );
}

