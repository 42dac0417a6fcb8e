/// As much of package:http 1.1 as the adapter of generated clients touches, with the same names and types, on dart:io.
library;

import 'dart:async';
import 'dart:io';

abstract interface class Client {
  factory Client() => _IoClient();

  Future<StreamedResponse> send(BaseRequest request);

  void close();
}

class ClientException implements Exception {
  ClientException(this.message, [this.uri]);

  final String message;
  final Uri? uri;

  @override
  String toString() => 'ClientException: $message, uri=$uri';
}

abstract class BaseRequest {
  BaseRequest(this.method, this.url);

  final String method;
  final Uri url;
  int? contentLength;
  bool persistentConnection = true;
  bool followRedirects = true;
  int maxRedirects = 5;
  final Map<String, String> headers = {};

  ByteStream finalize();
}

class StreamedRequest extends BaseRequest {
  StreamedRequest(super.method, super.url);

  final StreamController<List<int>> _controller = StreamController(sync: true);

  StreamSink<List<int>> get sink => _controller.sink;

  @override
  ByteStream finalize() => ByteStream(_controller.stream);
}

class ByteStream extends StreamView<List<int>> {
  const ByteStream(super.stream);
}

abstract class BaseResponse {
  BaseResponse(this.statusCode, {this.headers = const {}});

  final int statusCode;
  final Map<String, String> headers;
}

class StreamedResponse extends BaseResponse {
  StreamedResponse(Stream<List<int>> stream, super.statusCode, {super.headers}) : stream = ByteStream(stream);

  final ByteStream stream;
}

class _IoClient implements Client {
  final HttpClient _inner = HttpClient()..idleTimeout = Duration.zero;

  @override
  Future<StreamedResponse> send(BaseRequest request) async {
    final body = request.finalize();
    try {
      final sent = await _inner.openUrl(request.method, request.url)
        ..followRedirects = request.followRedirects
        ..contentLength = request.contentLength ?? -1;
      request.headers.forEach(sent.headers.set);
      final response = await body.pipe(sent) as HttpClientResponse;
      final headers = <String, String>{};
      response.headers.forEach((name, values) => headers[name] = values.join(','));
      return StreamedResponse(response, response.statusCode, headers: headers);
    } on SocketException catch (failure) {
      throw ClientException(failure.message, request.url);
    } on HttpException catch (failure) {
      throw ClientException(failure.message, failure.uri);
    }
  }

  @override
  void close() => _inner.close(force: true);
}
