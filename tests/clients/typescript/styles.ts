import { holds, run, thrown } from './harness.js';
import * as api from './styles/src/index.js';

const list = ['blue', 'black', 'brown'];
const colour = { R: 100, G: 200, B: 150 };
const everyPath = { text: 'blue', list, listOut: list, pair: colour, pairOut: colour };
const reserved = ' a/b?c#d%e&é;,+';

function client(base: string): api.Client {
  return api.createClient({ baseUrl: base });
}

await run({
  Simple: async (base) => void (await api.simplePath(client(base), { path: everyPath })),
  Label: async (base) => void (await api.labelPath(client(base), { path: everyPath })),
  Matrix: async (base) => void (await api.matrixPath(client(base), { path: everyPath })),
  Scalars: async (base) =>
    void (await api.scalarPath(client(base), { path: { whole: 12, part: 0.5, yes: true, kind: 'very large' } })),
  'Two parameters in one segment': async (base) =>
    void (await api.twoInOneSegment(client(base), { path: { name: 'report v1', ending: 'pdf' } })),
  Form: async (base) => void (await api.formQuery(client(base), { query: everyPath })),
  'Nothing given': async (base) => void (await api.formQuery(client(base), { query: { text: undefined } })),
  'Empty text and empty lists': async (base) =>
    void (await api.formQuery(client(base), { query: { text: '', list: [], listOut: [] } })),
  Delimited: async (base) =>
    void (await api.delimitedQuery(client(base), {
      query: { spaces: list, pipes: list, spacesOut: list, pipesOut: list, spacedPair: colour, pipedPair: colour },
    })),
  'Deep object': async (base) => void (await api.deepQuery(client(base), { query: { colour } })),
  'Deep object beyond the specification': async (base) =>
    void (await api.deepQuery(client(base), {
      query: { filter: { names: ['a', 'b'], since: { gte: 5 } }, expand: ['x', 'y'] },
    })),
  'Reserved characters': async (base) =>
    void (await api.reserved(client(base), {
      path: { inPath: reserved },
      query: { coded: reserved, kept: 'a/b?c:d@e!$()*,;= #[]&+%é', 'na me&[]': '1=1', parts: ['a,b', 'c'] },
    })),
  'Dot segments': async (base) => {
    const error = await thrown(() => api.reserved(client(base), { path: { inPath: '..' } }));
    holds(error instanceof TypeError, `a type error, not ${String(error)}`);
  },
  Content: async (base) =>
    void (await api.contentQuery(client(base), { query: { where: { name: 'a b', ids: [1, 2] } } })),
  'A query in the path': async (base) => void (await api.queryInPath(client(base), { query: { more: 'x' } })),
  Headers: async (base) =>
    void (await api.headerStyles(client(base), {
      headers: {
        'X-Text': 'a b/c',
        'X-Whole': 7,
        'X-List': list,
        'X-List-Out': list,
        'X-Pair': colour,
        'X-Pair-Out': colour,
        'X-Json': [1, 2],
      },
    })),
  'No headers': async (base) => void (await api.headerStyles(client(base))),
  Cookies: async (base) =>
    void (await api.cookieStyles(client(base), {
      cookies: { text: 'a b;c', list, listOut: list, pair: colour, pairOut: colour },
    })),
});
