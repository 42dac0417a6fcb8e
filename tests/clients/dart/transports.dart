import 'package:dio/dio.dart' as dio;
import 'package:http/http.dart' as http;
import 'package:transports/dio.dart';
import 'package:transports/http.dart';
import 'package:transports/transports.dart';

import 'harness.dart';

/// A call with a client of its own, which is closed behind it.
Future<void> calling(String base, Transport transport, Future<void> Function(ThingsApi api) check) async {
  final client = TransportsClient(baseUrl: base, transport: transport, retry: RetryPolicy.never);
  try {
    await check(client.things);
  } finally {
    client.close();
  }
}

Future<void> json(ThingsApi api) async {
  final answer = await api.putThing(id: 'a b', xTrace: 't1', body: const Thing(n: 1, word: 'größer'));
  if (answer is! PutThingOk) throw StateError('$answer');
  equal(answer.body, const Thing(n: 2));
  equal(answer.headers.xTotal, 7);
  holds(await api.deleteThing(id: 'c') is DeleteThingNoContent, 'it is gone');
}

Future<void> errors(ThingsApi api) async {
  holds(await api.putThing(id: 'd', body: const Thing(n: 4)) is PutThingNotFound, 'it is not there');
}

Future<void> bytes(ThingsApi api) async {
  final answer = await api.putFile(body: Upload.bytes([0x00, 0xff, 0x0d, 0x0a]));
  equal([...answer.orThrow], [0x00, 0xff, 0x0d, 0x0a]);
}

Future<void> stream(ThingsApi api) async {
  await for (final event in (await api.ticks()).orThrow) {
    equal(event.data.n, 7);
    break;
  }
}

Future<void> dropped(ThingsApi api) async {
  final error = await thrown(() => api.putThing(id: 'e', body: const Thing(n: 5)));
  holds(error is ApiTransportException, '$error');
}

Future<void> main(List<String> arguments) => run(arguments, {
  for (final (name, transport) in [
    ('http', () => HttpTransport(http.Client())),
    ('dio', () => DioTransport(dio.Dio())),
  ]) ...{
    'JSON with package:$name': (base) => calling(base, transport(), json),
    'Errors with package:$name': (base) => calling(base, transport(), errors),
    'Bytes with package:$name': (base) => calling(base, transport(), bytes),
    'A stream with package:$name': (base) => calling(base, transport(), stream),
    'A dropped connection with package:$name': (base) => calling(base, transport(), dropped),
  },
});
