// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:math';

import 'headers.dart';

/// When and how often a call is tried again.
///
/// Only what may be repeated is: safe and idempotent methods (RFC 9110,
/// section 9.2), and others where [idempotencyHeader] names the header by
/// which the API recognises a repetition.
final class RetryPolicy {
  const RetryPolicy({
    this.attempts = 3,
    this.base = const Duration(milliseconds: 500),
    this.longest = const Duration(seconds: 8),
    this.longestRetryAfter = const Duration(seconds: 60),
    this.statuses = const {408, 429, 500, 502, 503, 504},
    this.idempotencyHeader,
  });

  static const RetryPolicy never = RetryPolicy(attempts: 1);

  /// How often a call is tried, the first time included.
  final int attempts;

  /// The upper bound of the first delay; it doubles with every attempt.
  final Duration base;

  /// The upper bound of every delay.
  final Duration longest;

  /// Where the API asks for more patience than this, its answer is the result.
  final Duration longestRetryAfter;

  final Set<int> statuses;

  /// Such as `Idempotency-Key`: the same value in every attempt of a call.
  final String? idempotencyHeader;

  static const Set<String> _repeatable = {
    'GET',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'PUT',
    'DELETE',
    'QUERY',
  };

  /// Whether [method] means the same when it is sent twice.
  static bool isIdempotent(String method) => _repeatable.contains(method);

  /// A random delay before the attempt after number [attempt] ("full jitter").
  Duration backoff(int attempt, Random random) {
    final doubled = base * pow(2, min(attempt - 1, 20));
    final most = doubled < longest ? doubled : longest;
    return most * random.nextDouble();
  }

  /// How long the API asks to wait, or null where it does not.
  Duration? retryAfter(ApiHeaders headers, DateTime now) {
    if (num.tryParse(headers['retry-after-ms'] ?? '') case final ms?) {
      return Duration(microseconds: (max(0, ms) * 1000).round());
    }
    final text = headers['retry-after'];
    if (text == null) return null;
    if (num.tryParse(text) case final seconds?) {
      return Duration(milliseconds: (max(0, seconds) * 1000).round());
    }
    final date = parseHttpDate(text);
    if (date == null) return null;
    final wait = date.difference(now);
    return wait.isNegative ? Duration.zero : wait;
  }
}

const List<String> _months = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

final RegExp _imfDate = RegExp(
  r'^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$',
);

/// A date as headers have it (RFC 9110, section 5.6.7), or null.
DateTime? parseHttpDate(String text) {
  final match = _imfDate.firstMatch(text.trim());
  if (match == null) return null;
  final month = _months.indexOf(match[2]!.toLowerCase()) + 1;
  if (month == 0) return null;
  int number(int group) => int.parse(match[group]!);
  return DateTime.utc(
    number(3),
    month,
    number(1),
    number(4),
    number(5),
    number(6),
  );
}
