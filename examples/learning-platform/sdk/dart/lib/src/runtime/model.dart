// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'upload.dart';

/// An object of the API. Two are equal when they are written alike.
abstract base class JsonModel {
  const JsonModel();

  Map<String, Object?> toJson();

  @override
  bool operator ==(Object other) =>
      identical(this, other) ||
      other is JsonModel &&
          other.runtimeType == runtimeType &&
          jsonEquals(toJson(), other.toJson());

  @override
  int get hashCode => jsonHash(toJson());

  @override
  String toString() => '$runtimeType${toJson()}';
}

/// One of several types; each variant holds a value of one of them.
abstract base class JsonUnion {
  const JsonUnion();

  Object? get value;

  Object? toJson();

  @override
  bool operator ==(Object other) =>
      identical(this, other) ||
      other is JsonUnion &&
          other.runtimeType == runtimeType &&
          jsonEquals(toJson(), other.toJson());

  @override
  int get hashCode => jsonHash(toJson());

  @override
  String toString() => '$runtimeType($value)';
}

/// Whether two JSON values are the same; the order of keys does not matter.
bool jsonEquals(Object? a, Object? b) {
  if (identical(a, b)) return true;
  switch ((a, b)) {
    case (final Map<String, Object?> a, final Map<String, Object?> b):
      if (a.length != b.length) return false;
      for (final MapEntry(:key, :value) in a.entries) {
        if (!b.containsKey(key) || !jsonEquals(value, b[key])) return false;
      }
      return true;
    case (final List<Object?> a, final List<Object?> b):
      if (a.length != b.length) return false;
      for (var i = 0; i < a.length; i++) {
        if (!jsonEquals(a[i], b[i])) return false;
      }
      return true;
    default:
      return a == b;
  }
}

int jsonHash(Object? value) => switch (value) {
  Map<String, Object?>() => Object.hashAllUnordered([
    for (final entry in value.entries)
      Object.hash(entry.key, jsonHash(entry.value)),
  ]),
  List<Object?>() => Object.hashAll(value.map(jsonHash)),
  Upload() => identityHashCode(value),
  _ => value.hashCode,
};
