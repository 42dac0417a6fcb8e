// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A seat to be taken.
final class NewEnrolment extends JsonModel {
  const NewEnrolment({
    required this.courseId,
    this.accountId,
    this.paymentId,
    this.voucherCode,
    this.orderNumber,
    this.partnerId,
  });

  factory NewEnrolment.fromJson(Map<String, Object?> json) => NewEnrolment(
    courseId: json.required('courseId', asString),
    accountId: json.optional('accountId', asString),
    paymentId: json.optional('paymentId', asString),
    voucherCode: json.optional('voucherCode', asString),
    orderNumber: json.optional('orderNumber', asString),
    partnerId: json.optional('partnerId', asString),
  );

  final String courseId;

  /// Whom the seat is for; partners must say, everybody else enrols themselves.
  final String? accountId;

  /// The payment that paid for the seat.
  final String? paymentId;

  /// A voucher in place of a payment.
  final String? voucherCode;

  /// The partner's own order number.
  final String? orderNumber;

  /// The partner who sold the seat.
  final String? partnerId;

  @override
  Map<String, Object?> toJson() => {
    'courseId': courseId,
    if (accountId != null) 'accountId': accountId,
    if (paymentId != null) 'paymentId': paymentId,
    if (voucherCode != null) 'voucherCode': voucherCode,
    if (orderNumber != null) 'orderNumber': orderNumber,
    if (partnerId != null) 'partnerId': partnerId,
  };

  NewEnrolment copyWith({
    String? courseId,
    Patch<String> accountId = const Patch.keep(),
    Patch<String> paymentId = const Patch.keep(),
    Patch<String> voucherCode = const Patch.keep(),
    Patch<String> orderNumber = const Patch.keep(),
    Patch<String> partnerId = const Patch.keep(),
  }) => NewEnrolment(
    courseId: courseId ?? this.courseId,
    accountId: accountId.or(this.accountId),
    paymentId: paymentId.or(this.paymentId),
    voucherCode: voucherCode.or(this.voucherCode),
    orderNumber: orderNumber.or(this.orderNumber),
    partnerId: partnerId.or(this.partnerId),
  );
}

