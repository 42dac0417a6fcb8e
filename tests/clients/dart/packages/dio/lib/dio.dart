/// As much of package:dio 5 as the adapter of generated clients touches, with the same names and types, on dart:io.
library;

import 'dart:async';
import 'dart:io';
import 'dart:typed_data';

typedef ProgressCallback = void Function(int count, int total);
typedef ValidateStatus = bool Function(int? status);

enum ResponseType { json, stream, plain, bytes }

enum DioExceptionType { cancel, connectionError, unknown }

class DioException implements Exception {
  DioException({this.error, this.type = DioExceptionType.unknown});

  final Object? error;
  final DioExceptionType type;

  @override
  String toString() => 'DioException [${type.name}]: $error';
}

class CancelToken {
  final Completer<DioException> _cancelled = Completer();

  Future<DioException> get whenCancel => _cancelled.future;

  void cancel([Object? reason]) {
    if (!_cancelled.isCompleted) _cancelled.complete(DioException(error: reason, type: DioExceptionType.cancel));
  }
}

class Options {
  Options({this.method, this.headers, this.responseType, this.validateStatus});

  String? method;
  Map<String, dynamic>? headers;
  ResponseType? responseType;
  ValidateStatus? validateStatus;
}

class Headers {
  Headers(this._map);

  final Map<String, List<String>> _map;

  void forEach(void Function(String name, List<String> values) action) => _map.forEach(action);
}

class ResponseBody {
  ResponseBody(this.stream, this.statusCode);

  Stream<Uint8List> stream;
  int statusCode;
}

class Response<T> {
  Response({this.data, this.statusCode, required this.headers});

  T? data;
  int? statusCode;
  Headers headers;
}

class Dio {
  Dio();

  final HttpClient _inner = HttpClient()..idleTimeout = Duration.zero;

  Future<Response<T>> requestUri<T>(
    Uri uri, {
    Object? data,
    CancelToken? cancelToken,
    Options? options,
    ProgressCallback? onSendProgress,
    ProgressCallback? onReceiveProgress,
  }) async {
    final answered = _send<T>(uri, data, options ?? Options(), cancelToken);
    if (cancelToken == null) return answered;
    answered.ignore();
    return Future.any([answered, cancelToken.whenCancel.then((failure) => throw failure)]);
  }

  Future<Response<T>> _send<T>(Uri uri, Object? data, Options options, CancelToken? cancel) async {
    try {
      final request = await _inner.openUrl(options.method ?? 'GET', uri);
      cancel?.whenCancel.then(request.abort).ignore();
      options.headers?.forEach((name, value) => request.headers.set(name, value as Object));
      if (data is Stream<List<int>>) await request.addStream(data);
      final response = await request.close();
      final headers = <String, List<String>>{};
      response.headers.forEach((name, values) => headers[name] = values);
      final body = ResponseBody(response.map(Uint8List.fromList), response.statusCode);
      return Response(data: body as T, statusCode: response.statusCode, headers: Headers(headers));
    } on IOException catch (failure) {
      throw DioException(error: failure, type: DioExceptionType.connectionError);
    }
  }

  void close({bool force = false}) => _inner.close(force: force);
}
