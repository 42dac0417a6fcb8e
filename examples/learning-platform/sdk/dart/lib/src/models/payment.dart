// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// A payment.
final class Payment extends JsonModel {
  const Payment({
    required this.id,
    required this.purpose,
    required this.referenceId,
    required this.amount,
    this.refundedAmount,
    required this.status,
    this.failureCode,
    this.nextAction,
    required this.createdAt,
  });

  factory Payment.fromJson(Map<String, Object?> json) => Payment(
    id: json.required('id', asString),
    purpose: json.required('purpose', PaymentPurpose.fromJson),
    referenceId: json.required('referenceId', asString),
    amount: json.required('amount', objectOf(Money.fromJson)),
    refundedAmount: json.optional('refundedAmount', objectOf(Money.fromJson)),
    status: json.required('status', PaymentStatus.fromJson),
    failureCode: json.optional('failureCode', PaymentFailureCode.fromJson),
    nextAction: json.optional('nextAction', objectOf(PaymentNextAction.fromJson)),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final PaymentPurpose purpose;
  final String referenceId;
  final Money amount;
  final Money? refundedAmount;
  final PaymentStatus status;

  /// Why the payment failed.
  final PaymentFailureCode? failureCode;

  /// What the customer has to do, if anything.
  final PaymentNextAction? nextAction;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'purpose': purpose,
    'referenceId': referenceId,
    'amount': amount.toJson(),
    if (refundedAmount case final e?) 'refundedAmount': e.toJson(),
    'status': status,
    if (failureCode != null) 'failureCode': failureCode,
    if (nextAction case final e?) 'nextAction': e.toJson(),
    'createdAt': dateTimeToJson(createdAt),
  };

  Payment copyWith({
    String? id,
    PaymentPurpose? purpose,
    String? referenceId,
    Money? amount,
    Patch<Money> refundedAmount = const Patch.keep(),
    PaymentStatus? status,
    Patch<PaymentFailureCode> failureCode = const Patch.keep(),
    Patch<PaymentNextAction> nextAction = const Patch.keep(),
    DateTime? createdAt,
  }) => Payment(
    id: id ?? this.id,
    purpose: purpose ?? this.purpose,
    referenceId: referenceId ?? this.referenceId,
    amount: amount ?? this.amount,
    refundedAmount: refundedAmount.or(this.refundedAmount),
    status: status ?? this.status,
    failureCode: failureCode.or(this.failureCode),
    nextAction: nextAction.or(this.nextAction),
    createdAt: createdAt ?? this.createdAt,
  );
}

extension type const PaymentPurpose(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PaymentPurpose.fromJson(Object? json) : wire = asString(json);

  static const course = PaymentPurpose('course');
  static const booking = PaymentPurpose('booking');
  static const eBook = PaymentPurpose('eBook');
  static const gift = PaymentPurpose('gift');
  static const subscription = PaymentPurpose('subscription');

  static const List<PaymentPurpose> values = [
    course,
    booking,
    eBook,
    gift,
    subscription,
  ];
}

extension type const PaymentStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PaymentStatus.fromJson(Object? json) : wire = asString(json);

  static const pending = PaymentStatus('pending');
  static const requiresAction = PaymentStatus('requiresAction');
  static const succeeded = PaymentStatus('succeeded');
  static const failed = PaymentStatus('failed');
  static const refunded = PaymentStatus('refunded');

  static const List<PaymentStatus> values = [
    pending,
    requiresAction,
    succeeded,
    failed,
    refunded,
  ];
}

/// Why the payment failed.
extension type const PaymentFailureCode(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PaymentFailureCode.fromJson(Object? json) : wire = asString(json);

  static const cardDeclined = PaymentFailureCode('card_declined');
  static const insufficientFunds = PaymentFailureCode('insufficient_funds');
  static const expired = PaymentFailureCode('expired');
  static const authenticationFailed = PaymentFailureCode('authentication_failed');

  static const List<PaymentFailureCode> values = [
    cardDeclined,
    insufficientFunds,
    expired,
    authenticationFailed,
  ];
}

/// What the customer has to do, if anything.
final class PaymentNextAction extends JsonModel {
  const PaymentNextAction({required this.url});

  factory PaymentNextAction.fromJson(Map<String, Object?> json) => PaymentNextAction(
    url: json.required('url', asString),
  );

  final String url;

  @override
  Map<String, Object?> toJson() => {'url': url};

  PaymentNextAction copyWith({String? url}) => PaymentNextAction(
    url: url ?? this.url,
  );
}

