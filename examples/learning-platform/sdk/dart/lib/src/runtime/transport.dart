// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'headers.dart';

/// Sends requests; the one place that knows about sockets.
abstract interface class Transport {
  /// Completes when the head of the response is there.
  Future<TransportResponse> send(TransportRequest request);

  void close();
}

/// One attempt of a call, as it goes over the wire.
final class TransportRequest {
  TransportRequest({
    required this.method,
    required this.url,
    required this.headers,
    required this.aborted,
    this.body,
  });

  final String method;
  final Uri url;
  final ApiHeaders headers;

  /// Null where there is none.
  final RequestBody? body;

  /// Completes when nobody waits for the response any more.
  final Future<void> aborted;
}

/// The bytes of a body; they can be read once an attempt.
final class RequestBody {
  const RequestBody(this.open, {required this.contentType, this.length});

  RequestBody.bytes(List<int> bytes, {required this.contentType})
    : length = bytes.length,
      open = (() => Stream.value(bytes));

  final Stream<List<int>> Function() open;
  final String contentType;

  /// Null where nobody knows before the end.
  final int? length;
}

final class TransportResponse {
  const TransportResponse({
    required this.status,
    required this.headers,
    required this.body,
  });

  final int status;
  final ApiHeaders headers;
  final Stream<List<int>> body;
}

/// What comes after a [Middleware]: another one, or the transport.
typedef Send = Future<TransportResponse> Function(TransportRequest request);

/// Sees every attempt, and may change it, answer it, or look at its response.
typedef Middleware =
    Future<TransportResponse> Function(TransportRequest request, Send next);
