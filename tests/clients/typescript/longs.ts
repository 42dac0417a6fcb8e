import { equal, run } from './harness.js';
import * as api from './longs/src/index.js';

function sdk(base: string): api.LongsApi {
  return new api.Sdk({ baseUrl: base, retry: undefined }).longs;
}

await run({
  'Beyond 2 to the 53rd': async (base) => {
    const longs = await sdk(base).echoLongs({
      path: { id: '9007199254740993' },
      query: { after: '-9223372036854775808' },
      body: {
        big: '9007199254740993',
        maybe: null,
        bigs: ['9223372036854775807', '-1'],
        by: { a: '9007199254740995' },
        inner: { big: '1' },
        small: 2,
        text: '9007199254740993',
      },
    });
    equal(longs, {
      big: '9007199254740993',
      maybe: '9007199254740995',
      bigs: ['9223372036854775807', '-1'],
      by: { a: '0' },
      inner: { inner: { big: '-9223372036854775808' } },
      small: 2,
      text: '9007199254740993',
    });
  },
  'What is left out': async (base) => {
    const body: api.Longs = { big: undefined, bigs: undefined, inner: undefined };
    const options: api.CallOptions = { signal: undefined, timeoutMs: undefined, headers: undefined, retry: undefined };
    const longs = await sdk(base).echoLongs({ path: { id: '1' }, query: { after: undefined }, body }, options);
    equal(longs.big, '5');
    const all = { path: { id: '1' }, query: undefined, body };
    const args: api.EchoLongsArgs = all;
    equal(args.query, undefined);
  },
});
