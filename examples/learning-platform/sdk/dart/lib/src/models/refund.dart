// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// A refund.
final class Refund extends JsonModel {
  const Refund({
    required this.id,
    required this.paymentId,
    required this.amount,
    required this.reason,
    required this.status,
    required this.createdAt,
  });

  factory Refund.fromJson(Map<String, Object?> json) => Refund(
    id: json.required('id', asString),
    paymentId: json.required('paymentId', asString),
    amount: json.required('amount', objectOf(Money.fromJson)),
    reason: json.required('reason', asString),
    status: json.required('status', RefundStatus.fromJson),
    createdAt: json.required('createdAt', asDateTime),
  );

  final String id;
  final String paymentId;
  final Money amount;
  final String reason;
  final RefundStatus status;
  final DateTime createdAt;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'paymentId': paymentId,
    'amount': amount.toJson(),
    'reason': reason,
    'status': status,
    'createdAt': dateTimeToJson(createdAt),
  };

  Refund copyWith({
    String? id,
    String? paymentId,
    Money? amount,
    String? reason,
    RefundStatus? status,
    DateTime? createdAt,
  }) => Refund(
    id: id ?? this.id,
    paymentId: paymentId ?? this.paymentId,
    amount: amount ?? this.amount,
    reason: reason ?? this.reason,
    status: status ?? this.status,
    createdAt: createdAt ?? this.createdAt,
  );
}

extension type const RefundStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  RefundStatus.fromJson(Object? json) : wire = asString(json);

  static const pending = RefundStatus('pending');
  static const succeeded = RefundStatus('succeeded');
  static const failed = RefundStatus('failed');

  static const List<RefundStatus> values = [pending, succeeded, failed];
}

