import 'dart:async';

import 'package:http/http.dart' as http;

import 'headers.dart';
import 'transport.dart';

/// Sends with a client of package:http.
final class HttpTransport implements Transport {
  HttpTransport([http.Client? client]) : _client = client ?? http.Client();

  final http.Client _client;

  @override
  Future<TransportResponse> send(TransportRequest request) async {
    final body = request.body;
    final message = http.StreamedRequest(request.method, request.url)
      ..contentLength = body == null ? 0 : body.length;
    message.headers.addAll({
      for (final MapEntry(:key, :value) in request.headers.entries)
        key: value.join(', '),
      if (body != null) 'content-type': body.contentType,
    });
    final sent = _client.send(message);
    // What goes wrong with the body, the response says, too.
    _write(body, message.sink).ignore();
    final response = await sent;
    return TransportResponse(
      status: response.statusCode,
      headers: ApiHeaders(response.headers),
      body: response.stream,
    );
  }

  static Future<void> _write(
    RequestBody? body,
    StreamSink<List<int>> sink,
  ) async {
    try {
      if (body != null) await sink.addStream(body.open());
    } on Exception catch (failure, trace) {
      sink.addError(failure, trace);
    }
    await sink.close();
  }

  @override
  void close() => _client.close();
}
