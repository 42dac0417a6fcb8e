import { equal, run } from './harness.js';
import * as api from './auth/src/index.js';

function client(base: string, auth?: api.Auth): api.Client {
  return api.createClient({ baseUrl: base, auth });
}

/** A source of `t1`, `t2` and so on, and what it was told each time. */
function counting(): { source: api.TokenSource; refusals: boolean[] } {
  const refusals: boolean[] = [];
  return {
    refusals,
    source: async ({ refused }) => {
      refusals.push(refused);
      return `t${refusals.length}`;
    },
  };
}

await run({
  Bearer: async (base) => equal((await api.withBearer(client(base, { bearer: 't1' }))).match, '204'),
  'Nothing asked': async (base) => equal((await api.open(client(base, { bearer: 't1' }))).match, '204'),
  Optional: async (base) => {
    equal((await api.optional(client(base))).match, '204');
    equal((await api.optional(client(base, { bearer: 't1' }))).match, '204');
  },
  'Key in a header': async (base) => equal((await api.withHeaderKey(client(base, { headerKey: 'k1' }))).match, '204'),
  'Key in the query': async (base) => {
    const answer = await api.withQueryKey(client(base, { queryKey: 'k/1' }), { query: { page: 2 } });
    equal(answer.match, '204');
  },
  'Key in a cookie': async (base) => {
    const answer = await api.withCookieKey(client(base, { cookieKey: 'k 1' }), { cookies: { theme: 'dark' } });
    equal(answer.match, '204');
  },
  Basic: async (base) => {
    const basic = { username: 'größe', password: 'a:b' };
    equal((await api.withBasic(client(base, { basic }))).match, '204');
  },
  'Another scheme': async (base) =>
    equal((await api.withDigest(client(base, { digest: 'username="a"' }))).match, '204'),
  OAuth: async (base) => equal((await api.withOAuth(client(base, { oauth: () => 't1' }))).match, '200'),
  'OpenID Connect': async (base) => equal((await api.withOpenId(client(base, { openid: () => 't1' }))).match, '204'),
  'Either of two': async (base) => equal((await api.either(client(base, { oauth: () => 't1' }))).match, '204'),
  'First of two': async (base) =>
    equal((await api.either(client(base, { headerKey: 'k1', oauth: () => 't1' }))).match, '204'),
  'Both at once': async (base) => {
    const auth = { headerKey: 'k1', basic: { username: 'u', password: 'p' } };
    equal((await api.both(client(base, auth))).match, '204');
  },
  'Refresh after 401': async (base) => {
    const { source, refusals } = counting();
    const answer = await api.withOAuth(client(base, { oauth: source }));
    equal(answer.ok && answer.data, { a: 1 });
    equal(refusals, [false, true]);
  },
  'Refresh repeats the body': async (base) => {
    const answer = await api.postWithOAuth(client(base, { oauth: counting().source }), { body: { a: 2 } });
    equal(answer.match, '204');
  },
  'Refresh only once': async (base) => {
    const { source, refusals } = counting();
    equal((await api.withOAuth(client(base, { oauth: source }))).match, '401');
    equal(refusals, [false, true]);
  },
  'No refresh of a fixed token': async (base) =>
    equal((await api.withBearer(client(base, { bearer: 't1' }))).match, '401'),
  'One refresh for calls at the same time': async (base) => {
    const { source, refusals } = counting();
    const both = client(base, { oauth: source });
    const answers = await Promise.all([api.withOAuth(both), api.withOAuth(both)]);
    equal(answers.map((answer) => answer.match), ['200', '200']);
    equal(refusals, [false, true]);
  },
});
