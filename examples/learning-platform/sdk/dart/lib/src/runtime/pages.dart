// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'headers.dart';
import 'model.dart';

/// The address that the `Link` header (RFC 8288) names with `rel="next"`,
/// resolved against the [url] of the page, or null on the last page.
Uri? nextLink(ApiHeaders headers, Uri? url) {
  for (final field in headers.all('link')) {
    for (final match in _link.allMatches(field)) {
      final relations = _relation.firstMatch(match[2]!);
      final names = (relations?[1] ?? relations?[2] ?? '').split(' ');
      if (names.contains('next')) {
        final next = Uri.parse(match[1]!);
        return url == null ? next : url.resolveUri(next);
      }
    }
  }
  return null;
}

final RegExp _link = RegExp('<([^>]*)>((?:[^,"]|"[^"]*")*)');
final RegExp _relation = RegExp(
  r'''(?:^|;)\s*rel\s*=\s*(?:"([^"]*)"|([^;\s"]+))''',
  caseSensitive: false,
);

/// Whether a page is the one [before] it once more: the server does not count
/// as it was told to. Numbers and texts alone may well repeat.
bool samePage(List<Object?> page, List<Object?> before) =>
    page.any((item) => item is JsonModel || item is JsonUnion || item is Map) &&
    jsonEquals(page, before);
