// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A wallet on the customer's telephone.
final class NewWallet extends JsonModel {
  const NewWallet({this.kind = 'wallet', required this.provider});

  factory NewWallet.fromJson(Map<String, Object?> json) => NewWallet(
    kind: json.required('kind', asString),
    provider: json.required('provider', NewWalletProvider.fromJson),
  );

  final String kind;
  final NewWalletProvider provider;

  @override
  Map<String, Object?> toJson() => {'kind': kind, 'provider': provider};

  NewWallet copyWith({String? kind, NewWalletProvider? provider}) => NewWallet(
    kind: kind ?? this.kind,
    provider: provider ?? this.provider,
  );
}

/// A wallet on the customer's telephone.
final class NewWalletInput extends JsonModel {
  const NewWalletInput({
    this.kind = 'wallet',
    required this.provider,
    required this.walletToken,
  });

  factory NewWalletInput.fromJson(Map<String, Object?> json) => NewWalletInput(
    kind: json.required('kind', asString),
    provider: json.required('provider', NewWalletProvider.fromJson),
    walletToken: json.required('walletToken', asString),
  );

  final String kind;
  final NewWalletProvider provider;
  final String walletToken;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'provider': provider,
    'walletToken': walletToken,
  };

  NewWalletInput copyWith({
    String? kind,
    NewWalletProvider? provider,
    String? walletToken,
  }) => NewWalletInput(
    kind: kind ?? this.kind,
    provider: provider ?? this.provider,
    walletToken: walletToken ?? this.walletToken,
  );
}

extension type const NewWalletProvider(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewWalletProvider.fromJson(Object? json) : wire = asString(json);

  static const applePay = NewWalletProvider('applePay');
  static const googlePay = NewWalletProvider('googlePay');
  static const paypal = NewWalletProvider('paypal');

  static const List<NewWalletProvider> values = [applePay, googlePay, paypal];
}

