// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The recording of a live class.
final class Recording extends JsonModel {
  const Recording({
    required this.id,
    required this.url,
    required this.durationSeconds,
    this.transcriptUrl,
  });

  factory Recording.fromJson(Map<String, Object?> json) => Recording(
    id: json.required('id', asString),
    url: json.required('url', asString),
    durationSeconds: json.required('durationSeconds', asInt),
    transcriptUrl: json.optional('transcriptUrl', asString),
  );

  final String id;
  final String url;
  final int durationSeconds;
  final String? transcriptUrl;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'url': url,
    'durationSeconds': durationSeconds,
    if (transcriptUrl != null) 'transcriptUrl': transcriptUrl,
  };

  Recording copyWith({
    String? id,
    String? url,
    int? durationSeconds,
    Patch<String> transcriptUrl = const Patch.keep(),
  }) => Recording(
    id: id ?? this.id,
    url: url ?? this.url,
    durationSeconds: durationSeconds ?? this.durationSeconds,
    transcriptUrl: transcriptUrl.or(this.transcriptUrl),
  );
}

