import { equal, run } from './harness.js';
import * as api from './numbers/src/index.js';

function sdk(base: string): api.NumbersApi {
  return new api.Sdk({ baseUrl: base }).numbers;
}

await run({
  'Whole numbers where doubles are declared': async (base) => {
    const numbers = await sdk(base).echoNumbers({
      path: { id: 1n },
      query: { part: 21 },
      body: { part: 21, list: [1, 2.5], map: { a: 3 } },
    });
    equal(numbers, { part: 21, double: 1000, float: 0, list: [1, 2.5], map: { a: 3 } });
  },
  'Doubles where whole numbers are declared': async (base) => {
    const numbers = await sdk(base).echoNumbers({ path: { id: 1n }, body: { whole: 3 } });
    equal([numbers.whole, numbers.small, numbers.big], [3, 4, 5n]);
  },
  'Beyond 2 to the 53rd': async (base) => {
    const numbers = await sdk(base).echoNumbers({
      path: { id: 9007199254740993n },
      body: { big: 9007199254740993n, bigs: [9223372036854775807n, -9223372036854775808n] },
    });
    equal(numbers.big, 9007199254740993n);
    equal(numbers.bigs, [9223372036854775807n, -9223372036854775808n]);
    equal(numbers.text, '9007199254740993');
  },
  'Small and large doubles': async (base) => {
    const numbers = await sdk(base).echoNumbers({ path: { id: -5n }, query: { part: 0.000001 }, body: { part: 0.1 } });
    equal([numbers.part, numbers.double], [5e-324, 1.7976931348623157e308]);
  },
});
