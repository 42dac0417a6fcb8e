import 'package:names/names.dart';

import 'harness.dart';

ApiClient client(String base) => ApiClient(baseUrl: base);

Future<void> main(List<String> arguments) => run(arguments, {
  'Parameters': (base) async {
    final answer = await ClientApi(client(base)).clash(
      path: 'a',
      id2: 'b',
      idPath: 'c',
      optionsValue: '1',
      bodyValue: '2',
      headers: '3',
      client: '4',
      signal: '5',
      query: '6',
      responseValue: '7',
      from: '8',
      idQuery: '9',
      idHeader: 'h',
      id: 'k',
      cancel: '10',
      timeout: '11',
      thisValue: '12',
      classValue: '13',
      awaitValue: '14',
      request: '15',
      url: '16',
      filterNameQuery: '14',
      filterName: '15',
      filterName2: '16',
      top: 17,
      naive: '18',
      value1st: '19',
      u540d: '20',
      body: const Members(hashCodeValue: 1, constructor: 'x', proto: 'y', aB: '1', aB2: '2', aB3: '3'),
    );
    final members = answer.orThrow;
    equal(members.hashCodeValue, 2);
    equal(members.toStringValue, 't');
  },
});
