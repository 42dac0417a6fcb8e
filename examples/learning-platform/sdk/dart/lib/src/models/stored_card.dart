// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A stored card.
final class StoredCard extends JsonModel {
  const StoredCard({
    required this.id,
    this.kind = 'card',
    required this.brand,
    required this.lastFour,
    required this.expires,
  });

  factory StoredCard.fromJson(Map<String, Object?> json) => StoredCard(
    id: json.required('id', asString),
    kind: json.required('kind', asString),
    brand: json.required('brand', StoredCardBrand.fromJson),
    lastFour: json.required('lastFour', asString),
    expires: json.required('expires', asString),
  );

  final String id;
  final String kind;
  final StoredCardBrand brand;
  final String lastFour;

  /// The last month in which the card is valid.
  final String expires;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'kind': kind,
    'brand': brand,
    'lastFour': lastFour,
    'expires': expires,
  };

  StoredCard copyWith({
    String? id,
    String? kind,
    StoredCardBrand? brand,
    String? lastFour,
    String? expires,
  }) => StoredCard(
    id: id ?? this.id,
    kind: kind ?? this.kind,
    brand: brand ?? this.brand,
    lastFour: lastFour ?? this.lastFour,
    expires: expires ?? this.expires,
  );
}

extension type const StoredCardBrand(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  StoredCardBrand.fromJson(Object? json) : wire = asString(json);

  static const visa = StoredCardBrand('visa');
  static const mastercard = StoredCardBrand('mastercard');
  static const amex = StoredCardBrand('amex');
  static const discover = StoredCardBrand('discover');

  static const List<StoredCardBrand> values = [
    visa,
    mastercard,
    amex,
    discover,
  ];
}

