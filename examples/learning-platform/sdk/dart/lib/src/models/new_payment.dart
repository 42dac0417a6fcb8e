// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// A payment to be made.
final class NewPayment extends JsonModel {
  const NewPayment({
    required this.purpose,
    required this.referenceId,
    required this.amount,
    required this.paymentMethodId,
    this.statusCallbackUrl,
  });

  factory NewPayment.fromJson(Map<String, Object?> json) => NewPayment(
    purpose: json.required('purpose', NewPaymentPurpose.fromJson),
    referenceId: json.required('referenceId', asString),
    amount: json.required('amount', objectOf(Money.fromJson)),
    paymentMethodId: json.required('paymentMethodId', asString),
    statusCallbackUrl: json.optional('statusCallbackUrl', asString),
  );

  /// What is paid for.
  final NewPaymentPurpose purpose;

  /// The course, booking or e-book.
  final String referenceId;
  final Money amount;
  final String paymentMethodId;

  /// Where to send changes of state to.
  final String? statusCallbackUrl;

  @override
  Map<String, Object?> toJson() => {
    'purpose': purpose,
    'referenceId': referenceId,
    'amount': amount.toJson(),
    'paymentMethodId': paymentMethodId,
    if (statusCallbackUrl != null) 'statusCallbackUrl': statusCallbackUrl,
  };

  NewPayment copyWith({
    NewPaymentPurpose? purpose,
    String? referenceId,
    Money? amount,
    String? paymentMethodId,
    Patch<String> statusCallbackUrl = const Patch.keep(),
  }) => NewPayment(
    purpose: purpose ?? this.purpose,
    referenceId: referenceId ?? this.referenceId,
    amount: amount ?? this.amount,
    paymentMethodId: paymentMethodId ?? this.paymentMethodId,
    statusCallbackUrl: statusCallbackUrl.or(this.statusCallbackUrl),
  );
}

/// What is paid for.
extension type const NewPaymentPurpose(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewPaymentPurpose.fromJson(Object? json) : wire = asString(json);

  static const course = NewPaymentPurpose('course');
  static const booking = NewPaymentPurpose('booking');
  static const eBook = NewPaymentPurpose('eBook');
  static const gift = NewPaymentPurpose('gift');
  static const subscription = NewPaymentPurpose('subscription');

  static const List<NewPaymentPurpose> values = [
    course,
    booking,
    eBook,
    gift,
    subscription,
  ];
}

