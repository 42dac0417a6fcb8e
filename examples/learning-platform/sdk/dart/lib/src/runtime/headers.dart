// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

/// Header fields; the case of a name does not matter.
final class ApiHeaders {
  ApiHeaders([Map<String, String> fields = const {}]) {
    fields.forEach(set);
  }

  final Map<String, List<String>> _fields = {};

  /// The value of [name]; several are joined with commas.
  String? operator [](String name) => _fields[name.toLowerCase()]?.join(', ');

  /// Every value of [name].
  List<String> all(String name) => _fields[name.toLowerCase()] ?? const [];

  bool contains(String name) => _fields.containsKey(name.toLowerCase());

  void set(String name, String value) =>
      _fields[name.toLowerCase()] = [_checked(name, value)];

  void add(String name, String value) =>
      (_fields[name.toLowerCase()] ??= []).add(_checked(name, value));

  void remove(String name) => _fields.remove(name.toLowerCase());

  /// Names in lower case, each with its values.
  Iterable<MapEntry<String, List<String>>> get entries => _fields.entries;

  ApiHeaders copy() {
    final copy = ApiHeaders();
    _fields.forEach((name, values) => copy._fields[name] = [...values]);
    return copy;
  }

  static String _checked(String name, String value) {
    if (value.contains('\r') || value.contains('\n')) {
      throw ArgumentError.value(value, name, 'holds a line break');
    }
    return value;
  }

  @override
  String toString() => '$_fields';
}
