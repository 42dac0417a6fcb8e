import { equal, holds, run, thrown } from './harness.js';
import * as api from './statuses/src/index.js';

function get(base: string, id: string): Promise<api.GetThingResult> {
  return api.getThing(api.createClient({ baseUrl: base, retry: false }), { path: { id } });
}

await run({
  'Success with headers': async (base) => {
    const answer = await get(base, 'a');
    if (!answer.ok) throw new Error(answer.match);
    equal(answer.match, '200');
    equal(answer.data, { id: 'a', size: 2 });
    equal(answer.headers['X-Total'], 3);
    equal(answer.headers['X-Tags'], ['a', 'b']);
    equal(answer.headers.ETag, '"one"');
  },
  'An exact status': async (base) => {
    const answer = await get(base, 'b');
    if (answer.match !== '404') throw new Error(answer.match);
    equal(answer.ok, false);
    equal(answer.error.what, 'b');
  },
  'A range': async (base) => {
    const answer = await get(base, 'c');
    if (answer.match !== '4XX') throw new Error(answer.match);
    equal(answer.status, 422);
    equal(answer.error.title, 'no');
  },
  'The default': async (base) => {
    const answer = await get(base, 'd');
    if (answer.match !== 'default') throw new Error(answer.match);
    equal(answer.ok, false);
    holds(!answer.ok, 'the default is no success here');
    equal(answer.error.message, 'oh');
  },
  'Default alone': async (base) => {
    const answer = await api.onlyDefault(api.createClient({ baseUrl: base }));
    if (!answer.ok) throw new Error(answer.match);
    equal(answer.match, 'default');
    equal(answer.data.id, 'e');
  },
  'Default alone and an error': async (base) => {
    const things = new api.Sdk({ baseUrl: base, retry: false }).things;
    const error = await thrown(() => things.onlyDefault());
    if (!(error instanceof api.ApiError)) throw error;
    equal(error.result.match, 'default');
    equal(error.status, 500);
    equal(error.result.error, { id: 'e' });
  },
  Undocumented: async (base) => {
    const answer = await api.putThing(api.createClient({ baseUrl: base }), { body: { id: 'f' } });
    if (answer.match !== 'undocumented') throw new Error(answer.match);
    equal(answer.status, 418);
    equal(answer.error, 'short and stout');
  },
  'Several successes': async (base) => {
    const client = api.createClient({ baseUrl: base });
    const first = await api.putThing(client, { body: { id: 'g' } });
    if (first.match !== '200') throw new Error(first.match);
    equal(first.data.id, 'g');
    const second = await api.putThing(client, { body: { id: 'g' } });
    if (second.match !== '201') throw new Error(second.match);
    equal(second.data.created, 'g');
    const third = await api.putThing(client, { body: { id: 'g' } });
    if (third.match !== '202') throw new Error(third.match);
    equal(third.data, undefined);
  },
  'The facade throws': async (base) => {
    const error = await thrown(() => new api.Sdk({ baseUrl: base }).things.getThing({ path: { id: 'h' } }));
    if (!(error instanceof api.ApiError)) throw error;
    equal(error.result.match, '404');
    equal(error.result.error, { what: 'h' });
  },
  'The facade unwraps': async (base) => {
    const thing = await new api.Sdk({ baseUrl: base }).things.getThing({ path: { id: 'i' } });
    equal(thing.id, 'i');
  },
  'A body that is not what it should be': async (base) => {
    const error = await thrown(() => get(base, 'j'));
    holds(error instanceof api.DecodeError, `a decode error, not ${String(error)}`);
  },
});
