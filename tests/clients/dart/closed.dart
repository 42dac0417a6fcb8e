import 'package:closed/closed.dart';

import 'harness.dart';

LightsApi client(String base) => ClosedClient(baseUrl: base).lights;

Future<void> main(List<String> arguments) => run(arguments, {
  'Known values': (base) async {
    const body = Light(
      colour: Colour.unknown,
      level: LightLevel.minus1,
      open: LightOpen('second'),
      all: [Colour.red, Colour.valuesValue],
      by: {'x': Colour.green},
      maybe: Patch.set(null),
      since: '2024-02-29T10:00:00.123456789+05:30',
      day: '2024-02-29',
      days: ['0001-01-01'],
    );
    final light = (await client(base).echoLight(day: '2024-02-29', like: Colour.indexValue, body: body)).orThrow;
    equal(light, body);
    // Every member has a case, and the compiler would say which one is missing.
    final name = switch (light.colour) {
      Colour.red => 'red',
      Colour.green => 'green',
      Colour.unknown => 'unknown',
      Colour.valuesValue => 'values',
      Colour.indexValue => 'index',
      Colour.unknownValue => 'another',
    };
    equal(name, 'unknown');
  },
  'Unknown values': (base) async {
    final light = (await client(base).echoLight(day: 'no-day', body: const Light(colour: Colour.red))).orThrow;
    equal(light.colour, Colour.unknownValue);
    equal(light.level, LightLevel.unknown);
    equal(light.open?.wire, 'third');
    equal(light.all, [Colour.red, Colour.unknownValue]);
    equal(light.since, 'soon');
  },
});
