import 'dart:async';
import 'dart:convert';
import 'dart:typed_data';

import 'call.dart';
import 'codec.dart';
import 'errors.dart';
import 'headers.dart';
import 'multipart.dart';
import 'streams.dart';

/// What the API answered to a call.
abstract base class ApiResult {
  const ApiResult(this.response);

  final ApiResponse response;

  int get status => response.status;

  @override
  String toString() => '$runtimeType($status)';
}

/// A response of which nothing was made yet.
final class ApiResponse {
  ApiResponse({
    required this.call,
    required this.url,
    required this.status,
    required this.headers,
    required this.bytes,
    this.stream,
  });

  final Call call;

  /// What was asked for, with its query.
  final Uri url;

  final int status;
  final ApiHeaders headers;

  /// The body, unless it is a stream.
  final Uint8List bytes;

  /// The body of an operation that streams.
  final Stream<List<int>>? stream;

  String? get contentType => headers['content-type'];

  /// The body as text: UTF-8 unless the response says otherwise.
  late final String text = textOf(bytes, contentType);

  /// The body as JSON; throws an [ApiDecodeException] where it is none.
  late final Object? value = jsonOf(text);

  /// Whether the body can be read as the media type [media].
  bool has(String media) => choose([media]) == 0;

  /// The place of the media type of [documented] that the body is best read
  /// as, or -1: the same, then a range with it, then another kind of JSON. A
  /// response that does not say is taken for the first.
  int choose(List<String> documented) {
    if (call.method == 'HEAD') return -1;
    final actual = _essence(contentType ?? '');
    var best = -1;
    var most = 0;
    for (var i = 0; i < documented.length; i++) {
      final media = _essence(documented[i]);
      final score = _score(media, actual);
      if (score > most) {
        best = i;
        most = score;
      }
    }
    return best;
  }

  static int _score(String media, String actual) {
    if (media == actual) return 4;
    if (actual.isEmpty) return 1;
    if (media.endsWith('/*') &&
        actual.startsWith(media.substring(0, media.length - 1))) {
      return 3;
    }
    if (media == '*/*') return 2;
    return isJsonType(media) && isJsonType(actual) ? 1 : 0;
  }

  static String _essence(String type) =>
      type.split(';').first.trim().toLowerCase();

  T json<T>(Decoder<T> decode) => decode(value);

  /// A value that is written as plain text.
  T scalar<T>(Decoder<T> decode) {
    try {
      return decode(text);
    } on ApiDecodeException {
      return decode(scalarOf(text));
    }
  }

  /// A header as a value; null where it is missing or cannot be read.
  T? header<T>(String name, Decoder<T?> decode, {bool list = false}) {
    final text = headers[name];
    if (text == null) return null;
    try {
      final texts = [
        if (!list) text,
        if (list)
          for (final item in text.split(','))
            if (item.trim() case final item when item.isNotEmpty) item,
      ];
      try {
        return decode(list ? texts : text);
      } on ApiDecodeException {
        return decode(list ? [...texts.map(scalarOf)] : scalarOf(text));
      }
    } on ApiDecodeException {
      return null;
    }
  }

  Stream<ServerSentEvent<T>> events<T>(Decoder<T> decode) =>
      decodeEvents(_chunks, decode);

  Stream<T> jsonLines<T>(Decoder<T> decode) => decodeLines(_chunks, decode);

  Stream<T> jsonSequence<T>(Decoder<T> decode) =>
      decodeSequence(_chunks, decode);

  Stream<List<int>> get _chunks => stream ?? Stream.value(bytes);

}

/// The JSON that [text] is; throws an [ApiDecodeException] where it is none.
Object? jsonOf(String text) {
  try {
    return jsonDecode(text);
  } on FormatException {
    throw ApiDecodeException('JSON', text);
  }
}

/// A number or a boolean where [text] is one, else [text].
Object? scalarOf(String text) => switch (text.trim()) {
  'true' => true,
  'false' => false,
  final trimmed => num.tryParse(trimmed) ?? text,
};

/// Bytes as text, by the `charset` of [contentType]; without one, UTF-8.
String textOf(List<int> bytes, String? contentType) {
  final charset = RegExp(
    'charset="?([^";\\s]+)',
    caseSensitive: false,
  ).firstMatch(contentType ?? '')?[1];
  final text = switch (charset?.toLowerCase()) {
    'iso-8859-1' || 'latin1' || 'windows-1252' => latin1.decode(bytes),
    _ => utf8.decode(bytes, allowMalformed: true),
  };
  return text.startsWith('\uFEFF') ? text.substring(1) : text;
}
