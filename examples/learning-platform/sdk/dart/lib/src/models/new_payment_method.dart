// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'new_card.dart';
import 'new_sepa_debit.dart';
import 'new_wallet.dart';

/// A way to pay; its shape follows `kind`.
sealed class NewPaymentMethod extends JsonUnion {
  const NewPaymentMethod();

  factory NewPaymentMethod.fromJson(Object? json) => switch (tagOf(json, 'kind')) {
    'card' => NewPaymentMethodNewCard(NewCard.fromJson(asObject(json))),
    'sepaDebit' => NewPaymentMethodNewSepaDebit(NewSepaDebit.fromJson(asObject(json))),
    'wallet' => NewPaymentMethodNewWallet(NewWallet.fromJson(asObject(json))),
    _ => NewPaymentMethodUnknown(json),
  };
}

final class NewPaymentMethodNewCard extends NewPaymentMethod {
  const NewPaymentMethodNewCard(this.value);

  @override
  final NewCard value;

  @override
  Object? toJson() => value.toJson();
}

final class NewPaymentMethodNewSepaDebit extends NewPaymentMethod {
  const NewPaymentMethodNewSepaDebit(this.value);

  @override
  final NewSepaDebit value;

  @override
  Object? toJson() => value.toJson();
}

final class NewPaymentMethodNewWallet extends NewPaymentMethod {
  const NewPaymentMethodNewWallet(this.value);

  @override
  final NewWallet value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class NewPaymentMethodUnknown extends NewPaymentMethod {
  const NewPaymentMethodUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

/// A way to pay; its shape follows `kind`.
sealed class NewPaymentMethodInput extends JsonUnion {
  const NewPaymentMethodInput();

  factory NewPaymentMethodInput.fromJson(Object? json) => switch (tagOf(json, 'kind')) {
    'card' => NewPaymentMethodInputNewCard(NewCardInput.fromJson(asObject(json))),
    'sepaDebit' => NewPaymentMethodInputNewSepaDebit(NewSepaDebitInput.fromJson(asObject(json))),
    'wallet' => NewPaymentMethodInputNewWallet(NewWalletInput.fromJson(asObject(json))),
    _ => NewPaymentMethodInputUnknown(json),
  };
}

final class NewPaymentMethodInputNewCard extends NewPaymentMethodInput {
  const NewPaymentMethodInputNewCard(this.value);

  @override
  final NewCardInput value;

  @override
  Object? toJson() => value.toJson();
}

final class NewPaymentMethodInputNewSepaDebit extends NewPaymentMethodInput {
  const NewPaymentMethodInputNewSepaDebit(this.value);

  @override
  final NewSepaDebitInput value;

  @override
  Object? toJson() => value.toJson();
}

final class NewPaymentMethodInputNewWallet extends NewPaymentMethodInput {
  const NewPaymentMethodInputNewWallet(this.value);

  @override
  final NewWalletInput value;

  @override
  Object? toJson() => value.toJson();
}

/// Something that is none of the above, as it came.
final class NewPaymentMethodInputUnknown extends NewPaymentMethodInput {
  const NewPaymentMethodInputUnknown(this.raw);

  final Object? raw;

  @override
  Object? get value => raw;

  @override
  Object? toJson() => raw;
}

