// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:convert';

import 'cancel.dart';
import 'codec.dart';
import 'date.dart';
import 'encoding.dart';
import 'headers.dart';
import 'multipart.dart';
import 'retry.dart';
import 'transport.dart';
import 'upload.dart';

/// What one call does differently from the client's settings.
final class CallOptions {
  const CallOptions({
    this.timeout,
    this.cancel,
    this.headers = const {},
    this.retry,
    this.idempotencyKey,
    this.baseUrl,
    this.url,
  });

  /// How long one attempt may take. Of a stream, until it begins.
  final Duration? timeout;

  final CancelToken? cancel;

  /// Header fields to add; they win over all others.
  final Map<String, String> headers;

  final RetryPolicy? retry;

  /// Instead of a random one.
  final String? idempotencyKey;

  /// Where this call goes instead.
  final String? baseUrl;

  /// The whole URL, such as the link to the next page.
  final Uri? url;

  CallOptions withUrl(Uri url) => CallOptions(
    timeout: timeout,
    cancel: cancel,
    headers: headers,
    retry: retry,
    idempotencyKey: idempotencyKey,
    baseUrl: baseUrl,
    url: url,
  );
}

/// A call of an operation: everything about it but who calls, and where.
final class Call {
  Call(
    this.method,
    this.path, {
    this.options,
    String? accept,
    this.security,
    this.server,
    this.idempotencyHeader,
    this.streams = false,
  }) {
    if (accept != null) headers.set('accept', accept);
  }

  final String method;

  /// Behind the base URL, percent-encoded.
  final String path;

  final CallOptions? options;

  /// Alternatives, each the names of security schemes; null: the client's.
  final List<List<String>>? security;

  /// The operation's own server, if it has one.
  final String? server;

  /// The header by which this operation recognises a repetition, if it has one.
  final String? idempotencyHeader;

  /// Whether a response may be read while it is still being sent.
  final bool streams;

  final ApiHeaders headers = ApiHeaders();
  final List<String> queryParts = [];
  final List<String> cookies = [];
  RequestBody? body;

  void query(
    String name,
    Object? value, {
    ParameterStyle style = ParameterStyle.form,
    bool explode = true,
    bool allowReserved = false,
  }) => queryParts.addAll(
    queryPieces(
      name,
      value,
      style: style,
      explode: explode,
      allowReserved: allowReserved,
    ),
  );

  /// A parameter whose value is JSON.
  void queryJson(String name, Object? value) {
    if (value != null) queryParts.addAll(queryPieces(name, jsonText(value)));
  }

  /// The whole query string as one value.
  void querystring(String text) {
    if (text.isNotEmpty) queryParts.add(text);
  }

  void header(String name, Object? value, {bool explode = false}) {
    if (value != null) headers.set(name, headerText(value, explode: explode));
  }

  void headerJson(String name, Object? value) {
    if (value != null) headers.set(name, jsonText(value));
  }

  void cookie(
    String name,
    Object? value, {
    ParameterStyle style = ParameterStyle.form,
    bool explode = true,
    bool allowReserved = false,
  }) {
    cookies.addAll(
      queryPieces(
        name,
        value,
        style: style,
        explode: explode,
        allowReserved: allowReserved,
        raw: style == ParameterStyle.cookie,
      ),
    );
  }

  void cookieJson(String name, Object? value) {
    if (value != null) cookies.addAll(queryPieces(name, jsonText(value)));
  }

  void json(Object? value, [String type = 'application/json']) => body =
      RequestBody.bytes(utf8.encode(jsonText(value)), contentType: type);

  void text(Object? value, [String type = 'text/plain']) =>
      body = RequestBody.bytes(
        utf8.encode(plainText(value)),
        contentType: type.toLowerCase().contains('charset=')
            ? type
            : '$type; charset=utf-8',
      );

  void binary(Upload value, [String type = 'application/octet-stream']) =>
      body = RequestBody(
        value.open,
        length: value.length,
        contentType: value.contentType ?? type,
      );

  void form(
    Object? value, {
    Map<String, PartSpec> parts = const {},
    String type = 'application/x-www-form-urlencoded',
  }) => body = RequestBody.bytes(
    utf8.encode(formText(asObject(value), parts)),
    contentType: type,
  );

  void multipart(
    Object? value, {
    Map<String, PartSpec> parts = const {},
    String type = 'multipart/form-data',
  }) => body = multipartBody(asObject(value), parts, type);

  /// Each item on a line of its own.
  void jsonLines(
    Iterable<Object?> items, [
    String type = 'application/x-ndjson',
  ]) => body = RequestBody.bytes(
    utf8.encode(items.map((item) => '${jsonText(item)}\n').join()),
    contentType: type,
  );

  /// Each item behind a record separator (RFC 7464).
  void jsonSequence(
    Iterable<Object?> items, [
    String type = 'application/json-seq',
  ]) => body = RequestBody.bytes(
    utf8.encode(items.map((item) => '\x1e${jsonText(item)}\n').join()),
    contentType: type,
  );
}

/// JSON text of a value; dates, too, may be anywhere in it.
String jsonText(Object? value) => jsonEncode(
  value,
  toEncodable: (value) => switch (value) {
    DateTime() => dateTimeToJson(value),
    Date() => '$value',
    Upload() => throw ArgumentError.value(
      value,
      null,
      'a file cannot be part of JSON',
    ),
    // Whatever else a caller puts into an open value says itself what it is.
    // ignore: avoid_dynamic_calls
    _ => (value as dynamic).toJson(),
  },
);
