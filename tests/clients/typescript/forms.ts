import { equal, run } from './harness.js';
import * as api from './forms/src/index.js';

function client(base: string): api.Client {
  return api.createClient({ baseUrl: base });
}

const list = ['a', 'b,c'];
const address = { city: 'd', zip: 5 };

await run({
  Scalars: async (base) =>
    equal((await api.sendForm(client(base), { body: { name: 'a b&c=ü*', count: 3, kind: 'b' } })).match, '204'),
  'Lists and objects without an encoding': async (base) => {
    const body = { name: '', words: ['x', 'y z'], address: { city: 'c' } };
    equal((await api.sendForm(client(base), { body })).match, '204');
  },
  Styles: async (base) => {
    const body = { joined: list, repeated: list, deep: address, flat: address, piped: list, json: { a: 1 } };
    equal((await api.sendStyled(client(base), { body })).match, '204');
  },
  'A map': async (base) =>
    equal((await api.sendMap(client(base), { body: { metadata: { 'a b': '1', c: '2' } } })).match, '204'),
  'Nothing in a form': async (base) => equal((await api.sendMap(client(base), { body: {} })).match, '204'),
  'A form as an answer': async (base) => {
    const answer = await api.readForm(client(base));
    if (!answer.ok) throw new Error(answer.match);
    const text: unknown = answer.data;
    equal(text, 'token=a+b');
  },
});
