// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'public_profile.dart';
import 'recurrence.dart';

/// A class in a video room.
final class LiveClass extends JsonModel {
  const LiveClass({
    required this.id,
    required this.courseId,
    required this.title,
    required this.startsAt,
    required this.durationMinutes,
    this.seats,
    this.seatsTaken,
    required this.status,
    this.host,
    required this.joinUrl,
    this.recurrence,
  });

  factory LiveClass.fromJson(Map<String, Object?> json) => LiveClass(
    id: json.required('id', asString),
    courseId: json.required('courseId', asString),
    title: json.required('title', asString),
    startsAt: json.required('startsAt', asDateTime),
    durationMinutes: json.required('durationMinutes', asInt),
    seats: json.optional('seats', asInt),
    seatsTaken: json.optional('seatsTaken', asInt),
    status: json.required('status', LiveClassStatus.fromJson),
    host: json.optional('host', objectOf(PublicProfile.fromJson)),
    joinUrl: json.required('joinUrl', nullable(asString)),
    recurrence: json.optional('recurrence', objectOf(Recurrence.fromJson)),
  );

  final String id;
  final String courseId;
  final String title;
  final DateTime startsAt;
  final int durationMinutes;
  final int? seats;
  final int? seatsTaken;
  final LiveClassStatus status;
  final PublicProfile? host;

  /// The link to the room; null until 15 minutes before the start.
  final String? joinUrl;
  final Recurrence? recurrence;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'courseId': courseId,
    'title': title,
    'startsAt': dateTimeToJson(startsAt),
    'durationMinutes': durationMinutes,
    if (seats != null) 'seats': seats,
    if (seatsTaken != null) 'seatsTaken': seatsTaken,
    'status': status,
    if (host case final e?) 'host': e.toJson(),
    'joinUrl': joinUrl,
    if (recurrence case final e?) 'recurrence': e.toJson(),
  };

  LiveClass copyWith({
    String? id,
    String? courseId,
    String? title,
    DateTime? startsAt,
    int? durationMinutes,
    Patch<int> seats = const Patch.keep(),
    Patch<int> seatsTaken = const Patch.keep(),
    LiveClassStatus? status,
    Patch<PublicProfile> host = const Patch.keep(),
    Patch<String> joinUrl = const Patch.keep(),
    Patch<Recurrence> recurrence = const Patch.keep(),
  }) => LiveClass(
    id: id ?? this.id,
    courseId: courseId ?? this.courseId,
    title: title ?? this.title,
    startsAt: startsAt ?? this.startsAt,
    durationMinutes: durationMinutes ?? this.durationMinutes,
    seats: seats.or(this.seats),
    seatsTaken: seatsTaken.or(this.seatsTaken),
    status: status ?? this.status,
    host: host.or(this.host),
    joinUrl: joinUrl.or(this.joinUrl),
    recurrence: recurrence.or(this.recurrence),
  );
}

extension type const LiveClassStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  LiveClassStatus.fromJson(Object? json) : wire = asString(json);

  static const scheduled = LiveClassStatus('scheduled');
  static const live = LiveClassStatus('live');
  static const ended = LiveClassStatus('ended');
  static const cancelled = LiveClassStatus('cancelled');

  static const List<LiveClassStatus> values = [
    scheduled,
    live,
    ended,
    cancelled,
  ];
}

