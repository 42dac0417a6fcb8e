import { equal, holds, run, thrown } from './harness.js';
import * as api from './bodies/src/index.js';

function client(base: string): api.Client {
  return api.createClient({ baseUrl: base });
}

async function bytes(value: Blob): Promise<number[]> {
  return [...new Uint8Array(await value.arrayBuffer())];
}

async function media<Type extends string>(base: string, contentType: Type): Promise<unknown> {
  const answer = await api.anyMedia(client(base));
  if (!answer.ok) throw new Error(answer.match);
  equal(answer.contentType, contentType);
  return answer.data;
}

async function linked(base: string): Promise<api.Thing> {
  const answer = await api.linkedData(client(base));
  if (!answer.ok) throw new Error(answer.match);
  return answer.data;
}

const six = new Uint8Array([0, 1, 254, 255, 13, 10]);

await run({
  'Nothing with 204': async (base) => {
    const answer = await api.maybe(client(base));
    if (answer.match !== '204') throw new Error(answer.match);
    equal(answer.data, undefined);
  },
  'Nothing with 202': async (base) => equal((await api.maybe(client(base))).match, '202'),
  'Nothing with 202 and a JSON type': async (base) => equal((await api.maybe(client(base))).match, '202'),
  'Nothing where JSON is documented': async (base) => {
    const error = await thrown(() => api.maybe(client(base)));
    holds(error instanceof api.DecodeError, `a decode error, not ${String(error)}`);
  },
  Head: async (base) => {
    const answer = await api.headMaybe(client(base));
    if (!answer.ok) throw new Error(answer.match);
    equal(answer.headers['X-Size'], 12);
  },
  'No body is sent': async (base) => {
    equal((await api.dropMaybe(client(base))).match, '204');
    equal((await api.sendThing(client(base))).match, '204');
  },
  Accept: async (base) => equal(await media(base, 'application/json'), { name: 'a' }),
  Suffix: async (base) => equal(await media(base, 'application/vnd.example.v2+json'), { v2: true }),
  'Media type in capitals': async (base) => equal(await media(base, 'application/json'), { name: 'b' }),
  'Other JSON': async (base) => equal(await linked(base), { name: 'c' }),
  'Linked data': async (base) => equal(await linked(base), { name: 'd' }),
  'No content type at all': async (base) => equal(await linked(base), { name: 'e' }),
  Problem: async (base) => {
    const answer = await api.anyMedia(client(base));
    if (answer.match !== '4XX') throw new Error(answer.match);
    equal(answer.error.title, 'f');
  },
  'Text among others': async (base) => equal(await media(base, 'text/csv'), 'a,b'),
  'Image among others': async (base) => {
    const image = await media(base, 'image/png');
    if (!(image instanceof Blob)) throw new Error('no image');
    equal(await bytes(image), [0, 255, 10]);
  },
  'Text in UTF-8 without a charset': async (base) => {
    const answer = await api.text(client(base));
    equal(answer.ok && answer.data, 'größer ✓');
  },
  'Text in Latin-1': async (base) => {
    const answer = await api.text(client(base));
    equal(answer.ok && answer.data, 'größer');
  },
  'JSON in UTF-8 without a charset': async (base) => equal(await linked(base), { name: 'größer ✓' }),
  'A byte order mark': async (base) => equal(await linked(base), { name: 'g' }),
  Download: async (base) => {
    const answer = await api.download(client(base));
    if (!answer.ok) throw new Error(answer.match);
    equal(await bytes(answer.data), [...six]);
  },
  'Download of another type': async (base) => {
    const answer = await api.download(client(base));
    if (answer.ok) equal(await bytes(answer.data), [0x25, 0x50, 0x44, 0x46]);
    else if (answer.error instanceof Blob) equal(await bytes(answer.error), [0x25, 0x50, 0x44, 0x46]);
    else throw new Error(answer.match);
  },
  Upload: async (base) => equal((await api.upload(client(base), { body: six })).match, '204'),
  'Upload of the chosen type': async (base) => {
    const image = { body: new Uint8Array([255, 216]), contentType: 'image/jpeg' } as const;
    equal((await api.uploadImage(client(base), image)).match, '204');
  },
  'Send text': async (base) => equal((await api.sendText(client(base), { body: 'größer ✓' })).match, '204'),
  'Send JSON': async (base) =>
    equal((await api.sendThing(client(base), { body: { name: 'größer', note: undefined } })).match, '204'),
  'Send a merge patch': async (base) =>
    equal((await api.patchThing(client(base), { body: { name: 'h' } })).match, '204'),
  'Send a scalar': async (base) => {
    const answer = await api.sendScalar(client(base), { body: 'a"b' });
    equal(answer.ok && answer.data, 'a"b');
  },
  'Send null': async (base) => {
    const answer = await api.sendNull(client(base), { body: null });
    equal(answer.ok && answer.data, null);
  },
  'Send a list': async (base) => {
    const things = [{ name: 'i' }, { name: 'j', note: 'k' }];
    const answer = await api.sendList(client(base), { body: things });
    equal(answer.ok && answer.data, things);
  },
});
