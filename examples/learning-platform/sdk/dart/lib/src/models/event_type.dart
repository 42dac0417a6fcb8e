// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The name of a webhook event.
extension type const EventType(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  EventType.fromJson(Object? json) : wire = asString(json);

  static const paymentSucceeded = EventType('payment.succeeded');
  static const paymentFailed = EventType('payment.failed');
  static const paymentRefunded = EventType('payment.refunded');
  static const enrolmentCreated = EventType('enrolment.created');
  static const enrolmentCancelled = EventType('enrolment.cancelled');
  static const moderationFlagged = EventType('moderation.flagged');
  static const moderationResolved = EventType('moderation.resolved');

  static const List<EventType> values = [
    paymentSucceeded,
    paymentFailed,
    paymentRefunded,
    enrolmentCreated,
    enrolmentCancelled,
    moderationFlagged,
    moderationResolved,
  ];
}

