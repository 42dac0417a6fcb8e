import { equal, holds, run, thrown } from './harness.js';
import * as api from './retries/src/index.js';

function client(base: string, options: api.SdkOptions = {}): api.Client {
  return api.createClient({ baseUrl: base, retry: { attempts: 3, baseMs: 10 }, ...options });
}

function get(base: string, id: number, options?: api.CallOptions): Promise<api.GetThingResult> {
  return api.getThing(client(base), { path: { id } }, options);
}

async function throws(kind: abstract new (...given: never[]) => Error, call: () => Promise<unknown>): Promise<void> {
  const error = await thrown(call);
  holds(error instanceof kind, `${kind.name}, not ${String(error)}`);
}

await run({
  'Retries after 503': async (base) => {
    const answer = await get(base, 1);
    equal(answer.ok && answer.data, { id: 1 });
  },
  'Nothing is said of retries': async (base) => {
    const answer = await api.getThing(api.createClient({ baseUrl: base }), { path: { id: 20 } });
    equal(answer.ok && answer.data, { id: 20 });
  },
  'Gives up': async (base) => equal((await get(base, 2)).match, '503'),
  'Waits as long as the server asks': async (base) => equal((await get(base, 3)).match, '200'),
  'A server that asks for too long': async (base) => equal((await get(base, 4)).match, '503'),
  'Does not repeat what may have happened': async (base) =>
    equal((await api.addThing(client(base), { body: { id: 5 } })).match, '503'),
  'Repeats what is idempotent': async (base) => {
    equal((await api.putThing(client(base), { path: { id: 6 }, body: { id: 6 } })).match, '204');
    equal((await api.deleteThing(client(base), { path: { id: 6 } })).match, '204');
  },
  'One key per call': async (base) => equal((await api.pay(client(base), { body: { id: 7 } })).match, '201'),
  'A key that the caller gives': async (base) => {
    const args = { headers: { 'Idempotency-Key': 'mine' }, body: { id: 8 } };
    equal((await api.pay(client(base), args)).match, '201');
  },
  'A dropped connection': async (base) => equal((await get(base, 9)).match, '200'),
  'A dropped connection of a post': (base) =>
    throws(api.ConnectionError, () => api.addThing(client(base), { body: { id: 0 } })),
  'An answer that is cut': (base) => throws(api.ConnectionError, () => get(base, 10, { retry: { attempts: 1 } })),
  'No retry of a refusal': async (base) => {
    const answer = await get(base, 11);
    equal([answer.match, answer.status], ['undocumented', 400]);
  },
  'Retries switched off': async (base) => equal((await get(base, 12, { retry: false })).match, '503'),
  Timeout: (base) => throws(api.TimeoutError, () => get(base, 13, { timeoutMs: 100, retry: false })),
  'Timeout of a body': (base) => throws(api.TimeoutError, () => get(base, 14, { timeoutMs: 100, retry: false })),
  'Timeout and another attempt': async (base) => equal((await get(base, 15, { timeoutMs: 300 })).match, '200'),
  Cancelled: async (base) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await throws(api.AbortError, () => get(base, 16, { signal: controller.signal }));
  },
  'Cancelled before': (base) => throws(api.AbortError, () => get(base, 0, { signal: AbortSignal.abort() })),
  'Cancelled between attempts': async (base) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    await throws(api.AbortError, () => get(base, 17, { signal: controller.signal }));
  },
  'Nobody listens': () => throws(api.ConnectionError, () => get('http://127.0.0.1:1', 1, { retry: false })),
  Middleware: async (base) => {
    const seen: number[] = [];
    const middleware: api.Middleware = async (request, next) => {
      request.headers.set('x-trace', '1');
      const response = await next(request);
      seen.push(response.status);
      return response;
    };
    const answer = await api.getThing(client(base, { middleware: [middleware] }), { path: { id: 18 } });
    equal([answer.match, seen], ['200', [200]]);
  },
  'Default headers': async (base) => {
    const answer = await api.getThing(client(base, { headers: { 'x-app': 'a' } }), { path: { id: 19 } });
    equal(answer.match, '200');
  },
});
