// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A stored direct debit mandate.
final class StoredSepaDebit extends JsonModel {
  const StoredSepaDebit({
    required this.id,
    this.kind = 'sepaDebit',
    required this.lastFour,
    required this.mandateReference,
  });

  factory StoredSepaDebit.fromJson(Map<String, Object?> json) => StoredSepaDebit(
    id: json.required('id', asString),
    kind: json.required('kind', asString),
    lastFour: json.required('lastFour', asString),
    mandateReference: json.required('mandateReference', asString),
  );

  final String id;
  final String kind;
  final String lastFour;
  final String mandateReference;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'kind': kind,
    'lastFour': lastFour,
    'mandateReference': mandateReference,
  };

  StoredSepaDebit copyWith({
    String? id,
    String? kind,
    String? lastFour,
    String? mandateReference,
  }) => StoredSepaDebit(
    id: id ?? this.id,
    kind: kind ?? this.kind,
    lastFour: lastFour ?? this.lastFour,
    mandateReference: mandateReference ?? this.mandateReference,
  );
}

