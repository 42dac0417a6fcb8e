// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:async';
import 'dart:io';

import 'headers.dart';
import 'transport.dart';

Transport defaultTransport() => IoTransport();

/// Sends with the HTTP client of dart:io.
final class IoTransport implements Transport {
  /// Give it a [client] for proxies, certificates or another pool.
  IoTransport([HttpClient? client]) : _client = client ?? _shortLived();

  /// A program ends when its connections do: unused ones are kept for a short
  /// time only.
  static HttpClient _shortLived() =>
      HttpClient()..idleTimeout = const Duration(seconds: 2);

  final HttpClient _client;

  @override
  Future<TransportResponse> send(TransportRequest request) async {
    final http = await _client.openUrl(request.method, request.url);
    unawaited(request.aborted.then((_) => http.abort()));
    http.followRedirects =
        request.method == 'GET' || request.method == 'HEAD';
    for (final MapEntry(key: name, value: values) in request.headers.entries) {
      http.headers.set(
        name,
        values.length == 1 ? values.first : values,
        preserveHeaderCase: false,
      );
    }
    if (request.body case final body?) {
      http.headers.set(HttpHeaders.contentTypeHeader, body.contentType);
      http.contentLength = body.length ?? -1;
      await http.addStream(body.open());
    } else if (!_withoutBody.contains(request.method)) {
      http.contentLength = 0;
    }
    final response = await http.close();
    final headers = ApiHeaders();
    response.headers.forEach((name, values) {
      for (final value in values) {
        headers.add(name, value);
      }
    });
    return TransportResponse(
      status: response.statusCode,
      headers: headers,
      body: response,
    );
  }

  static const Set<String> _withoutBody = {'GET', 'HEAD', 'OPTIONS', 'TRACE'};

  @override
  void close() => _client.close(force: true);
}
