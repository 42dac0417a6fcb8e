// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// An invoice.
final class Invoice extends JsonModel {
  const Invoice({
    required this.id,
    required this.number,
    required this.total,
    this.taxes,
    required this.issuedOn,
    this.paymentId,
  });

  factory Invoice.fromJson(Map<String, Object?> json) => Invoice(
    id: json.required('id', asString),
    number: json.required('number', asString),
    total: json.required('total', objectOf(Money.fromJson)),
    taxes: json.optional('taxes', listOf(objectOf(InvoiceTax.fromJson))),
    issuedOn: json.required('issuedOn', asDate),
    paymentId: json.optional('paymentId', asString),
  );

  final String id;

  /// The number on the paper, without gaps within a year.
  final String number;
  final Money total;
  final List<InvoiceTax>? taxes;
  final Date issuedOn;
  final String? paymentId;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'number': number,
    'total': total.toJson(),
    if (taxes case final e?) 'taxes': [for (final e2 in e) e2.toJson()],
    'issuedOn': issuedOn.toString(),
    if (paymentId != null) 'paymentId': paymentId,
  };

  Invoice copyWith({
    String? id,
    String? number,
    Money? total,
    Patch<List<InvoiceTax>> taxes = const Patch.keep(),
    Date? issuedOn,
    Patch<String> paymentId = const Patch.keep(),
  }) => Invoice(
    id: id ?? this.id,
    number: number ?? this.number,
    total: total ?? this.total,
    taxes: taxes.or(this.taxes),
    issuedOn: issuedOn ?? this.issuedOn,
    paymentId: paymentId.or(this.paymentId),
  );
}

final class InvoiceTax extends JsonModel {
  const InvoiceTax({required this.ratePercent, required this.amount});

  factory InvoiceTax.fromJson(Map<String, Object?> json) => InvoiceTax(
    ratePercent: json.required('ratePercent', asDouble),
    amount: json.required('amount', objectOf(Money.fromJson)),
  );

  final double ratePercent;
  final Money amount;

  @override
  Map<String, Object?> toJson() => {
    'ratePercent': ratePercent,
    'amount': amount.toJson(),
  };

  InvoiceTax copyWith({double? ratePercent, Money? amount}) => InvoiceTax(
    ratePercent: ratePercent ?? this.ratePercent,
    amount: amount ?? this.amount,
  );
}

