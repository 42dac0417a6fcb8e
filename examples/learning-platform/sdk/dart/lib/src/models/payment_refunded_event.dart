// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'refund.dart';

/// A payment was refunded.
final class PaymentRefundedEvent extends JsonModel {
  const PaymentRefundedEvent({
    required this.id,
    this.type = 'payment.refunded',
    required this.createdAt,
    required this.data,
  });

  factory PaymentRefundedEvent.fromJson(Map<String, Object?> json) => PaymentRefundedEvent(
    id: json.required('id', asString),
    type: json.required('type', asString),
    createdAt: json.required('createdAt', asDateTime),
    data: json.required('data', objectOf(Refund.fromJson)),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final String type;
  final DateTime createdAt;
  final Refund data;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
    'data': data.toJson(),
  };

  PaymentRefundedEvent copyWith({
    String? id,
    String? type,
    DateTime? createdAt,
    Refund? data,
  }) => PaymentRefundedEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
    data: data ?? this.data,
  );
}

