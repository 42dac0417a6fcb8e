import 'package:servers/servers.dart';

import 'harness.dart';

Future<void> main(List<String> arguments) => run(arguments, {
  'A base URL': (base) async => holds(await ServersClient(baseUrl: base).servers.here() is HereNoContent, 'done'),
  'A base URL that ends with a slash': (base) async {
    holds(await ServersClient(baseUrl: '$base/').servers.here() is HereNoContent, 'done');
  },
  'A server with variables': (base) async {
    final url = Uri.parse(base);
    final server = ServersServers.anywhere(host: url.host, port: '${url.port}', base: url.path.substring(1));
    holds(await ServersClient(baseUrl: server).servers.here() is HereNoContent, 'done');
  },
  'What the document says': (base) async {
    equal(ServersServers.anywhere(), 'http://localhost:80/v1');
    equal(ServersServers.europe(), 'https://eu.example.test/v1/');
  },
  'A server of an operation': (base) async {
    final answer = await ServersClient().servers.elsewhere(options: CallOptions(baseUrl: base));
    holds(answer is ElsewhereNoContent, '$answer');
  },
});
