// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'errors.dart';

/// Cancels the calls that it was given to.
final class CancelToken {
  final Set<void Function()> _listeners = {};
  bool _cancelled = false;
  Object? _reason;

  bool get isCancelled => _cancelled;

  Object? get reason => _reason;

  /// Ends every call that has this token with an [ApiCancelledException].
  void cancel([Object? reason]) {
    if (_cancelled) return;
    _cancelled = true;
    _reason = reason;
    final listeners = [..._listeners];
    _listeners.clear();
    for (final listener in listeners) {
      listener();
    }
  }

  /// Calls [listener] on cancellation; the function that is returned takes it
  /// back.
  void Function() listen(void Function() listener) {
    if (_cancelled) {
      listener();
    } else {
      _listeners.add(listener);
    }
    return () => _listeners.remove(listener);
  }

  void throwIfCancelled() {
    if (_cancelled) throw ApiCancelledException(_reason);
  }
}
