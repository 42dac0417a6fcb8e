// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:convert';

import 'date.dart';

/// How a parameter is written (OpenAPI 3.1.1, section 4.8.12.6).
enum ParameterStyle {
  matrix,
  label,
  simple,
  form,
  spaceDelimited,
  pipeDelimited,
  tabDelimited,
  deepObject,
  cookie,
}

const String _unreserved =
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';

/// Reserved characters that do not end a value inside a query string.
const String _reserved = r":/?@!$'()*,;=";

final Set<int> _plain = _unreserved.codeUnits.toSet();
final Set<int> _plainOrReserved = {..._plain, ..._reserved.codeUnits};

/// Percent-encodes whatever is not unreserved (RFC 3986, section 2.3).
String percentEncode(String text, {bool allowReserved = false}) {
  final plain = allowReserved ? _plainOrReserved : _plain;
  if (text.codeUnits.every(plain.contains)) return text;
  final out = StringBuffer();
  for (final byte in utf8.encode(text)) {
    if (plain.contains(byte)) {
      out.writeCharCode(byte);
    } else {
      out.write('%${byte.toRadixString(16).toUpperCase().padLeft(2, '0')}');
    }
  }
  return out.toString();
}

/// A scalar as text; anything else as JSON.
String plainText(Object? value) => switch (value) {
  String() => value,
  double() when value.truncateToDouble() == value && value.abs() < 1e15 =>
    value.toStringAsFixed(0),
  null || num() || bool() || Date() => '$value',
  _ => jsonEncode(value),
};

/// One parameter as the pieces of which the URL is made.
final class _Writer {
  _Writer(this.name, {this.allowReserved = false, this.raw = false});

  final String name;
  final bool allowReserved;

  /// Whether nothing is percent-encoded.
  final bool raw;

  String text(Object? value) {
    final text = plainText(value);
    return raw ? text : percentEncode(text, allowReserved: allowReserved);
  }

  String key(String key) => raw ? key : percentEncode(key);

  Iterable<String> items(List<Object?> list) => [
    for (final item in list)
      if (item != null) text(item),
  ];

  Iterable<String> members(Map<String, Object?> map, String between) => [
    for (final MapEntry(key: k, :value) in map.entries)
      if (value != null) '${key(k)}$between${text(value)}',
  ];
}

/// A value inside a path, percent-encoded.
String pathValue(
  Object? value, {
  String name = '',
  ParameterStyle style = ParameterStyle.simple,
  bool explode = false,
}) {
  final w = _Writer(name);
  final key = w.key(name);
  final text = switch ((style, value)) {
    (ParameterStyle.matrix, final List<Object?> list) =>
      explode
          ? w.items(list).map((item) => ';$key=$item').join()
          : ';$key=${w.items(list).join(',')}',
    (ParameterStyle.matrix, final Map<String, Object?> map) =>
      explode
          ? w.members(map, '=').map((member) => ';$member').join()
          : ';$key=${w.members(map, ',').join(',')}',
    (ParameterStyle.matrix, '') => ';$key',
    (ParameterStyle.matrix, _) => ';$key=${w.text(value)}',
    (ParameterStyle.label, final List<Object?> list) =>
      '.${w.items(list).join(explode ? '.' : ',')}',
    (ParameterStyle.label, final Map<String, Object?> map) =>
      '.${w.members(map, explode ? '=' : ',').join(explode ? '.' : ',')}',
    (ParameterStyle.label, _) => '.${w.text(value)}',
    (_, final List<Object?> list) => w.items(list).join(','),
    (_, final Map<String, Object?> map) =>
      w.members(map, explode ? '=' : ',').join(','),
    _ => w.text(value),
  };
  if (text == '.' || text == '..') {
    throw ArgumentError.value(
      value,
      name.isEmpty ? null : name,
      'would name another path',
    );
  }
  return text;
}

/// A parameter as `name=value` pieces of a query string, or of a form.
List<String> queryPieces(
  String name,
  Object? value, {
  ParameterStyle style = ParameterStyle.form,
  bool explode = true,
  bool allowReserved = false,
  bool raw = false,
}) {
  final w = _Writer(name, allowReserved: allowReserved, raw: raw);
  final key = w.key(name);
  final separator = switch (style) {
    ParameterStyle.spaceDelimited => '%20',
    ParameterStyle.pipeDelimited => '%7C',
    ParameterStyle.tabDelimited => '%09',
    _ => ',',
  };
  switch (value) {
    case null:
      return const [];
    case Map<String, Object?>() || List<Object?>()
        when style == ParameterStyle.deepObject:
      final pieces = <String>[];
      _deep(w, name, value, pieces);
      return pieces;
    case List<Object?>():
      final items = w.items(value);
      if (items.isEmpty) return const [];
      return explode
          ? [for (final item in items) '$key=$item']
          : ['$key=${items.join(separator)}'];
    case Map<String, Object?>():
      final delimited = style != ParameterStyle.form;
      if (explode && !delimited || style == ParameterStyle.cookie && explode) {
        return [...w.members(value, '=')];
      }
      final members = w.members(value, separator);
      return members.isEmpty ? const [] : ['$key=${members.join(separator)}'];
    default:
      return ['$key=${w.text(value)}'];
  }
}

void _deep(_Writer w, String name, Object? value, List<String> pieces) {
  switch (value) {
    case null:
      return;
    case Map<String, Object?>():
      for (final MapEntry(:key, :value) in value.entries) {
        _deep(w, '$name[$key]', value, pieces);
      }
    case List<Object?>():
      for (var i = 0; i < value.length; i++) {
        _deep(w, '$name[$i]', value[i], pieces);
      }
    default:
      pieces.add('${w.key(name)}=${w.text(value)}');
  }
}

/// A header's value (style `simple`); headers are not percent-encoded.
String headerText(Object? value, {bool explode = false}) {
  final w = _Writer('', raw: true);
  return switch (value) {
    List<Object?>() => w.items(value).join(','),
    Map<String, Object?>() => w.members(value, explode ? '=' : ',').join(','),
    _ => plainText(value),
  };
}

/// A URL with the variables of its template put in.
String serverUrl(String template, Map<String, String> variables) {
  var url = template;
  for (final MapEntry(:key, :value) in variables.entries) {
    url = url.replaceAll('{$key}', value);
  }
  return url;
}
