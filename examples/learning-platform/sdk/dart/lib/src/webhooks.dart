// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'models/enrolment_cancelled_event.dart';
import 'models/enrolment_created_event.dart';
import 'models/moderation_flagged_event.dart';
import 'models/moderation_resolved_event.dart';
import 'models/payment_failed_event.dart';
import 'models/payment_refunded_event.dart';
import 'models/payment_status_notice.dart';
import 'models/payment_succeeded_event.dart';
import 'runtime/runtime.dart';

/// A message that the API sends.
sealed class WebhookEventMessage {
  const WebhookEventMessage();

  /// Reads the [body] of the message that the API's description calls
  /// [message]; throws an [ApiDecodeException] where it is something else.
  factory WebhookEventMessage.parse(String message, String body) => switch (message) {
    'payment.succeeded' => PaymentSucceededEventWebhook.parse(body),
    'payment.failed' => PaymentFailedEventWebhook.parse(body),
    'payment.refunded' => PaymentRefundedEventWebhook.parse(body),
    'enrolment.created' => EnrolmentCreatedEventWebhook.parse(body),
    'enrolment.cancelled' => EnrolmentCancelledEventWebhook.parse(body),
    'moderation.flagged' => ModerationFlaggedEventWebhook.parse(body),
    'moderation.resolved' => ModerationResolvedEventWebhook.parse(body),
    'paymentStatus' => PaymentStatusEvent.parse(body),
    _ => UnknownWebhookEvent(message, body),
  };

  /// Its name in the API's description.
  String get message;
}

/// A payment succeeded
///
/// Sent once the money is certain, which for direct debits can take three days.
///
/// The webhook `payment.succeeded`.
final class PaymentSucceededEventWebhook extends WebhookEventMessage {
  const PaymentSucceededEventWebhook(this.body);

  factory PaymentSucceededEventWebhook.parse(String body) => PaymentSucceededEventWebhook(PaymentSucceededEvent.fromJson(asObject(jsonOf(body))));

  final PaymentSucceededEvent body;

  @override
  String get message => 'payment.succeeded';
}

/// A payment failed
///
/// Sent when a payment was refused or ran out of time. The seat or slot is free
/// again.
///
/// The webhook `payment.failed`.
final class PaymentFailedEventWebhook extends WebhookEventMessage {
  const PaymentFailedEventWebhook(this.body);

  factory PaymentFailedEventWebhook.parse(String body) => PaymentFailedEventWebhook(PaymentFailedEvent.fromJson(asObject(jsonOf(body))));

  final PaymentFailedEvent body;

  @override
  String get message => 'payment.failed';
}

/// A payment was refunded
///
/// Sent for every refund, also for those that we start ourselves.
///
/// The webhook `payment.refunded`.
final class PaymentRefundedEventWebhook extends WebhookEventMessage {
  const PaymentRefundedEventWebhook(this.body);

  factory PaymentRefundedEventWebhook.parse(String body) => PaymentRefundedEventWebhook(PaymentRefundedEvent.fromJson(asObject(jsonOf(body))));

  final PaymentRefundedEvent body;

  @override
  String get message => 'payment.refunded';
}

/// Somebody enrolled
///
/// Sent when a seat is taken, whether it was paid for or given.
///
/// The webhook `enrolment.created`.
final class EnrolmentCreatedEventWebhook extends WebhookEventMessage {
  const EnrolmentCreatedEventWebhook(this.body);

  factory EnrolmentCreatedEventWebhook.parse(String body) => EnrolmentCreatedEventWebhook(EnrolmentCreatedEvent.fromJson(asObject(jsonOf(body))));

  final EnrolmentCreatedEvent body;

  @override
  String get message => 'enrolment.created';
}

/// An enrolment was cancelled
///
/// Sent when a seat is given back, by the learner, by a partner or by us.
///
/// The webhook `enrolment.cancelled`.
final class EnrolmentCancelledEventWebhook extends WebhookEventMessage {
  const EnrolmentCancelledEventWebhook(this.body);

  factory EnrolmentCancelledEventWebhook.parse(String body) => EnrolmentCancelledEventWebhook(EnrolmentCancelledEvent.fromJson(asObject(jsonOf(body))));

  final EnrolmentCancelledEvent body;

  @override
  String get message => 'enrolment.cancelled';
}

/// Content was flagged
///
/// Sent when a post or comment was reported or caught by a filter.
///
/// The webhook `moderation.flagged`.
final class ModerationFlaggedEventWebhook extends WebhookEventMessage {
  const ModerationFlaggedEventWebhook(this.body);

  factory ModerationFlaggedEventWebhook.parse(String body) => ModerationFlaggedEventWebhook(ModerationFlaggedEvent.fromJson(asObject(jsonOf(body))));

  final ModerationFlaggedEvent body;

  @override
  String get message => 'moderation.flagged';
}

/// A moderation case was resolved
///
/// Sent when a moderator has decided a case.
///
/// The webhook `moderation.resolved`.
final class ModerationResolvedEventWebhook extends WebhookEventMessage {
  const ModerationResolvedEventWebhook(this.body);

  factory ModerationResolvedEventWebhook.parse(String body) => ModerationResolvedEventWebhook(ModerationResolvedEvent.fromJson(asObject(jsonOf(body))));

  final ModerationResolvedEvent body;

  @override
  String get message => 'moderation.resolved';
}

/// The payment reached another state
///
/// Sent whenever the payment changes state, in order, and signed like every
/// webhook. Any 2xx answer ends the delivery.
///
/// The callback `paymentStatus` of `POST /payments`, sent to
/// `{$request.body#/statusCallbackUrl}`.
final class PaymentStatusEvent extends WebhookEventMessage {
  const PaymentStatusEvent(this.body);

  factory PaymentStatusEvent.parse(String body) => PaymentStatusEvent(PaymentStatusNotice.fromJson(asObject(jsonOf(body))));

  final PaymentStatusNotice body;

  @override
  String get message => 'paymentStatus';
}

/// A message that the API's description does not have.
final class UnknownWebhookEvent extends WebhookEventMessage {
  const UnknownWebhookEvent(this.message, this.body);

  @override
  final String message;

  final String body;
}

