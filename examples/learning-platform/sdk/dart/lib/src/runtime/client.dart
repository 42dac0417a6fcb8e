// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:async';
import 'dart:math';
import 'dart:typed_data';

import 'auth.dart';
import 'call.dart';
import 'errors.dart';
import 'cancel.dart';
import 'headers.dart';
import 'response.dart';
import 'retry.dart';
import 'transport.dart';
import 'transport_default.dart';

/// Sends calls: where they go, who calls, and how often it is tried.
final class ApiClient {
  ApiClient({
    required String baseUrl,
    Transport? transport,
    this.credentials = Credentials.none,
    this.security = const [],
    this.middleware = const [],
    this.retry = const RetryPolicy(),
    this.timeout = const Duration(seconds: 60),
    this.headers = const {},
    Random? random,
    Future<void> Function(Duration time)? sleep,
  }) : baseUrl = _trimmed(baseUrl),
       _transport = transport ?? defaultTransport(),
       _random = random ?? Random(),
       _sleep = sleep ?? Future<void>.delayed;

  final String baseUrl;
  final Credentials credentials;

  /// What operations ask for that do not say: alternatives of schemes.
  final List<List<String>> security;

  /// The first is the outermost.
  final List<Middleware> middleware;

  final RetryPolicy retry;

  /// How long one attempt may take; null for as long as it takes.
  final Duration? timeout;

  /// Header fields of every request.
  final Map<String, String> headers;

  final Transport _transport;
  final Random _random;
  final Future<void> Function(Duration time) _sleep;

  /// Frees the connections. No call can be made afterwards.
  void close() => _transport.close();

  /// The response to [call], whatever its status is.
  ///
  /// Throws an [ApiException] where there is none.
  Future<ApiResponse> send(Call call) async {
    final policy = call.options?.retry ?? retry;
    final cancel = call.options?.cancel;
    final key = _idempotency(call, policy);
    final repeatable = key != null || RetryPolicy.isIdempotent(call.method);
    var refreshed = false;
    for (var attempt = 1; ; attempt++) {
      cancel?.throwIfCancelled();
      final last = !repeatable || attempt >= policy.attempts;
      Duration wait;
      try {
        final (response, tokens) = await _attempt(call, key);
        if (response.status == 401 && tokens.isNotEmpty && !refreshed) {
          refreshed = true;
          attempt--;
          for (final (source, token) in tokens) {
            source.refuse(token);
          }
          await _drop(response);
          continue;
        }
        if (last || !policy.statuses.contains(response.status)) return response;
        final asked = policy.retryAfter(response.headers, DateTime.now());
        if (asked != null && asked > policy.longestRetryAfter) return response;
        wait = asked ?? policy.backoff(attempt, _random);
        await _drop(response);
      } on ApiTransportException {
        if (last) rethrow;
        wait = policy.backoff(attempt, _random);
      } on ApiTimeoutException {
        if (last) rethrow;
        wait = policy.backoff(attempt, _random);
      }
      await _pause(wait, cancel);
    }
  }

  /// The header that tells one call from another, and its value.
  (String, String)? _idempotency(Call call, RetryPolicy policy) {
    final name = call.idempotencyHeader ?? policy.idempotencyHeader;
    if (name == null) return null;
    final given = call.headers[name] ?? call.options?.idempotencyKey;
    if (given != null) return (name, given);
    if (RetryPolicy.isIdempotent(call.method)) return null;
    final key = [
      for (var i = 0; i < 8; i++)
        _random.nextInt(1 << 16).toRadixString(16).padLeft(4, '0'),
    ].join();
    return (name, key);
  }

  Future<(ApiResponse, List<(TokenSource, AccessToken)>)> _attempt(
    Call call,
    (String, String)? key,
  ) async {
    final options = call.options;
    final query = [...call.queryParts];
    final cookies = [...call.cookies];
    final fields = ApiHeaders(headers);
    for (final MapEntry(key: name, value: values) in call.headers.entries) {
      fields.remove(name);
      for (final value in values) {
        fields.add(name, value);
      }
    }
    final base = Uri.parse(
      _trimmed(options?.baseUrl ?? call.server ?? baseUrl),
    );
    final link = options?.url;
    if (link != null && link.origin != base.origin) {
      // Who asks for the next page must not show its credentials to others.
      throw ApiTransportException(
        call,
        FormatException('the link leads to another host', '$link'),
      );
    }
    final tokens = await credentials.apply(
      call.security ?? security,
      headers: fields,
      query: query,
      cookies: cookies,
    );
    if (cookies.isNotEmpty) fields.set('cookie', cookies.join('; '));
    if (key case (final name, final value)) fields.set(name, value);
    options?.headers.forEach(fields.set);
    final url = link ?? Uri.parse(_withQuery('$base${call.path}', query));

    final aborted = Completer<void>();
    final result = Completer<ApiResponse>();
    void fail(ApiException failure) {
      if (!aborted.isCompleted) aborted.complete();
      if (!result.isCompleted) result.completeError(failure);
    }

    final limit = options?.timeout ?? timeout;
    final timer = limit == null
        ? null
        : Timer(limit, () => fail(ApiTimeoutException(call, limit)));
    final cancel = options?.cancel;
    final forget = cancel?.listen(
      () => fail(ApiCancelledException(cancel.reason)),
    );
    final request = TransportRequest(
      method: call.method,
      url: url,
      headers: fields,
      body: call.body,
      aborted: aborted.future,
    );
    unawaited(
      _exchange(call, request, cancel).then<void>(
        (response) {
          if (!result.isCompleted) result.complete(response);
        },
        onError: (Object failure, StackTrace trace) {
          if (!result.isCompleted) result.completeError(failure, trace);
        },
      ),
    );
    try {
      return (await result.future, tokens);
    } finally {
      timer?.cancel();
      forget?.call();
    }
  }

  Future<ApiResponse> _exchange(
    Call call,
    TransportRequest request,
    CancelToken? cancel,
  ) async {
    try {
      final response = await _through(0, request);
      final streams = call.streams && _isStream(response.headers);
      final body = streams ? const <int>[] : await _collect(response.body, request);
      return ApiResponse(
        call: call,
        url: request.url,
        status: response.status,
        headers: response.headers,
        bytes: body is Uint8List ? body : Uint8List.fromList(body),
        stream: streams ? _guarded(call, response.body, cancel) : null,
      );
    } on ApiException {
      rethrow;
    } on Exception catch (cause, trace) {
      Error.throwWithStackTrace(ApiTransportException(call, cause), trace);
    }
  }

  Future<TransportResponse> _through(int place, TransportRequest request) =>
      place == middleware.length
      ? _transport.send(request)
      : middleware[place](request, (next) => _through(place + 1, next));

  static Future<Uint8List> _collect(
    Stream<List<int>> body,
    TransportRequest request,
  ) {
    final bytes = BytesBuilder(copy: false);
    final done = Completer<Uint8List>();
    final source = body.listen(
      bytes.add,
      onError: done.completeError,
      onDone: () => done.complete(bytes.takeBytes()),
      cancelOnError: true,
    );
    request.aborted.then((_) => source.cancel()).ignore();
    return done.future;
  }

  static bool _isStream(ApiHeaders headers) {
    final type = (headers['content-type'] ?? '').split(';').first.trim();
    return const {
      'text/event-stream',
      'application/x-ndjson',
      'application/ndjson',
      'application/jsonl',
      'application/x-jsonlines',
      'application/json-lines',
      'application/json-seq',
    }.contains(type.toLowerCase());
  }

  /// The same bytes, but failures are of our family, and [cancel] ends them.
  static Stream<List<int>> _guarded(
    Call call,
    Stream<List<int>> body,
    CancelToken? cancel,
  ) {
    StreamSubscription<List<int>>? source;
    void Function()? forget;
    late final StreamController<List<int>> out;
    out = StreamController(
      onListen: () {
        source = body.listen(
          out.add,
          onError: (Object cause, StackTrace trace) => out.addError(
            cause is ApiException ? cause : ApiTransportException(call, cause),
            trace,
          ),
          onDone: () {
            forget?.call();
            out.close();
          },
        );
        forget = cancel?.listen(() {
          source?.cancel();
          out.addError(ApiCancelledException(cancel.reason));
          out.close();
        });
      },
      onPause: () => source?.pause(),
      onResume: () => source?.resume(),
      onCancel: () {
        forget?.call();
        return source?.cancel();
      },
    );
    return out.stream;
  }

  static Future<void> _drop(ApiResponse response) async {
    await response.stream?.listen(null).cancel();
  }

  Future<void> _pause(Duration time, CancelToken? cancel) async {
    if (cancel == null) return _sleep(time);
    final cancelled = Completer<void>();
    final forget = cancel.listen(cancelled.complete);
    await Future.any([_sleep(time), cancelled.future]);
    forget();
    cancel.throwIfCancelled();
  }

  static String _trimmed(String url) =>
      url.endsWith('/') ? url.substring(0, url.length - 1) : url;

  static String _withQuery(String url, List<String> query) {
    final hash = url.indexOf('#');
    final bare = hash < 0 ? url : url.substring(0, hash);
    if (query.isEmpty) return bare;
    return '$bare${bare.contains('?') ? '&' : '?'}${query.join('&')}';
  }
}
