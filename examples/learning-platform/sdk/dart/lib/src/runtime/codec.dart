// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:convert';
import 'dart:typed_data';

import 'date.dart';
import 'errors.dart';
import 'patch.dart';
import 'upload.dart';

/// Makes a value of JSON, or throws an [ApiDecodeException].
typedef Decoder<T> = T Function(Object? json);

String asString(Object? json) =>
    json is String ? json : throw ApiDecodeException('a string', json);

bool asBool(Object? json) =>
    json is bool ? json : throw ApiDecodeException('a boolean', json);

/// An integer of up to 64 bits; `1.0` is one too. On the web, Dart's integers
/// are exact up to 2^53 only.
int asInt(Object? json) {
  if (json is int) return json;
  if (json is double &&
      json.truncateToDouble() == json &&
      json.abs() < 9223372036854775808.0) {
    return json.toInt();
  }
  throw ApiDecodeException('an integer of at most 64 bits', json);
}

double asDouble(Object? json) =>
    json is num ? json.toDouble() : throw ApiDecodeException('a number', json);

num asNum(Object? json) =>
    json is num ? json : throw ApiDecodeException('a number', json);

Null asNull(Object? json) =>
    json == null ? null : throw ApiDecodeException('null', json);

Object? asAny(Object? json) => json;

DateTime asDateTime(Object? json) =>
    DateTime.tryParse(asString(json)) ??
    (throw ApiDecodeException('a date and time', json));

/// Written in UTC unless it is: a time without a zone means another elsewhere.
String dateTimeToJson(DateTime time) => time.toUtc().toIso8601String();

Date asDate(Object? json) =>
    Date.tryParse(asString(json)) ??
    (throw ApiDecodeException('a date such as 2024-02-29', json));

final RegExp _blank = RegExp(r'\s');

/// Bytes from base64, of either alphabet, with padding or without.
Uint8List asBytes(Object? json) {
  try {
    final text = asString(json).replaceAll(_blank, '');
    return base64.decode(base64.normalize(text));
  } on FormatException {
    throw ApiDecodeException('base64', json);
  }
}

String bytesToJson(List<int> bytes) => base64.encode(bytes);

String urlBytesToJson(List<int> bytes) =>
    base64Url.encode(bytes).replaceAll('=', '');

/// A file as it stands in JSON: its text.
Upload asUpload(Object? json) => Upload.text(asString(json));

Map<String, Object?> asObject(Object? json) => json is Map<String, Object?>
    ? json
    : throw ApiDecodeException('an object', json);

List<Object?> asList(Object? json) =>
    json is List<Object?> ? json : throw ApiDecodeException('an array', json);

Decoder<T?> nullable<T>(Decoder<T> decode) =>
    (json) => json == null ? null : decode(json);

Decoder<T> objectOf<T>(T Function(Map<String, Object?> json) decode) =>
    (json) => decode(asObject(json));

Decoder<List<T>> listOf<T>(Decoder<T> decode) => (json) {
  final items = asList(json);
  return [for (var i = 0; i < items.length; i++) items.item(i, decode)];
};

Decoder<Map<String, T>> mapOf<T>(Decoder<T> decode) =>
    (json) => asObject(json).others(const {}, decode);

extension JsonList on List<Object?> {
  /// The item at [index], which has to be there.
  T item<T>(int index, Decoder<T> decode) {
    if (index >= length && null is! T) {
      throw ApiDecodeException('an item', null, [index]);
    }
    return _within(index, index < length ? this[index] : null, decode);
  }

  /// The item at [index], or null where the array ends before it.
  T? optionalItem<T>(int index, Decoder<T?> decode) =>
      index < length ? _within(index, this[index], decode) : null;

  /// The items from [start] on.
  List<T> rest<T>(int start, Decoder<T> decode) => [
    for (var i = start; i < length; i++) _within(i, this[i], decode),
  ];
}

extension JsonObject on Map<String, Object?> {
  /// The property [key], which has to be there unless it may be null.
  T required<T>(String key, Decoder<T> decode) {
    final value = this[key];
    if (value == null && null is! T && !containsKey(key)) {
      throw ApiDecodeException('a value', null, [key]);
    }
    return _within(key, value, decode);
  }

  /// The property [key]; null where it is absent.
  T? optional<T>(String key, Decoder<T?> decode) {
    final value = this[key];
    return value == null ? null : _within(key, value, decode);
  }

  /// The property [key], whose absence and whose null differ.
  Patch<T> patch<T>(String key, Decoder<T?> decode) =>
      containsKey(key) ? Patch.set(optional(key, decode)) : const Patch.keep();

  /// Every property that is not in [known].
  Map<String, T> others<T>(Set<String> known, Decoder<T> decode) => {
    for (final MapEntry(:key, :value) in entries)
      if (!known.contains(key)) key: _within(key, value, decode),
  };
}

T _within<T>(Object key, Object? value, Decoder<T> decode) {
  try {
    return decode(value);
  } on ApiDecodeException catch (failure, trace) {
    Error.throwWithStackTrace(failure.within(key), trace);
  }
}

/// What tells a variant of a union from the others.
final class JsonShape {
  const JsonShape(
    this.types, {
    this.constants = const {},
    this.required = const [],
    this.known = const {},
    this.values,
  });

  /// Names of JSON types.
  final List<String> types;

  /// Of objects: the values that a property has, always.
  final Map<String, List<Object?>> constants;

  /// Of objects: properties that are there, always.
  final List<String> required;

  /// Of objects: every property that is declared.
  final Set<String> known;

  /// Of scalars: the values that they may have, where they are listed.
  final List<Object?>? values;

  bool _fits(Object? json) {
    if (!types.any((type) => _isA(json, type))) return false;
    if (json is Map<String, Object?>) {
      return required.every(json.containsKey) &&
          constants.entries.every((e) => e.value.contains(json[e.key]));
    }
    return json is List || (values?.contains(json) ?? true);
  }

  static bool _isA(Object? json, String type) => switch (type) {
    'null' => json == null,
    'boolean' => json is bool,
    'integer' =>
      json is int || json is double && json.truncateToDouble() == json,
    'number' => json is num,
    'string' => json is String,
    'array' => json is List,
    _ => json is Map,
  };

  int _known(Object? json) =>
      json is Map ? json.keys.where(known.contains).length : 0;
}

/// The place of the shape that [json] has, or -1 where it has none of them.
///
/// Of several that fit, the one that knows the most of the properties is
/// taken, then the one that asks for the most, then the first.
int shapeOf(Object? json, List<JsonShape> shapes) {
  var best = -1;
  var most = (-1, -1);
  for (var i = 0; i < shapes.length; i++) {
    final shape = shapes[i];
    if (!shape._fits(json)) continue;
    final score = (
      shape._known(json),
      shape.required.length +
          shape.constants.length +
          (shape.values == null ? 0 : 1),
    );
    if (score.$1 > most.$1 || score.$1 == most.$1 && score.$2 > most.$2) {
      best = i;
      most = score;
    }
  }
  return best;
}

/// The text of the property [key], or null where [json] has none.
String? tagOf(Object? json, String key) => switch (json) {
  Map<String, Object?>() => switch (json[key]) {
    final String tag => tag,
    final num tag => '$tag',
    final bool tag => '$tag',
    _ => null,
  },
  _ => null,
};
