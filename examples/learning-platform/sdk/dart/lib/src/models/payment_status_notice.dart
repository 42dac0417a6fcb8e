// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The state that a payment has reached.
final class PaymentStatusNotice extends JsonModel {
  const PaymentStatusNotice({
    required this.paymentId,
    required this.status,
    required this.at,
  });

  factory PaymentStatusNotice.fromJson(Map<String, Object?> json) => PaymentStatusNotice(
    paymentId: json.required('paymentId', asString),
    status: json.required('status', PaymentStatusNoticeStatus.fromJson),
    at: json.required('at', asDateTime),
  );

  final String paymentId;
  final PaymentStatusNoticeStatus status;
  final DateTime at;

  @override
  Map<String, Object?> toJson() => {
    'paymentId': paymentId,
    'status': status,
    'at': dateTimeToJson(at),
  };

  PaymentStatusNotice copyWith({
    String? paymentId,
    PaymentStatusNoticeStatus? status,
    DateTime? at,
  }) => PaymentStatusNotice(
    paymentId: paymentId ?? this.paymentId,
    status: status ?? this.status,
    at: at ?? this.at,
  );
}

extension type const PaymentStatusNoticeStatus(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PaymentStatusNoticeStatus.fromJson(Object? json) : wire = asString(json);

  static const pending = PaymentStatusNoticeStatus('pending');
  static const requiresAction = PaymentStatusNoticeStatus('requiresAction');
  static const succeeded = PaymentStatusNoticeStatus('succeeded');
  static const failed = PaymentStatusNoticeStatus('failed');
  static const expired = PaymentStatusNoticeStatus('expired');

  static const List<PaymentStatusNoticeStatus> values = [
    pending,
    requiresAction,
    succeeded,
    failed,
    expired,
  ];
}

