// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'stored_card.dart';
import 'stored_sepa_debit.dart';
import 'stored_voucher.dart';
import 'stored_wallet.dart';

/// A stored way to pay; its shape follows `kind`.
sealed class PaymentMethod extends JsonUnion {
  const PaymentMethod();

  factory PaymentMethod.fromJson(Object? json) => switch (tagOf(json, 'kind')) {
    'card' => PaymentMethodStoredCard(StoredCard.fromJson(asObject(json))),
    'sepaDebit' => PaymentMethodStoredSepaDebit(StoredSepaDebit.fromJson(asObject(json))),
    'wallet' => PaymentMethodStoredWallet(StoredWallet.fromJson(asObject(json))),
    'voucher' => PaymentMethodStoredVoucher(StoredVoucher.fromJson(asObject(json))),
    _ => PaymentMethodUnknown(json),
  };
}

final class PaymentMethodStoredCard extends PaymentMethod {
  const PaymentMethodStoredCard(this.value);

  @override
  final StoredCard value;

  @override
  Object? toJson() => value.toJson();
}

final class PaymentMethodStoredSepaDebit extends PaymentMethod {
  const PaymentMethodStoredSepaDebit(this.value);

  @override
  final StoredSepaDebit value;

  @override
  Object? toJson() => value.toJson();
}

final class PaymentMethodStoredWallet extends PaymentMethod {
  const PaymentMethodStoredWallet(this.value);

  @override
  final StoredWallet value;

  @override
  Object? toJson() => value.toJson();
}

final class PaymentMethodStoredVoucher extends PaymentMethod {
  const PaymentMethodStoredVoucher(this.value);

  @override
  final StoredVoucher value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class PaymentMethodUnknown extends PaymentMethod {
  const PaymentMethodUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

