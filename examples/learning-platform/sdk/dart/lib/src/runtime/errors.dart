// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'call.dart';
import 'response.dart';

/// Why a call has no result, or why a result has no value to give.
sealed class ApiException implements Exception {
  const ApiException();

  /// What went wrong, as one sentence.
  String get message;

  @override
  String toString() => message;
}

/// The request could not be sent, or its response could not be received.
final class ApiTransportException extends ApiException {
  const ApiTransportException(this.call, this.cause);

  final Call call;

  /// What the transport threw.
  final Object cause;

  @override
  String get message => '${call.method} ${call.path} failed: $cause';
}

/// No response came within the time limit.
final class ApiTimeoutException extends ApiException {
  const ApiTimeoutException(this.call, this.limit);

  final Call call;
  final Duration limit;

  @override
  String get message =>
      '${call.method} ${call.path} took longer than ${limit.inMilliseconds} ms';
}

/// The call was cancelled by its [CancelToken].
final class ApiCancelledException extends ApiException {
  const ApiCancelledException(this.reason);

  /// What was given to [CancelToken.cancel].
  final Object? reason;

  @override
  String get message =>
      reason == null ? 'the call was cancelled' : 'the call was cancelled: $reason';
}

/// A value is not what the API's description says.
final class ApiDecodeException extends ApiException {
  const ApiDecodeException(this.expected, this.found, [this.path = const []]);

  /// What was asked for, such as `an integer`.
  final String expected;

  /// What stands there instead.
  final Object? found;

  /// The way to the value: keys of objects and indices of arrays.
  final List<Object> path;

  /// The same failure, seen from the object or array around it.
  ApiDecodeException within(Object key) =>
      ApiDecodeException(expected, found, [key, ...path]);

  @override
  String get message {
    final place = StringBuffer(r'$');
    for (final step in path) {
      place.write(step is int ? '[$step]' : '.$step');
    }
    return '$place: expected $expected, found ${_brief(found)}';
  }

  static String _brief(Object? value) {
    final text = switch (value) {
      null => 'null',
      String() => '"$value"',
      Map() => 'an object',
      List() => 'an array',
      _ => '$value',
    };
    return text.length > 60 ? '${text.substring(0, 60)}…' : text;
  }
}

/// What `orThrow` throws: the API answered, but not with success.
final class ApiStatusException extends ApiException {
  const ApiStatusException(this.result);

  /// The answer; one of the variants that the operation's result has.
  final ApiResult result;

  int get status => result.status;

  @override
  String get message =>
      '${result.response.call.method} ${result.response.call.path} '
      'was answered with ${result.status}';
}
