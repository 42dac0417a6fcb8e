import 'package:streams/streams.dart';

import 'harness.dart';

StreamsApi client(String base) => StreamsClient(baseUrl: base).streams;

/// What comes until the stream ends or fails, and how it failed.
Future<(List<T>, Object?)> collect<T>(Stream<T> stream) async {
  final items = <T>[];
  try {
    await for (final item in stream) {
      items.add(item);
    }
  } catch (error) {
    return (items, error);
  }
  return (items, null);
}

Future<void> main(List<String> arguments) => run(arguments, {
  'Events': (base) async {
    final events = await (await client(base).plainEvents()).orThrow.toList();
    equal([for (final event in events) event.data.n], [1, 2]);
    equal(events.last.event, 'tock');
    equal(events.last.id, '7');
  },
  'Events with a schema of the whole item': (base) async {
    final events = await (await client(base).events()).orThrow.toList();
    equal([for (final event in events) event.data], [const Tick(n: 1, word: 'ja')]);
  },
  'Pieces that split everything': (base) async {
    final events = await (await client(base).plainEvents()).orThrow.toList();
    equal([for (final event in events) event.data], [const Tick(n: 3, word: 'größer ✓')]);
  },
  'Every kind of event line': (base) async {
    final events = await (await client(base).plainEvents()).orThrow.toList();
    equal([for (final event in events) event.data.n], [4, 5]);
  },
  'An error before a stream': (base) async {
    final answer = await client(base).events();
    holds(answer is EventsNotFoundResponse && answer.body.what == 'x', '$answer');
  },
  'Leaving early': (base) async {
    await for (final event in (await client(base).plainEvents()).orThrow) {
      equal(event.data.n, 7);
      break;
    }
  },
  'Cancelling a stream': (base) async {
    final cancel = CancelToken();
    final stream = (await client(base).plainEvents(options: CallOptions(cancel: cancel))).orThrow;
    final (items, error) = await collect(
      stream.map((event) {
        cancel.cancel();
        return event.data.n;
      }),
    );
    equal(items, [8]);
    holds(error is ApiCancelledException, '$error');
  },
  'A stream that is cut': (base) async {
    final (items, error) = await collect((await client(base).lines()).orThrow);
    equal([for (final item in items) item.n], [9]);
    holds(error is ApiTransportException, '$error');
  },
  'An item that is not what it should be': (base) async {
    final (items, error) = await collect((await client(base).lines()).orThrow);
    equal([for (final item in items) item.n], [10]);
    holds(error is ApiDecodeException, '$error');
  },
  'Lines': (base) async {
    final items = await (await client(base).lines()).orThrow.toList();
    equal(items, const [Tick(n: 11), Tick(n: 12, word: 'ß'), Tick(n: 13)]);
  },
  'Other lines': (base) async {
    equal(await (await client(base).jsonLines()).orThrow.toList(), const [Tick(n: 14), Tick(n: 15)]);
  },
  'Sequence': (base) async {
    equal(await (await client(base).sequence()).orThrow.toList(), const [Tick(n: 16), Tick(n: 17)]);
  },
  'Whole or in pieces': (base) async {
    final whole = await client(base).chat(body: const ChatRequest(ask: 'a'), accept: 'application/json');
    holds(whole is ChatOk && whole.body.n == 18, '$whole');
    final pieces = await client(base).chat(body: const ChatRequest(ask: 'b'), accept: 'text/event-stream');
    if (pieces is! ChatOkEventStream) throw StateError('$pieces');
    equal([await for (final event in pieces.body) event.data.n], [19]);
  },
  'An empty stream': (base) async => equal(await (await client(base).lines()).orThrow.toList(), []),
});
