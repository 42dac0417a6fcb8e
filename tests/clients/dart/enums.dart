import 'package:enums/enums.dart';

import 'harness.dart';

EnumsApi client(String base) => EnumsClient(baseUrl: base).enums;

Future<void> main(List<String> arguments) => run(arguments, {
  'Known values': (base) async {
    final light = (await client(base).echoLight(
      like: Colour.green,
      body: const Light(colour: Colour.red, level: LightLevel.minus1, inline: LightInline.nullValue),
    )).orThrow;
    equal(light, const Light(colour: Colour.blue, level: LightLevel.value2, inline: LightInline.off));
  },
  'Unknown values': (base) async {
    final light = (await client(base).echoLight(body: const Light(colour: Colour.green))).orThrow;
    final name = switch (light.colour) {
      Colour.red || Colour.green || Colour.blue => 'known',
      final other => other.wire,
    };
    equal(name, 'purple');
    holds(!Colour.values.contains(light.colour), 'it is not listed');
    equal(light.level?.wire, 17);
    equal(light.by?['y'], Colour.red);
    equal((await client(base).echoLight(body: light)).orThrow.colour, Colour.red);
  },
  'Open enums': (base) async {
    final light = (await client(base).echoLight(body: const Light(colour: Colour.red, open: Open('third')))).orThrow;
    equal(light.open?.wire, 'fourth');
  },
  'Nullable': (base) async {
    const body = Light(colour: Colour.red, maybe: Patch.set(null));
    equal((await client(base).echoLight(body: body)).orThrow, body);
  },
  'Awkward values': (base) async {
    final odd = (await client(base).getOdd()).orThrow;
    equal(odd.sign, OddSign.lessOrEqual);
    equal(odd.zone, OddZone.etcGmt1);
    equal(odd.letters, OddLetters.u662f);
    equal(odd.quoted, OddQuoted.x);
    equal(odd.word, OddWord.proto);
    equal(odd.mixed, const OddMixed2(2));
    equal(odd.single, 'only');
    equal(odd.number, OddNumber.value0_5);
    equal(odd.flag, true);
  },
});
