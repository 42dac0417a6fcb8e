// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

/// What to do with a property that may be absent and may be null.
///
/// `const Patch.keep()` leaves the property out, `Patch.set(value)` sends the
/// value, and `const Patch.set(null)` sends null.
sealed class Patch<T> {
  const Patch();
  const factory Patch.keep() = PatchKeep<T>;
  const factory Patch.set(T? value) = PatchSet<T>;

  /// The value that was set, or null.
  T? get value;

  bool get isSet;

  /// The value that was set, or [current] where it is to be kept.
  T? or(T? current);
}

final class PatchKeep<T> extends Patch<T> {
  const PatchKeep();

  @override
  T? get value => null;

  @override
  bool get isSet => false;

  @override
  T? or(T? current) => current;

  @override
  bool operator ==(Object other) => other is PatchKeep;

  @override
  int get hashCode => 0;

  @override
  String toString() => 'Patch.keep()';
}

final class PatchSet<T> extends Patch<T> {
  const PatchSet(this.value);

  @override
  final T? value;

  @override
  bool get isSet => true;

  @override
  T? or(T? current) => value;

  @override
  bool operator ==(Object other) => other is PatchSet && other.value == value;

  @override
  int get hashCode => Object.hash(PatchSet, value);

  @override
  String toString() => 'Patch.set($value)';
}
