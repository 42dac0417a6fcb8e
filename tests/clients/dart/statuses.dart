import 'package:statuses/statuses.dart';

import 'harness.dart';

ThingsApi client(String base) => StatusesClient(baseUrl: base, retry: RetryPolicy.never).things;

Future<void> main(List<String> arguments) => run(arguments, {
  'Success with headers': (base) async {
    switch (await client(base).getThing(id: 'a')) {
      case GetThingOk(:final body, :final headers):
        equal(body, const Thing(id: 'a', size: 2));
        equal(headers.xTotal, 3);
        equal(headers.xTags, ['a', 'b']);
        equal(headers.eTag, '"one"');
      case final other:
        throw StateError('$other');
    }
  },
  'An exact status': (base) async {
    // Every variant has a case, and the compiler would say which one is missing.
    final what = switch (await client(base).getThing(id: 'b')) {
      GetThingOk() => 'ok',
      GetThingNotFound(:final body) => body.what,
      GetThingClientError() => 'range',
      GetThingDefault() => 'default',
      GetThingUndocumented() => 'undocumented',
    };
    equal(what, 'b');
  },
  'A range': (base) async {
    final answer = await client(base).getThing(id: 'c');
    holds(answer is GetThingClientError && answer.body.title == 'no', '$answer');
    equal(answer.status, 422);
  },
  'The default': (base) async {
    final answer = await client(base).getThing(id: 'd');
    holds(answer is GetThingDefault && answer.body.message == 'oh', '$answer');
  },
  'Default alone': (base) async => equal((await client(base).onlyDefault()).orThrow.id, 'e'),
  'Default alone and an error': (base) async {
    final answer = await client(base).onlyDefault();
    holds(answer is OnlyDefaultDefault && answer.body.id == 'e', '$answer');
    holds(await thrown(() async => answer.orThrow) is ApiStatusException, 'it throws');
  },
  'Undocumented': (base) async {
    final answer = await client(base).putThing(body: const Thing(id: 'f'));
    holds(answer is PutThingUndocumented, '$answer');
    equal(answer.status, 418);
    equal(answer.response.text.trim(), 'short and stout');
  },
  'Several successes': (base) async {
    const thing = Thing(id: 'g');
    final first = await client(base).putThing(body: thing);
    holds(first is PutThingOk && first.body == thing, '$first');
    final second = await client(base).putThing(body: thing);
    holds(second is PutThingCreated && second.body.created == 'g', '$second');
    final third = await client(base).putThing(body: thing);
    holds(third.orThrow is PutThingAccepted, '$third');
  },
  'The facade throws': (base) async {
    final error = await thrown(() async => (await client(base).getThing(id: 'h')).orThrow);
    if (error is! ApiStatusException) throw StateError('$error');
    equal(error.status, 404);
    final result = error.result;
    holds(result is GetThingNotFound && result.body.what == 'h', '$result');
  },
  'The facade unwraps': (base) async => equal((await client(base).getThing(id: 'i')).orThrow, const Thing(id: 'i')),
  'A body that is not what it should be': (base) async {
    holds(await thrown(() => client(base).getThing(id: 'j')) is ApiDecodeException, 'a decode error');
  },
});
