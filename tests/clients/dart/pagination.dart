import 'package:pagination/pagination.dart';

import 'harness.dart';

PagesApi client(String base) => PaginationClient(baseUrl: base).pages;

/// The ids of the items until the loop ends or throws, and what it throws.
Future<(List<int>, Object?)> ids(Stream<Item> items) async {
  final found = <int>[];
  try {
    await for (final item in items) {
      found.add(item.id);
    }
  } catch (error) {
    return (found, error);
  }
  return (found, null);
}

Future<void> main(List<String> arguments) => run(arguments, {
  'Cursor': (base) async {
    equal((await ids(client(base).listByCursorAll(state: 'open', limit: 2))).$1, [1, 2, 3]);
  },
  'A cursor that is absent': (base) async => equal((await ids(client(base).listByCursorAll())).$1, [4]),
  'A cursor that does not move': (base) async => equal((await ids(client(base).listByCursorAll())).$1, [5, 6]),
  'An error on the way': (base) async {
    final (found, error) = await ids(client(base).listByCursorAll());
    equal(found, [7]);
    holds(error is ApiStatusException && error.status == 401, '$error');
  },
  'Leaving early': (base) async => equal((await client(base).listByCursorAll().first).id, 8),
  'Page numbers': (base) async => equal((await ids(client(base).listByPageAll(perPage: 2))).$1, [1, 2, 3]),
  'Page numbers without a size': (base) async => equal((await ids(client(base).listByPageAll())).$1, [1]),
  'Page numbers that nobody counts': (base) async => equal((await ids(client(base).listByPageAll())).$1, [1, 2]),
  'Offset': (base) async => equal((await ids(client(base).listByOffsetAll(limit: 2))).$1, [1, 2, 3]),
  'Link header': (base) async => equal((await ids(client(base).listByLinkAll(q: 'a b'))).$1, [1, 2, 3]),
  'A link to another host': (base) async {
    final (found, error) = await ids(client(base).listByLinkAll());
    equal(found, [4]);
    holds(error is ApiTransportException, '$error');
  },
});
