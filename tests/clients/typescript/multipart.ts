import { equal, run } from './harness.js';
import * as api from './multipart/src/index.js';

function client(base: string): api.Client {
  return api.createClient({ baseUrl: base });
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

await run({
  'Fields and a file': async (base) => {
    const file = { data: bytes('one-two'), filename: 'a.bin' };
    const body = { file, public: true, count: 3, title: 'größer' };
    equal((await api.uploadOne(client(base), { body })).match, '204');
  },
  'What is not given is not sent': async (base) =>
    equal((await api.uploadOne(client(base), { body: { title: 't', count: undefined, file: bytes('x') } })).match, '204'),
  'Names that need quoting': async (base) => {
    const file = { data: bytes('x'), filename: 'a "b"\r\nc.png' };
    equal((await api.uploadOne(client(base), { body: { title: 't', file } })).match, '204');
  },
  'Parts with types': async (base) => {
    const image = { data: bytes('x'), filename: 'i.jpg', contentType: 'image/jpeg' };
    const body = { meta: { name: 'n', tags: ['a', 'b'] }, image, note: '# hi' };
    equal((await api.uploadTyped(client(base), { body })).match, '204');
  },
  'The type of a file that says nothing': async (base) => {
    const body = { meta: { name: 'n' }, image: { data: bytes('x'), filename: 'i' } };
    equal((await api.uploadTyped(client(base), { body })).match, '204');
  },
  Lists: async (base) => {
    const files = ['one', 'two'].map((text, index) => new File([text], `${index + 1}.txt`, { type: 'text/plain' }));
    const body = { files, words: ['a', 'b,c'], points: [{ x: 1 }, { x: 2 }] };
    equal((await api.uploadMany(client(base), { body })).match, '204');
  },
  'Headers of a part': async (base) => {
    const body = { address: { value: { city: 'c' }, headers: { 'X-Kind': 'home' } } } as const;
    equal((await api.uploadWithHeaders(client(base), { body })).match, '204');
  },
});
