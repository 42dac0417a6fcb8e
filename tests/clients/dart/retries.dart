import 'dart:async';

import 'package:retries/retries.dart';

import 'harness.dart';

const quick = RetryPolicy(base: Duration(milliseconds: 10));
const once = CallOptions(retry: RetryPolicy.never);

ThingsApi client(String base, {List<Middleware> middleware = const [], Map<String, String> headers = const {}}) =>
    RetriesClient(baseUrl: base, retry: quick, middleware: middleware, headers: headers).things;

Future<void> main(List<String> arguments) => run(arguments, {
  'Retries after 503': (base) async => equal((await client(base).getThing(id: 1)).orThrow.id, 1),
  'Nothing is said of retries': (base) async {
    equal((await RetriesClient(baseUrl: base).things.getThing(id: 20)).orThrow.id, 20);
  },
  'Gives up': (base) async => holds(await client(base).getThing(id: 2) is GetThingServiceUnavailable, '503'),
  'Waits as long as the server asks': (base) async => equal((await client(base).getThing(id: 3)).orThrow.id, 3),
  'A server that asks for too long': (base) async {
    holds(await client(base).getThing(id: 4) is GetThingServiceUnavailable, '503');
  },
  'Does not repeat what may have happened': (base) async {
    final answer = await client(base).addThing(body: const Thing(id: 5));
    holds(answer is AddThingServiceUnavailable, '$answer');
  },
  'Repeats what is idempotent': (base) async {
    holds(await client(base).putThing(id: 6, body: const Thing(id: 6)) is PutThingNoContent, 'put');
    holds(await client(base).deleteThing(id: 6) is DeleteThingNoContent, 'deleted');
  },
  'One key per call': (base) async => equal((await client(base).pay(body: const Thing(id: 7))).orThrow.id, 7),
  'A key that the caller gives': (base) async {
    equal((await client(base).pay(idempotencyKey: 'mine', body: const Thing(id: 8))).orThrow.id, 8);
  },
  'A dropped connection': (base) async => equal((await client(base).getThing(id: 9)).orThrow.id, 9),
  'A dropped connection of a post': (base) async {
    final error = await thrown(() => client(base).addThing(body: const Thing(id: 9)));
    holds(error is ApiTransportException, '$error');
  },
  'An answer that is cut': (base) async {
    final error = await thrown(() => client(base).getThing(id: 10, options: once));
    holds(error is ApiTransportException, '$error');
  },
  'No retry of a refusal': (base) async {
    final answer = await client(base).getThing(id: 11);
    holds(answer is GetThingUndocumented && answer.status == 400, '$answer');
  },
  'Retries switched off': (base) async {
    holds(await client(base).getThing(id: 12, options: once) is GetThingServiceUnavailable, '503');
  },
  'Timeout': (base) async {
    const options = CallOptions(retry: RetryPolicy.never, timeout: Duration(milliseconds: 100));
    final error = await thrown(() => client(base).getThing(id: 13, options: options));
    holds(error is ApiTimeoutException, '$error');
  },
  'Timeout of a body': (base) async {
    const options = CallOptions(retry: RetryPolicy.never, timeout: Duration(milliseconds: 100));
    final error = await thrown(() => client(base).getThing(id: 14, options: options));
    holds(error is ApiTimeoutException, '$error');
  },
  'Timeout and another attempt': (base) async {
    const options = CallOptions(timeout: Duration(milliseconds: 300));
    equal((await client(base).getThing(id: 15, options: options)).orThrow.id, 15);
  },
  'Cancelled': (base) async {
    final cancel = CancelToken();
    Timer(const Duration(milliseconds: 100), () => cancel.cancel('enough'));
    final error = await thrown(() => client(base).getThing(id: 16, options: CallOptions(cancel: cancel)));
    holds(error is ApiCancelledException && error.reason == 'enough', '$error');
  },
  'Cancelled before': (base) async {
    final cancel = CancelToken()..cancel();
    final error = await thrown(() => client(base).getThing(id: 0, options: CallOptions(cancel: cancel)));
    holds(error is ApiCancelledException, '$error');
  },
  'Cancelled between attempts': (base) async {
    final cancel = CancelToken();
    final api = client(
      base,
      middleware: [
        (request, next) async {
          final response = await next(request);
          Timer(const Duration(milliseconds: 50), cancel.cancel);
          return response;
        },
      ],
    );
    final error = await thrown(() => api.getThing(id: 17, options: CallOptions(cancel: cancel)));
    holds(error is ApiCancelledException, '$error');
  },
  'Nobody listens': (base) async {
    final error = await thrown(() => client('http://127.0.0.1:1').getThing(id: 1));
    holds(error is ApiTransportException, '$error');
  },
  'Middleware': (base) async {
    final seen = <int>[];
    final api = client(
      base,
      middleware: [
        (request, next) async {
          request.headers.set('x-trace', '1');
          final response = await next(request);
          seen.add(response.status);
          return response;
        },
      ],
    );
    equal((await api.getThing(id: 18)).orThrow.id, 18);
    equal(seen, [200]);
  },
  'Default headers': (base) async {
    equal((await client(base, headers: {'x-app': 'a'}).getThing(id: 19)).orThrow.id, 19);
  },
});
