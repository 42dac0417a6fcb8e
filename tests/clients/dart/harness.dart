import 'dart:io';

/// Runs every case of a subject, by the headings of its page, and says how each went; a case that fails does not stop
/// the others. A case gets its base URL.
Future<void> run(List<String> arguments, Map<String, Future<void> Function(String base)> cases) async {
  final server = arguments.first;
  final subject = server.substring(server.lastIndexOf('/') + 1);
  for (final MapEntry(key: heading, value: check) in cases.entries) {
    final slug = heading.toLowerCase().replaceAll(RegExp('[^a-z0-9]+'), '-').replaceAll(RegExp(r'^-|-$'), '');
    try {
      await check('$server/$slug');
      print('ok $subject/$slug');
    } catch (error, trace) {
      exitCode = 1;
      print('not ok $subject/$slug: ${'$error\n$trace'.trim().replaceAll('\n', ' | ')}');
    }
  }
}

/// Fails unless both are the same value: of the same type, with the same parts.
void equal(Object? found, Object? expected) {
  if (!_same(found, expected)) throw StateError('found ${_show(found)}, expected ${_show(expected)}');
}

/// Fails unless this holds.
void holds(bool condition, String what) {
  if (!condition) throw StateError(what);
}

/// What the call throws; fails where it throws nothing.
Future<Object> thrown(Future<Object?> Function() call) async {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw StateError('nothing was thrown');
}

bool _same(Object? left, Object? right) => switch ((left, right)) {
  (List<Object?> left, List<Object?> right) =>
    left.length == right.length && [for (var i = 0; i < left.length; i++) i].every((i) => _same(left[i], right[i])),
  (Map<Object?, Object?> left, Map<Object?, Object?> right) =>
    left.length == right.length && left.keys.every((key) => right.containsKey(key) && _same(left[key], right[key])),
  (int left, int right) => left == right,
  (num left, num right) => left == right && left is int == right is int,
  _ => left == right,
};

String _show(Object? value) => switch (value) {
  String() => "'$value'",
  double() => 'double $value',
  _ => '$value',
};
