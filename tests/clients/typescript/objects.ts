import { equal, run } from './harness.js';
import * as api from './objects/src/index.js';

function sdk(base: string): api.ObjectsApi {
  return new api.Sdk({ baseUrl: base }).objects;
}

await run({
  'Read-only and write-only': async (base) => {
    const user = await sdk(base).echoUser({ body: { name: 'a', password: 'p' } });
    equal([user.id, user.name, user.created], ['1', 'a', 'now']);
    // @ts-expect-error What comes back has no password.
    equal(user.password, undefined);
  },
  'Read-only further down': async (base) => {
    const team = await sdk(base).echoTeam({
      body: {
        lead: { name: 'b', password: 'p' },
        members: [{ name: 'c', password: 'q' }],
        by: { x: { name: 'd', password: 'r' } },
      },
    });
    equal([team.lead.id, team.members.length, team.by?.['x']?.role], ['2', 0, 'admin']);
  },
  'Others beside the named': async (base) => {
    const settings = await sdk(base).echoSettings({ body: { theme: 'dark', mail: { on: true } } });
    equal([settings.theme, settings.size, settings['push']], ['dark', 2, { on: false }]);
  },
  Closed: async (base) => {
    const closed = await sdk(base).echoClosed({ body: { a: 'x', b: true } });
    equal(closed, { a: 'y' });
  },
  'More than is documented': async (base) => {
    const closed = await sdk(base).echoClosed({ body: { a: 'x' } });
    equal(closed.a, 'y');
  },
  Recursion: async (base) => {
    const tree = await sdk(base).echoTree({
      body: { name: 'a', children: [{ name: 'b', children: [] }], twin: { name: 'c' } },
    });
    equal(tree.children?.[0]?.twin?.name, 'f');
  },
  Maps: async (base) => {
    const body = {
      counts: { a: 1, ['__proto__']: 2 },
      lists: { b: [1, 2.5] },
      free: { c: { d: null } },
      deep: { e: { f: 'g', h: null } },
      patterns: { 'x-i': 'j' },
    };
    const maps = await sdk(base).echoMaps({ body });
    equal(maps, body);
  },
  Anything: async (base) => {
    equal(await sdk(base).echoAnything({ body: { a: [1, null, 'b'] } }), { a: [1, null, 'b'] });
    equal(await sdk(base).echoAnything({ body: 5 }), 5);
  },
  Tuples: async (base) => {
    const [x, y, label] = await sdk(base).echoTuple({ body: [1, 2.5] });
    equal([x, y, label], [1, 2.5, 'label']);
  },
  'Wrong type': async (base) => {
    const settings = await sdk(base).echoSettings({ body: { theme: 'dark' } });
    const theme: unknown = settings.theme;
    equal(theme, 1);
  },
});
