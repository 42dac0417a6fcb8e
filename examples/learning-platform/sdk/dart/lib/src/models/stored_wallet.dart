// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A stored wallet.
final class StoredWallet extends JsonModel {
  const StoredWallet({
    required this.id,
    this.kind = 'wallet',
    required this.provider,
  });

  factory StoredWallet.fromJson(Map<String, Object?> json) => StoredWallet(
    id: json.required('id', asString),
    kind: json.required('kind', asString),
    provider: json.required('provider', StoredWalletProvider.fromJson),
  );

  final String id;
  final String kind;
  final StoredWalletProvider provider;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'kind': kind,
    'provider': provider,
  };

  StoredWallet copyWith({
    String? id,
    String? kind,
    StoredWalletProvider? provider,
  }) => StoredWallet(
    id: id ?? this.id,
    kind: kind ?? this.kind,
    provider: provider ?? this.provider,
  );
}

extension type const StoredWalletProvider(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  StoredWalletProvider.fromJson(Object? json) : wire = asString(json);

  static const applePay = StoredWalletProvider('applePay');
  static const googlePay = StoredWalletProvider('googlePay');
  static const paypal = StoredWalletProvider('paypal');

  static const List<StoredWalletProvider> values = [
    applePay,
    googlePay,
    paypal,
  ];
}

