import { equal, holds, run, thrown } from './harness.js';
import * as api from './validators/src/index.js';

const order: api.Order = { id: 'o1', lines: [{ sku: 'a' }] };

/** A client that throws what is wrong with a body. */
function strict(base: string): api.OrdersApi {
  return new api.Sdk({ baseUrl: base, retry: false, validation: { mode: 'throw' } }).orders;
}

function paths(issues: readonly api.ValidationIssue[]): string[] {
  return issues.map(({ path }) => path).sort();
}

async function issues(call: () => unknown): Promise<readonly api.ValidationIssue[]> {
  const error = await thrown(call);
  if (!(error instanceof api.InvalidBodyError)) throw error;
  holds(error instanceof api.CallError, 'it is of the family of errors');
  return error.issues;
}

await run({
  'An answer as described': async (base) => {
    const body: api.Order = {
      id: 'o1',
      lines: [{ sku: 'a', count: 2 }],
      status: 'open',
      note: null,
      pair: [1, 'x'],
      parent: { id: 'o0', lines: [{ sku: 'b' }] },
      labels: { a: 'b' },
      price: 4.99,
      key: 5,
    };
    equal(await strict(base).placeOrder({ body }), { ...body, key: 'k' });
  },
  'An answer that is thrown': async (base) => {
    const found = await issues(() => strict(base).placeOrder({ body: order }));
    equal(paths(found), [
      '/id',
      '/key',
      '/labels',
      '/labels/a',
      '/lines/0/count',
      '/lines/0/sku',
      '/lines/1',
      '/lines/1/count',
      '/pair',
      '/parent/id',
      '/parent/lines',
      '/price',
    ]);
  },
  'An answer that is only told of': async (base) => {
    const told: api.ValidationIssue[] = [];
    const validation: api.ValidationOptions = { mode: 'report', report: (found) => told.push(...found) };
    const answer = await new api.Sdk({ baseUrl: base, validation }).orders.placeOrder({ body: order });
    equal(answer.id, 'o2');
    equal(paths(told), ['/lines']);
  },
  'A body that is not sent': async (base) => {
    equal(paths(await issues(() => strict(base).placeOrder({ body: { id: 'o1', lines: [] } }))), ['/lines']);
  },
  'What is not asked for is not looked at': async (base) => {
    const answer: unknown = await new api.Sdk({ baseUrl: base }).orders.placeOrder({ body: order });
    equal(answer, { lines: 5 });
  },
  'Values that the description does not know': async (base) => {
    const { status } = await strict(base).placeOrder({ body: order });
    equal(String(status), 'lost');
    const shape = await strict(base).getShape();
    if (shape.kind === 'Circle' || shape.kind === 'Square') throw new Error(shape.kind);
    equal(shape['raw'], { kind: 'Triangle', sides: [3, 4, 5] });
    equal(JSON.stringify(shape), '{"kind":"Triangle","sides":[3,4,5]}');
  },
  'A variant that is wrong': async (base) => {
    equal(paths(await issues(() => strict(base).getShape())), ['/radius']);
  },
  'A function by itself': () => {
    equal(api.validators.Line({ sku: 'a', count: 3 }), []);
    equal(paths(api.validators.Line({ count: 0 })), ['', '/count']);
  },
});
