// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// How far you are in a lesson.
final class LessonProgressUpdate extends JsonModel {
  const LessonProgressUpdate({required this.percent, this.positionSeconds});

  factory LessonProgressUpdate.fromJson(Map<String, Object?> json) => LessonProgressUpdate(
    percent: json.required('percent', asDouble),
    positionSeconds: json.optional('positionSeconds', asInt),
  );

  final double percent;

  /// Where to go on in a video.
  final int? positionSeconds;

  @override
  Map<String, Object?> toJson() => {
    'percent': percent,
    if (positionSeconds != null) 'positionSeconds': positionSeconds,
  };

  LessonProgressUpdate copyWith({
    double? percent,
    Patch<int> positionSeconds = const Patch.keep(),
  }) => LessonProgressUpdate(
    percent: percent ?? this.percent,
    positionSeconds: positionSeconds.or(this.positionSeconds),
  );
}

