import 'package:numbers/numbers.dart';

import 'harness.dart';

NumbersApi client(String base) => NumbersClient(baseUrl: base).numbers;

Future<void> main(List<String> arguments) => run(arguments, {
  'Whole numbers where doubles are declared': (base) async {
    final numbers = (await client(
      base,
    ).echoNumbers(id: 1, part: 21, body: const Numbers(part: 21, list: [1, 2.5], map: {'a': 3}))).orThrow;
    equal(numbers.part, 21.0);
    equal(numbers.doubleValue, 1000.0);
    equal(numbers.float, 0.0);
    equal(numbers.list, [1.0, 2.5]);
    equal(numbers.map, {'a': 3.0});
  },
  'Doubles where whole numbers are declared': (base) async {
    final numbers = (await client(base).echoNumbers(id: 1, body: const Numbers(whole: 3))).orThrow;
    equal([numbers.whole, numbers.small, numbers.big], [3, 4, 5]);
  },
  'Beyond 2 to the 53rd': (base) async {
    const big = 9007199254740993;
    const bigs = [9223372036854775807, -9223372036854775808];
    final numbers = (await client(base).echoNumbers(id: big, body: const Numbers(big: big, bigs: bigs))).orThrow;
    equal(numbers.big, big);
    equal(numbers.bigs, bigs);
    equal(numbers.text, '9007199254740993');
  },
  'Small and large doubles': (base) async {
    final numbers = (await client(base).echoNumbers(id: -5, part: 0.000001, body: const Numbers(part: 0.1))).orThrow;
    equal(numbers.part, 5e-324);
    equal(numbers.doubleValue, double.maxFinite);
  },
});
