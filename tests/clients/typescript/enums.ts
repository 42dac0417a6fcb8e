import { equal, run } from './harness.js';
import * as api from './enums/src/index.js';

function sdk(base: string): api.EnumsApi {
  return new api.Sdk({ baseUrl: base }).enums;
}

await run({
  'Known values': async (base) => {
    const light = await sdk(base).echoLight({
      query: { like: api.Colour.Green },
      body: { colour: 'red', level: -1, inline: 'null' },
    });
    equal(light, { colour: 'blue', level: 2, inline: 'off' });
  },
  'Unknown values': async (base) => {
    const light = await sdk(base).echoLight({ body: { colour: 'green' } });
    equal(light.colour === 'red' || light.colour === 'green' || light.colour === 'blue', false);
    equal([light.colour, light.level, light.inline, light.by, light.all], [
      'purple',
      17,
      'maybe',
      { x: 'pink', y: 'red' },
      ['red', 'white'],
    ]);
    equal(await sdk(base).echoLight({ body: light }), { colour: 'red' });
  },
  'Open enums': async (base) => {
    const light = await sdk(base).echoLight({ body: { colour: 'red', open: 'third' } });
    equal(light.open, 'fourth');
  },
  Nullable: async (base) => {
    const light = await sdk(base).echoLight({ body: { colour: 'red', maybe: null } });
    equal(light.maybe, null);
  },
  'Awkward values': async (base) => {
    const odd = await sdk(base).getOdd();
    equal(odd.sign === '<=' && odd.zone === 'Etc/GMT-1' && odd.letters === '是' && odd.quoted === '${x}', true);
    equal(odd.word === '__proto__' && odd.mixed === 2 && odd.single === 'only' && odd.number === 0.5, true);
    equal(odd.flag === true, true);
  },
});
