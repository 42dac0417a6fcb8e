// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';
import 'payment.dart';

/// The payment that an event is about.
final class PaymentEventData extends JsonModel {
  const PaymentEventData({
    required this.paymentId,
    required this.amount,
    required this.purpose,
    this.accountId,
  });

  factory PaymentEventData.fromJson(Map<String, Object?> json) => PaymentEventData(
    paymentId: json.required('paymentId', asString),
    amount: json.required('amount', objectOf(Money.fromJson)),
    purpose: json.required('purpose', PaymentEventDataPurpose.fromJson),
    accountId: json.optional('accountId', asString),
  );

  final String paymentId;
  final Money amount;
  final PaymentEventDataPurpose purpose;
  final String? accountId;

  @override
  Map<String, Object?> toJson() => {
    'paymentId': paymentId,
    'amount': amount.toJson(),
    'purpose': purpose,
    if (accountId != null) 'accountId': accountId,
  };

  PaymentEventData copyWith({
    String? paymentId,
    Money? amount,
    PaymentEventDataPurpose? purpose,
    Patch<String> accountId = const Patch.keep(),
  }) => PaymentEventData(
    paymentId: paymentId ?? this.paymentId,
    amount: amount ?? this.amount,
    purpose: purpose ?? this.purpose,
    accountId: accountId.or(this.accountId),
  );
}

typedef PaymentEventDataPurpose = PaymentPurpose;

