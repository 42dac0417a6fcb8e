import 'package:nullability/nullability.dart';

import 'harness.dart';

ThingsApi client(String base) => NullabilityClient(baseUrl: base).things;

Future<void> main(List<String> arguments) => run(arguments, {
  'Everything absent that may be': (base) async {
    const thing = Thing(must: 'a', mustNull: null);
    equal((await client(base).echoThing(body: thing)).orThrow, thing);
  },
  'Everything null that may be': (base) async {
    const thing = Thing(
      must: 'b',
      mustNull: null,
      mayNull: Patch.set(null),
      ref: Patch.set(null),
      list: [1, null],
      onlyNull: Patch.set(null),
    );
    final answer = (await client(base).echoThing(body: thing)).orThrow;
    equal(answer, thing);
    holds(answer.mayNull.isSet && answer.mayNull.value == null, 'null was there');
  },
  'Values': (base) async {
    const thing = Thing(
      must: 'c',
      mustNull: 'd',
      may: 'e',
      mayNull: Patch.set('f'),
      ref: Patch.set(Inner(a: 1)),
      list: [],
      number: 1.5,
    );
    final answer = (await client(base).echoThing(body: thing)).orThrow;
    equal(answer, thing.copyWith(number: const Patch.set(2)));
  },
  'Null where none is documented': (base) async {
    equal((await client(base).echoThing(body: const Thing(must: 'g', mustNull: 'h'))).orThrow.may, null);
  },
  'A patch that changes nothing': (base) async {
    holds(await client(base).patchThing(body: const ThingPatch()) is PatchThingNoContent, 'done');
  },
  'A patch that clears': (base) async {
    const patch = ThingPatch(mayNull: Patch.set(null), ref: Patch.set(null), list: Patch.set(null));
    holds(await client(base).patchThing(body: patch) is PatchThingNoContent, 'done');
  },
  'A patch that sets': (base) async {
    const patch = ThingPatch(
      must: 'i',
      mayNull: Patch.set('j'),
      ref: Patch.set(Inner(a: 2)),
      list: Patch.set([3]),
    );
    holds(await client(base).patchThing(body: patch) is PatchThingNoContent, 'done');
  },
});
