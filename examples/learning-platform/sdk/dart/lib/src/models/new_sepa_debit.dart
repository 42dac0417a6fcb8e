// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A bank account in the SEPA area, with a mandate.
final class NewSepaDebit extends JsonModel {
  const NewSepaDebit({
    this.kind = 'sepaDebit',
    required this.holderName,
    this.mandateAccepted = true,
  });

  factory NewSepaDebit.fromJson(Map<String, Object?> json) => NewSepaDebit(
    kind: json.required('kind', asString),
    holderName: json.required('holderName', asString),
    mandateAccepted: json.required('mandateAccepted', asBool),
  );

  final String kind;
  final String holderName;
  final bool mandateAccepted;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'holderName': holderName,
    'mandateAccepted': mandateAccepted,
  };

  NewSepaDebit copyWith({
    String? kind,
    String? holderName,
    bool? mandateAccepted,
  }) => NewSepaDebit(
    kind: kind ?? this.kind,
    holderName: holderName ?? this.holderName,
    mandateAccepted: mandateAccepted ?? this.mandateAccepted,
  );
}

/// A bank account in the SEPA area, with a mandate.
final class NewSepaDebitInput extends JsonModel {
  const NewSepaDebitInput({
    this.kind = 'sepaDebit',
    required this.iban,
    required this.holderName,
    this.mandateAccepted = true,
  });

  factory NewSepaDebitInput.fromJson(Map<String, Object?> json) => NewSepaDebitInput(
    kind: json.required('kind', asString),
    iban: json.required('iban', asString),
    holderName: json.required('holderName', asString),
    mandateAccepted: json.required('mandateAccepted', asBool),
  );

  final String kind;
  final String iban;
  final String holderName;
  final bool mandateAccepted;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'iban': iban,
    'holderName': holderName,
    'mandateAccepted': mandateAccepted,
  };

  NewSepaDebitInput copyWith({
    String? kind,
    String? iban,
    String? holderName,
    bool? mandateAccepted,
  }) => NewSepaDebitInput(
    kind: kind ?? this.kind,
    iban: iban ?? this.iban,
    holderName: holderName ?? this.holderName,
    mandateAccepted: mandateAccepted ?? this.mandateAccepted,
  );
}

