// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'booking_status.dart';
import 'money.dart';

/// A session with a tutor.
final class Booking extends JsonModel {
  const Booking({
    required this.id,
    required this.tutorId,
    required this.learnerId,
    required this.startsAt,
    required this.durationMinutes,
    required this.status,
    required this.price,
    this.note,
    this.roomUrl,
  });

  factory Booking.fromJson(Map<String, Object?> json) => Booking(
    id: json.required('id', asString),
    tutorId: json.required('tutorId', asString),
    learnerId: json.required('learnerId', asString),
    startsAt: json.required('startsAt', asDateTime),
    durationMinutes: json.required('durationMinutes', asInt),
    status: json.required('status', BookingStatus.fromJson),
    price: json.required('price', objectOf(Money.fromJson)),
    note: json.optional('note', asString),
    roomUrl: json.optional('roomUrl', asString),
  );

  final String id;
  final String tutorId;
  final String learnerId;
  final DateTime startsAt;
  final int durationMinutes;
  final BookingStatus status;
  final Money price;
  final String? note;
  final String? roomUrl;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'tutorId': tutorId,
    'learnerId': learnerId,
    'startsAt': dateTimeToJson(startsAt),
    'durationMinutes': durationMinutes,
    'status': status,
    'price': price.toJson(),
    if (note != null) 'note': note,
    if (roomUrl != null) 'roomUrl': roomUrl,
  };

  Booking copyWith({
    String? id,
    String? tutorId,
    String? learnerId,
    DateTime? startsAt,
    int? durationMinutes,
    BookingStatus? status,
    Money? price,
    Patch<String> note = const Patch.keep(),
    Patch<String> roomUrl = const Patch.keep(),
  }) => Booking(
    id: id ?? this.id,
    tutorId: tutorId ?? this.tutorId,
    learnerId: learnerId ?? this.learnerId,
    startsAt: startsAt ?? this.startsAt,
    durationMinutes: durationMinutes ?? this.durationMinutes,
    status: status ?? this.status,
    price: price ?? this.price,
    note: note.or(this.note),
    roomUrl: roomUrl.or(this.roomUrl),
  );
}

