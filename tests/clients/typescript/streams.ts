import { equal, holds, run, thrown } from './harness.js';
import * as api from './streams/src/index.js';

function sdk(base: string): api.Sdk {
  return new api.Sdk({ baseUrl: base, retry: false });
}

/** The numbers and words of ticks, and what ended them. */
async function collect(source: AsyncIterable<api.Tick>): Promise<{ ticks: unknown[]; error?: unknown }> {
  const ticks: unknown[] = [];
  try {
    for await (const { n, word } of source) ticks.push(word === undefined ? n : [n, word]);
    return { ticks };
  } catch (error) {
    return { ticks, error };
  }
}

async function* data<Data>(source: AsyncIterable<api.ServerSentEvent<Data>>): AsyncGenerator<Data, void, undefined> {
  for await (const event of source) yield event.data;
}

await run({
  Events: async (base) => {
    const seen: unknown[] = [];
    for await (const { event, id, data } of sdk(base).streams.plainEvents()) seen.push([event, id, data.n]);
    equal(seen, [['message', '', 1], ['tock', '7', 2]]);
  },
  'Events with a schema of the whole item': async (base) =>
    equal(await collect(data(sdk(base).streams.events())), { ticks: [[1, 'ja']] }),
  'Pieces that split everything': async (base) =>
    equal(await collect(data(sdk(base).streams.plainEvents())), { ticks: [[3, 'größer ✓']] }),
  'Every kind of event line': async (base) =>
    equal(await collect(data(sdk(base).streams.plainEvents())), { ticks: [4, 5] }),
  'An error before a stream': async (base) => {
    const answer = await api.events(api.createClient({ baseUrl: base }));
    if (answer.match !== '404') throw new Error(answer.match);
    equal(answer.error.what, 'x');
  },
  'Leaving early': async (base) => {
    for await (const { data } of sdk(base).streams.plainEvents()) {
      equal(data.n, 7);
      break;
    }
  },
  'Cancelling a stream': async (base) => {
    const controller = new AbortController();
    const seen: number[] = [];
    const error = await thrown(async () => {
      for await (const { data } of sdk(base).streams.plainEvents({}, { signal: controller.signal })) {
        seen.push(data.n);
        controller.abort();
      }
    });
    equal(seen, [8]);
    holds(error instanceof api.AbortError, `an abort error, not ${String(error)}`);
  },
  'A stream that is cut': async (base) => {
    const { ticks, error } = await collect(sdk(base).streams.lines());
    equal(ticks, [9]);
    holds(error instanceof api.ConnectionError, `a connection error, not ${String(error)}`);
  },
  'An item that is not what it should be': async (base) => {
    const { ticks, error } = await collect(sdk(base).streams.lines());
    equal(ticks, [10]);
    holds(error instanceof api.DecodeError, `a decode error, not ${String(error)}`);
  },
  Lines: async (base) => equal(await collect(sdk(base).streams.lines()), { ticks: [11, [12, 'ß'], 13] }),
  'Other lines': async (base) => equal(await collect(sdk(base).streams.jsonLines()), { ticks: [14, 15] }),
  Sequence: async (base) => equal(await collect(sdk(base).streams.sequence()), { ticks: [16, 17] }),
  'Whole or in pieces': async (base) => {
    const client = api.createClient({ baseUrl: base });
    const whole = await api.chat(client, { body: { ask: 'a' } }, { headers: { accept: 'application/json' } });
    if (!whole.ok || whole.contentType !== 'application/json') throw new Error(whole.contentType);
    equal(whole.data.n, 18);
    const pieces = await api.chat(client, { body: { ask: 'b' } }, { headers: { accept: 'text/event-stream' } });
    if (!pieces.ok || pieces.contentType !== 'text/event-stream') throw new Error(pieces.contentType);
    equal(await collect(data(pieces.data)), { ticks: [19] });
  },
  'An empty stream': async (base) => equal(await collect(sdk(base).streams.lines()), { ticks: [] }),
});
