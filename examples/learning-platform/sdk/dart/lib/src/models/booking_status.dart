// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The state of a booking.
extension type const BookingStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  BookingStatus.fromJson(Object? json) : wire = asString(json);

  static const requested = BookingStatus('requested');
  static const confirmed = BookingStatus('confirmed');
  static const completed = BookingStatus('completed');
  static const cancelled = BookingStatus('cancelled');
  static const missed = BookingStatus('missed');

  static const List<BookingStatus> values = [
    requested,
    confirmed,
    completed,
    cancelled,
    missed,
  ];
}

