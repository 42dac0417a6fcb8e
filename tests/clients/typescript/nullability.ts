import { equal, run } from './harness.js';
import * as api from './nullability/src/index.js';

function sdk(base: string): api.ThingsApi {
  return new api.Sdk({ baseUrl: base }).things;
}

await run({
  'Everything absent that may be': async (base) => {
    const thing = await sdk(base).echoThing({ body: { must: 'a', mustNull: null, may: undefined } });
    equal(thing, { must: 'a', mustNull: null });
    equal('mayNull' in thing, false);
  },
  'Everything null that may be': async (base) => {
    const body = { must: 'b', mustNull: null, mayNull: null, ref: null, list: [1, null], onlyNull: null };
    const thing = await sdk(base).echoThing({ body });
    equal(thing, body);
  },
  Values: async (base) => {
    const thing = await sdk(base).echoThing({
      body: { must: 'c', mustNull: 'd', may: 'e', mayNull: 'f', ref: { a: 1 }, list: [], number: 1.5 },
    });
    equal([thing.ref?.a, thing.list?.length, thing.number], [1, 0, 2]);
  },
  'Null where none is documented': async (base) => {
    const thing = await sdk(base).echoThing({ body: { must: 'g', mustNull: 'h' } });
    const may: unknown = thing.may;
    equal(may, null);
  },
  'A patch that changes nothing': async (base) => void (await sdk(base).patchThing({ body: {} })),
  'A patch that clears': async (base) =>
    void (await sdk(base).patchThing({ body: { mayNull: null, ref: null, list: null } })),
  'A patch that sets': async (base) =>
    void (await sdk(base).patchThing({ body: { must: 'i', mayNull: 'j', ref: { a: 2 }, list: [3] } })),
});
