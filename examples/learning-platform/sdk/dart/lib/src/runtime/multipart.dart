// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:convert';
import 'dart:math';

import 'call.dart';
import 'encoding.dart';
import 'transport.dart';
import 'upload.dart';

/// How a property of a form or of a multipart body is written, where that is
/// not what its value suggests.
final class PartSpec {
  const PartSpec({
    this.type,
    this.whole = false,
    this.style,
    this.explode = true,
    this.allowReserved = false,
    this.headers = const {},
  });

  /// The media type.
  final String? type;

  /// Whether an array is one part, not a part an item.
  final bool whole;

  final ParameterStyle? style;
  final bool explode;
  final bool allowReserved;

  /// Header fields of the part.
  final Map<String, String> headers;
}

const PartSpec _plain = PartSpec();

/// The text of an `application/x-www-form-urlencoded` body.
String formText(Map<String, Object?> fields, Map<String, PartSpec> specs) {
  final pieces = <String>[];
  for (final MapEntry(key: name, :value) in fields.entries) {
    final spec = specs[name] ?? _plain;
    if (spec.style case final style?) {
      pieces.addAll(
        queryPieces(
          name,
          value,
          style: style,
          explode: spec.explode,
          allowReserved: spec.allowReserved,
        ),
      );
      continue;
    }
    final isJson = isJsonType(spec.type);
    final values = value is List && !spec.whole ? value : [value];
    for (final item in values) {
      if (item == null) continue;
      final text = isJson ? jsonText(item) : plainText(item);
      pieces.add('${percentEncode(name)}=${percentEncode(text)}');
    }
  }
  // The set of the URL standard is another than that of queries.
  return pieces
      .join('&')
      .replaceAll('%20', '+')
      .replaceAll('%2A', '*')
      .replaceAll('~', '%7E');
}

bool isJsonType(String? type) {
  final essence = (type ?? '').split(';').first.trim().toLowerCase();
  return essence.endsWith('/json') || essence.endsWith('+json');
}

/// A multipart body (RFC 7578); arrays become one part an item.
RequestBody multipartBody(
  Map<String, Object?> fields,
  Map<String, PartSpec> specs,
  String type,
) {
  final parts = <(List<int>, Upload)>[];
  final boundary = _boundary();
  for (final MapEntry(key: name, :value) in fields.entries) {
    final spec = specs[name] ?? _plain;
    final values = value is List && !spec.whole ? value : [value];
    for (final item in values) {
      if (item == null) continue;
      final upload = _part(item, spec);
      final isFile = item is Upload;
      final filename = isFile
          ? '; filename="${_quoted(item.filename ?? name)}"'
          : '';
      final head = StringBuffer('--$boundary\r\n')
        ..write('content-disposition: form-data; name="${_quoted(name)}"')
        ..write('$filename\r\n');
      if (upload.contentType case final contentType?) {
        head.write('content-type: ${_quoted(contentType)}\r\n');
      }
      for (final MapEntry(:key, :value) in spec.headers.entries) {
        head.write('${key.toLowerCase()}: ${_quoted(value)}\r\n');
      }
      head.write('\r\n');
      parts.add((utf8.encode('$head'), upload));
    }
  }
  final end = utf8.encode('--$boundary--\r\n');
  int? length = end.length;
  for (final (head, upload) in parts) {
    final size = upload.length;
    length = length == null || size == null
        ? null
        : length + head.length + size + 2;
  }
  Stream<List<int>> open() async* {
    for (final (head, upload) in parts) {
      yield head;
      yield* upload.open();
      yield const [13, 10];
    }
    yield end;
  }

  return RequestBody(
    open,
    length: length,
    contentType: '$type; boundary=$boundary',
  );
}

Upload _part(Object value, PartSpec spec) {
  final type = spec.type?.split(',').first.trim();
  final fixed = type == null || type.contains('*') ? null : type;
  switch (value) {
    case Upload():
      return value.contentType == null
          ? Upload.stream(
              value.open,
              length: value.length,
              contentType: fixed ?? 'application/octet-stream',
            )
          : value;
    case Map() || List():
      return Upload.bytes(
        utf8.encode(jsonText(value)),
        contentType: fixed ?? 'application/json',
      );
    default:
      final isJson = isJsonType(fixed);
      return Upload.bytes(
        utf8.encode(isJson ? jsonText(value) : plainText(value)),
        contentType: fixed,
      );
  }
}

String _quoted(String text) => text
    .replaceAll('"', '%22')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');

String _boundary() {
  final random = Random();
  return 'part-${[
    for (var i = 0; i < 6; i++)
      random.nextInt(1 << 24).toRadixString(16).padLeft(6, '0'),
  ].join()}';
}
