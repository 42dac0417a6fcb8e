import { equal, run } from './harness.js';
import * as api from './names/src/index.js';

function client(base: string): api.Client {
  return api.createClient({ baseUrl: base });
}

await run({
  Parameters: async (base) => {
    const answer = await api.clash(client(base), {
      path: { path: 'a', id: 'b', 'id-path': 'c' },
      query: {
        options: '1',
        body: '2',
        headers: '3',
        client: '4',
        signal: '5',
        query: '6',
        response: '7',
        from: '8',
        id: '9',
        cancel: '10',
        timeout: '11',
        this: '12',
        class: '13',
        'filter[name]': '14',
        filter_name: '15',
        filterName: '16',
        $top: 17,
        naïve: '18',
        '1st': '19',
        名: '20',
      },
      headers: { id: 'h' },
      cookies: { id: 'k' },
      body: { hashCode: 1, constructor: 'x', ['__proto__']: 'y', 'a b': '1', 'a-b': '2', aB: '3' },
    });
    if (!answer.ok) throw new Error(answer.match);
    const { data } = answer;
    equal(
      [data.hashCode, data.constructor, data.toString, data[''], data.$ref, data['line\nbreak']],
      [2, 'z', 't', 'e', 'r', 'l'],
    );
  },
  'Operations of the same name': async (base) => {
    const sdk = new api.Sdk({ baseUrl: base });
    await sdk.index.twice();
    await sdk.index.getTwiceB();
  },
  'Operations without a name': async (base) => {
    await api.getUnnamedId(client(base), { path: { id: 1 } });
    await api.postUnnamedId(client(base), { path: { id: 2 } });
    await api.getUnnamedById(client(base), { path: { id: 3 } });
  },
  'Reserved names': async (base) => {
    const { models } = new api.Sdk({ baseUrl: base });
    await models.delete();
    await models.class();
  },
  'Paths beyond ASCII': async (base) => void (await api.größeMessen(client(base))),
});
