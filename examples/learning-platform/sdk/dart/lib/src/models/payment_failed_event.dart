// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';
import 'payment.dart';

/// A payment failed.
final class PaymentFailedEvent extends JsonModel {
  const PaymentFailedEvent({
    required this.id,
    this.type = 'payment.failed',
    required this.createdAt,
    required this.data,
  });

  factory PaymentFailedEvent.fromJson(Map<String, Object?> json) => PaymentFailedEvent(
    id: json.required('id', asString),
    type: json.required('type', asString),
    createdAt: json.required('createdAt', asDateTime),
    data: json.required('data', objectOf(PaymentFailedEventData.fromJson)),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final String type;
  final DateTime createdAt;
  final PaymentFailedEventData data;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
    'data': data.toJson(),
  };

  PaymentFailedEvent copyWith({
    String? id,
    String? type,
    DateTime? createdAt,
    PaymentFailedEventData? data,
  }) => PaymentFailedEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
    data: data ?? this.data,
  );
}

final class PaymentFailedEventData extends JsonModel {
  const PaymentFailedEventData({
    required this.paymentId,
    required this.amount,
    required this.failureCode,
  });

  factory PaymentFailedEventData.fromJson(Map<String, Object?> json) => PaymentFailedEventData(
    paymentId: json.required('paymentId', asString),
    amount: json.required('amount', objectOf(Money.fromJson)),
    failureCode: json.required('failureCode', PaymentFailedEventDataFailureCode.fromJson),
  );

  final String paymentId;
  final Money amount;
  final PaymentFailedEventDataFailureCode failureCode;

  @override
  Map<String, Object?> toJson() => {
    'paymentId': paymentId,
    'amount': amount.toJson(),
    'failureCode': failureCode,
  };

  PaymentFailedEventData copyWith({
    String? paymentId,
    Money? amount,
    PaymentFailedEventDataFailureCode? failureCode,
  }) => PaymentFailedEventData(
    paymentId: paymentId ?? this.paymentId,
    amount: amount ?? this.amount,
    failureCode: failureCode ?? this.failureCode,
  );
}

typedef PaymentFailedEventDataFailureCode = PaymentFailureCode;

