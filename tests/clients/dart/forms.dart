import 'package:forms/forms.dart';

import 'harness.dart';

FormsApi client(String base) => FormsClient(baseUrl: base).forms;

Future<void> main(List<String> arguments) => run(arguments, {
  'Scalars': (base) async {
    const body = SendFormRequest(name: 'a b&c=ü*', count: 3, kind: SendFormRequestKind.b);
    holds(await client(base).sendForm(body: body) is SendFormNoContent, 'done');
  },
  'Lists and objects without an encoding': (base) async {
    const body = SendFormRequest(name: '', words: ['x', 'y z'], address: SendFormRequestAddress(city: 'c'));
    holds(await client(base).sendForm(body: body) is SendFormNoContent, 'done');
  },
  'Styles': (base) async {
    const list = ['a', 'b,c'];
    const body = SendStyledRequest(
      joined: list,
      repeated: list,
      deep: SendStyledRequestDeep(city: 'd', zip: 5),
      flat: SendStyledRequestFlat(city: 'd', zip: 5),
      piped: list,
      json: SendStyledRequestJson(a: 1),
    );
    holds(await client(base).sendStyled(body: body) is SendStyledNoContent, 'done');
  },
  'A map': (base) async {
    const body = SendMapRequest(metadata: {'a b': '1', 'c': '2'});
    holds(await client(base).sendMap(body: body) is SendMapNoContent, 'done');
  },
  'Nothing in a form': (base) async {
    holds(await client(base).sendMap(body: const SendMapRequest()) is SendMapNoContent, 'done');
  },
  'A form as an answer': (base) async => equal((await client(base).readForm()).orThrow.trim(), 'token=a+b'),
});
