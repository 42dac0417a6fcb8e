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
      filterName: '16',
      filterName2: '15',
      top: 17,
      naive: '18',
      value1st: '19',
      u540d: '20',
      body: const Members(hashCodeValue: 1, constructor: 'x', proto: 'y', aB: '1', aB2: '2', aB3: '3'),
    );
    final members = answer.orThrow;
    equal(members.hashCodeValue, 2);
    equal(members.toStringValue, 't');
    equal(members.empty, 'e');
    equal(members.lineBreak, 'l');
  },
  'Operations of the same name': (base) async {
    holds(await IndexApi(client(base)).twice() is TwiceNoContent, 'the first');
    holds(await IndexApi(client(base)).twiceGet() is TwiceNoContentResponse, 'the second');
  },
  'Operations without a name': (base) async {
    final api = Model123NumbersApi(client(base));
    holds(await api.getUnnamedById(id: 1) is GetUnnamedByIdNoContent, 'got');
    holds(await api.postUnnamedById(id: 2) is PostUnnamedByIdNoContent, 'posted');
    holds(await api.getUnnamedByById(id: 3) is GetUnnamedByByIdNoContent, 'got by');
  },
  'Reserved names': (base) async {
    holds(await ModelsApi(client(base)).delete() is DeleteNoContent, 'deleted');
    holds(await ModelsApi(client(base)).classValue() is ClassNoContent, 'class');
  },
  'Paths beyond ASCII': (base) async {
    holds(await GroesseAndMassApi(client(base)).groesseMessen() is GroesseMessenNoContent, 'measured');
  },
});
