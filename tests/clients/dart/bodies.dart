import 'dart:typed_data';

import 'package:bodies/bodies.dart';

import 'harness.dart';

BodiesApi client(String base) => BodiesClient(baseUrl: base).bodies;

const six = [0, 1, 254, 255, 13, 10];

Future<void> main(List<String> arguments) => run(arguments, {
  'Nothing with 204': (base) async => holds(await client(base).maybe() is MaybeNoContent, '204'),
  'Nothing with 202': (base) async => holds(await client(base).maybe() is MaybeAccepted, '202'),
  'Nothing with 202 and a JSON type': (base) async => holds(await client(base).maybe() is MaybeAccepted, '202'),
  'Nothing where JSON is documented': (base) async {
    holds(await thrown(() => client(base).maybe()) is ApiDecodeException, 'a decode error');
  },
  'Head': (base) async {
    final answer = await client(base).headMaybe();
    holds(answer is HeadMaybeOk && answer.headers.xSize == 12, '$answer');
  },
  'No body is sent': (base) async {
    holds(await client(base).dropMaybe() is DropMaybeNoContent, 'deleted');
    holds(await client(base).sendThing() is SendThingNoContent, 'sent');
  },
  'Accept': (base) async {
    final answer = await client(base).anyMedia();
    holds(answer is AnyMediaOk && answer.body.name == 'a', '$answer');
  },
  'Suffix': (base) async {
    final answer = await client(base).anyMedia();
    holds(answer is AnyMediaOkVndExampleV2PlusJson && answer.body.v2, '$answer');
  },
  'Media type in capitals': (base) async {
    final answer = await client(base).anyMedia();
    holds(answer is AnyMediaOk && answer.body.name == 'b', '$answer');
  },
  'Other JSON': (base) async => equal((await client(base).linkedData()).orThrow.name, 'c'),
  'Linked data': (base) async => equal((await client(base).linkedData()).orThrow.name, 'd'),
  'No content type at all': (base) async => equal((await client(base).linkedData()).orThrow.name, 'e'),
  'Problem': (base) async {
    final answer = await client(base).anyMedia();
    holds(answer is AnyMediaClientErrorResponse && answer.body.title == 'f', '$answer');
  },
  'Text among others': (base) async {
    final answer = await client(base).anyMedia();
    holds(answer is AnyMediaOkPlain && answer.body.trim() == 'a,b', '$answer');
  },
  'Image among others': (base) async {
    final answer = await client(base).anyMedia();
    holds(answer is AnyMediaOkPng, '$answer');
    equal((answer as AnyMediaOkPng).body.toList(), [0, 255, 10]);
  },
  'Text in UTF-8 without a charset': (base) async => equal((await client(base).text()).orThrow.trim(), 'größer ✓'),
  'Text in Latin-1': (base) async => equal((await client(base).text()).orThrow, 'größer'),
  'JSON in UTF-8 without a charset': (base) async => equal((await client(base).linkedData()).orThrow.name, 'größer ✓'),
  'A byte order mark': (base) async => equal((await client(base).linkedData()).orThrow.name, 'g'),
  'Download': (base) async => equal((await client(base).download()).orThrow.toList(), six),
  'Download of another type': (base) async {
    final bytes = (await client(base).download()).orThrow;
    equal(bytes.toList(), [0x25, 0x50, 0x44, 0x46]);
  },
  'Upload': (base) async {
    final answer = await client(base).upload(body: Upload.bytes(Uint8List.fromList(six)));
    holds(answer is UploadNoContent, '$answer');
  },
  'Upload of the chosen type': (base) async {
    final answer = await client(base).uploadImage(body: Upload.bytes([255, 216]), contentType: 'image/jpeg');
    holds(answer is UploadImageNoContent, '$answer');
  },
  'Send text': (base) async => holds(await client(base).sendText(body: 'größer ✓') is SendTextNoContent, 'done'),
  'Send JSON': (base) async {
    holds(await client(base).sendThing(body: const Thing(name: 'größer')) is SendThingNoContent, 'done');
  },
  'Send a merge patch': (base) async {
    holds(await client(base).patchThing(body: const Thing(name: 'h')) is PatchThingNoContent, 'done');
  },
  'Send a scalar': (base) async => equal((await client(base).sendScalar(body: 'a"b')).orThrow, 'a"b'),
  'Send null': (base) async => equal((await client(base).sendNull(body: null)).orThrow, null),
  'Send a list': (base) async {
    const things = [Thing(name: 'i'), Thing(name: 'j', note: 'k')];
    equal((await client(base).sendList(body: things)).orThrow, things);
  },
});
