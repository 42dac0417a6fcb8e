import { equal, holds, run } from './harness.js';
import * as api from './pagination/src/index.js';

function sdk(base: string): api.PagesApi {
  return new api.Sdk({ baseUrl: base, retry: false }).pages;
}

/** The ids of all items, and what ended them. */
async function ids(items: AsyncIterable<api.Item>): Promise<{ found: number[]; error?: unknown }> {
  const found: number[] = [];
  try {
    for await (const { id } of items) found.push(id);
    return { found };
  } catch (error) {
    return { found, error };
  }
}

await run({
  Cursor: async (base) =>
    equal(await ids(sdk(base).listByCursorItems({ query: { state: 'open', limit: 2 } })), { found: [1, 2, 3] }),
  'A cursor that is absent': async (base) => equal(await ids(sdk(base).listByCursorItems()), { found: [4] }),
  'A cursor that does not move': async (base) => equal((await ids(sdk(base).listByCursorItems())).found, [5, 6]),
  'An error on the way': async (base) => {
    const { found, error } = await ids(sdk(base).listByCursorItems());
    equal(found, [7]);
    if (!(error instanceof api.ApiError)) throw error;
    equal(error.result.match, '401');
  },
  'Leaving early': async (base) => {
    for await (const { id } of sdk(base).listByCursorItems()) {
      equal(id, 8);
      break;
    }
  },
  'Page numbers': async (base) =>
    equal(await ids(sdk(base).listByPageItems({ query: { per_page: 2 } })), { found: [1, 2, 3] }),
  'Page numbers without a size': async (base) => equal(await ids(sdk(base).listByPageItems()), { found: [1] }),
  'Page numbers that nobody counts': async (base) =>
    equal(await ids(sdk(base).listByPageItems()), { found: [1, 2] }),
  Offset: async (base) => equal(await ids(sdk(base).listByOffsetItems({ query: { limit: 2 } })), { found: [1, 2, 3] }),
  'Link header': async (base) =>
    equal(await ids(sdk(base).listByLinkItems({ query: { q: 'a b' } })), { found: [1, 2, 3] }),
  'A link to another host': async (base) => {
    const { found, error } = await ids(sdk(base).listByLinkItems());
    equal(found, [4]);
    holds(error instanceof api.CallError, `a call error, not ${String(error)}`);
  },
});
