// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// The state of a payment, to filter by.
extension type const PaymentStatusFilter(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  PaymentStatusFilter.fromJson(Object? json) : wire = asString(json);

  static const pending = PaymentStatusFilter('pending');
  static const requiresAction = PaymentStatusFilter('requiresAction');
  static const succeeded = PaymentStatusFilter('succeeded');
  static const failed = PaymentStatusFilter('failed');
  static const refunded = PaymentStatusFilter('refunded');

  static const List<PaymentStatusFilter> values = [
    pending,
    requiresAction,
    succeeded,
    failed,
    refunded,
  ];
}

