// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:async';
import 'dart:convert';

import 'codec.dart';
import 'errors.dart';
import 'response.dart';

/// An event of a `text/event-stream`.
final class ServerSentEvent<T> {
  const ServerSentEvent(this.data, {this.event = 'message', this.id});

  final T data;

  /// The event's type.
  final String event;

  /// The last id that the stream gave.
  final String? id;

  @override
  String toString() => 'ServerSentEvent($event, $data)';
}

/// Events as the HTML standard reads them (section 9.2.6). The text `[DONE]`,
/// by which some APIs end their streams, is not an event.
Stream<ServerSentEvent<T>> decodeEvents<T>(
  Stream<List<int>> bytes,
  Decoder<T> decode,
) async* {
  final data = <String>[];
  String? event;
  String? id;
  await for (final line in _lines(bytes)) {
    if (line.isEmpty) {
      if (data.isEmpty) {
        event = null;
        continue;
      }
      final text = data.join('\n');
      data.clear();
      if (text == '[DONE]') return;
      yield ServerSentEvent(_data(text, decode), event: event ?? 'message', id: id);
      event = null;
      continue;
    }
    final colon = line.indexOf(':');
    if (colon == 0) continue;
    final field = colon < 0 ? line : line.substring(0, colon);
    var value = colon < 0 ? '' : line.substring(colon + 1);
    if (value.startsWith(' ')) value = value.substring(1);
    switch (field) {
      case 'data':
        data.add(value);
      case 'event':
        event = value.isEmpty ? null : value;
      case 'id':
        if (!value.contains('\x00')) id = value;
    }
  }
}

/// A value for each line that is not empty.
Stream<T> decodeLines<T>(Stream<List<int>> bytes, Decoder<T> decode) => _lines(
  bytes,
).where((line) => line.trim().isNotEmpty).map((line) => _json(line, decode));

/// A value for each record of RFC 7464.
Stream<T> decodeSequence<T>(
  Stream<List<int>> bytes,
  Decoder<T> decode,
) async* {
  var rest = '';
  await for (final text in bytes.transform(_utf8)) {
    final records = '$rest$text'.split('\x1e');
    rest = records.removeLast();
    for (final record in records) {
      if (record.trim().isNotEmpty) yield _json(record, decode);
    }
  }
  if (rest.trim().isNotEmpty) yield _json(rest, decode);
}

const Utf8Decoder _utf8 = Utf8Decoder(allowMalformed: true);

/// Lines that end with CR, LF or both, whatever the chunks are.
Stream<String> _lines(Stream<List<int>> bytes) =>
    bytes.transform(_utf8).transform(const LineSplitter());

T _json<T>(String text, Decoder<T> decode) => decode(jsonOf(text));

/// The data of an event is JSON, unless it is to be a text.
T _data<T>(String text, Decoder<T> decode) {
  Object? value;
  try {
    value = jsonDecode(text);
  } on FormatException {
    return decode(text);
  }
  if (value is String || value is num || value is bool) {
    try {
      return decode(text);
    } on ApiDecodeException {
      return decode(value);
    }
  }
  return decode(value);
}
