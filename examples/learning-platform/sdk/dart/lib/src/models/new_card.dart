// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A card, by the token that the payment page returned.
final class NewCard extends JsonModel {
  const NewCard({this.kind = 'card', required this.holderName});

  factory NewCard.fromJson(Map<String, Object?> json) => NewCard(
    kind: json.required('kind', asString),
    holderName: json.required('holderName', asString),
  );

  final String kind;
  final String holderName;

  @override
  Map<String, Object?> toJson() => {'kind': kind, 'holderName': holderName};

  NewCard copyWith({String? kind, String? holderName}) => NewCard(
    kind: kind ?? this.kind,
    holderName: holderName ?? this.holderName,
  );
}

/// A card, by the token that the payment page returned.
final class NewCardInput extends JsonModel {
  const NewCardInput({
    this.kind = 'card',
    required this.token,
    required this.holderName,
  });

  factory NewCardInput.fromJson(Map<String, Object?> json) => NewCardInput(
    kind: json.required('kind', asString),
    token: json.required('token', asString),
    holderName: json.required('holderName', asString),
  );

  final String kind;
  final String token;
  final String holderName;

  @override
  Map<String, Object?> toJson() => {
    'kind': kind,
    'token': token,
    'holderName': holderName,
  };

  NewCardInput copyWith({
    String? kind,
    String? token,
    String? holderName,
  }) => NewCardInput(
    kind: kind ?? this.kind,
    token: token ?? this.token,
    holderName: holderName ?? this.holderName,
  );
}

