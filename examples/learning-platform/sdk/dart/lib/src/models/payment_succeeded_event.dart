// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'payment_event_data.dart';

/// A payment succeeded.
final class PaymentSucceededEvent extends JsonModel {
  const PaymentSucceededEvent({
    required this.id,
    this.type = 'payment.succeeded',
    required this.createdAt,
    required this.data,
  });

  factory PaymentSucceededEvent.fromJson(Map<String, Object?> json) => PaymentSucceededEvent(
    id: json.required('id', asString),
    type: json.required('type', asString),
    createdAt: json.required('createdAt', asDateTime),
    data: json.required('data', objectOf(PaymentEventData.fromJson)),
  );

  /// The event's identifier, the same in every attempt to deliver it.
  final String id;
  final String type;
  final DateTime createdAt;
  final PaymentEventData data;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'type': type,
    'createdAt': dateTimeToJson(createdAt),
    'data': data.toJson(),
  };

  PaymentSucceededEvent copyWith({
    String? id,
    String? type,
    DateTime? createdAt,
    PaymentEventData? data,
  }) => PaymentSucceededEvent(
    id: id ?? this.id,
    type: type ?? this.type,
    createdAt: createdAt ?? this.createdAt,
    data: data ?? this.data,
  );
}

