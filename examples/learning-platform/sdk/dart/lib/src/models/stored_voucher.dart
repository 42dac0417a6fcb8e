// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// A gift voucher with what is left on it.
final class StoredVoucher extends JsonModel {
  const StoredVoucher({
    required this.id,
    this.kind = 'voucher',
    required this.balance,
  });

  factory StoredVoucher.fromJson(Map<String, Object?> json) => StoredVoucher(
    id: json.required('id', asString),
    kind: json.required('kind', asString),
    balance: json.required('balance', objectOf(Money.fromJson)),
  );

  final String id;
  final String kind;
  final Money balance;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'kind': kind,
    'balance': balance.toJson(),
  };

  StoredVoucher copyWith({
    String? id,
    String? kind,
    Money? balance,
  }) => StoredVoucher(
    id: id ?? this.id,
    kind: kind ?? this.kind,
    balance: balance ?? this.balance,
  );
}

