import { equal, holds, run, thrown } from './harness.js';
import * as api from './events/src/index.js';

const failed = '{"type": "paymentFailed", "reason": "funds"}';

await run({
  'Operations without a tag': async (base) => {
    const client = api.createClient({ baseUrl: base });
    equal((await api.health(client)).match, '204');
    equal((await api.getUnnamed(client)).match, '204');
  },
  'Operation with a callback': async (base) => {
    const body = { amount: 5, callback: 'https://me.example.test/settled' };
    equal((await api.pay(api.createClient({ baseUrl: base }), { body })).match, '202');
  },
  'A webhook is parsed': () => {
    const payload = api.parseWebhook('paymentFailed', failed);
    equal(payload.reason === 'funds', true);
  },
  'A webhook is dispatched': async () => {
    const handlers: api.WebhookHandlers<string> = {
      paymentFailed: (payload) => `failed for ${payload.reason}`,
      'user.created': async (payload) => `created ${payload.user.id}`,
    };
    equal(await api.dispatchWebhook('paymentFailed', new TextEncoder().encode(failed), handlers), 'failed for funds');
    const created = '{"type": "user.created", "user": {"id": "u1"}}';
    equal(await api.dispatchWebhook('user.created', created, handlers), 'created u1');
  },
  'A webhook that nobody knows': async () => {
    const told = await api.dispatchWebhook<unknown>('other', '{"a": 1}', {}, (name, payload) => [name, payload]);
    equal(told, ['other', { a: 1 }]);
  },
  'A webhook with an unknown value': () => {
    const payload = api.parseWebhook('paymentFailed', '{"type": "paymentFailed", "reason": "weather"}');
    equal(payload.reason === 'funds' || payload.reason === 'fraud', false);
    equal(payload.reason, 'weather');
  },
  'A callback is parsed': () => equal(api.parseWebhook('settled', '{"amount": 5}').amount, 5),
  'A payload that is none': async () => {
    const error = await thrown(() => api.parseWebhook('paymentFailed', '{"type": '));
    holds(error instanceof api.DecodeError, `a decode error, not ${String(error)}`);
  },
});
