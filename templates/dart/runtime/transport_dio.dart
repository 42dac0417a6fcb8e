import 'dart:typed_data';

import 'package:dio/dio.dart' as dio;

import 'headers.dart';
import 'transport.dart';

/// Sends with package:dio.
final class DioTransport implements Transport {
  DioTransport([dio.Dio? client]) : _client = client ?? dio.Dio();

  final dio.Dio _client;

  @override
  Future<TransportResponse> send(TransportRequest request) async {
    final cancel = dio.CancelToken();
    final body = request.body;
    request.aborted.then((_) => cancel.cancel()).ignore();
    final response = await _client.requestUri<dio.ResponseBody>(
      request.url,
      data: body?.open(),
      cancelToken: cancel,
      options: dio.Options(
        method: request.method,
        responseType: dio.ResponseType.stream,
        validateStatus: (_) => true,
        headers: {
          for (final MapEntry(:key, :value) in request.headers.entries)
            key: value.length == 1 ? value.first : value,
          if (body != null) 'content-type': body.contentType,
          if (body?.length case final length?) 'content-length': '$length',
        },
      ),
    );
    final headers = ApiHeaders();
    response.headers.forEach((name, values) {
      for (final value in values) {
        headers.add(name, value);
      }
    });
    return TransportResponse(
      status: response.statusCode ?? 0,
      headers: headers,
      body: response.data?.stream ?? const Stream<Uint8List>.empty(),
    );
  }

  @override
  void close() => _client.close(force: true);
}
