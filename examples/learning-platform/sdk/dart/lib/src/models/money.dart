// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// An amount of money.
final class Money extends JsonModel {
  const Money({required this.amount, required this.currency});

  factory Money.fromJson(Map<String, Object?> json) => Money(
    amount: json.required('amount', asInt),
    currency: json.required('currency', asString),
  );

  /// In the minor unit of the currency, so 4900 is EUR 49.00.
  final int amount;

  /// The currency's ISO 4217 code.
  final String currency;

  @override
  Map<String, Object?> toJson() => {'amount': amount, 'currency': currency};

  Money copyWith({int? amount, String? currency}) => Money(
    amount: amount ?? this.amount,
    currency: currency ?? this.currency,
  );
}

