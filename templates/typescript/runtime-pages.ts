// Page after page of an operation, until there is no more.

import {
  ApiError,
  type AnyResult,
  type Arguments,
  CallError,
  type CallOptions,
  type Client,
  type DataOf,
  type OperationSpec,
  sendOperation,
} from './runtime.js';

/** How to come to the next page. Paths lead through the properties of the body to what they name. */
export type Paging =
  | { readonly by: 'cursor'; readonly parameter: string; readonly next: readonly string[]; readonly items: readonly string[] }
  | {
      readonly by: 'page' | 'offset';
      readonly parameter: string;
      readonly first: number;
      readonly limit?: string;
      readonly items: readonly string[];
    }
  | { readonly by: 'link'; readonly items: readonly string[] };

/** The data of one page after the other; an answer that is no success is thrown as an {@link ApiError}. */
export async function* pagesOf<Result extends AnyResult>(
  client: Client,
  operation: OperationSpec,
  args: Arguments,
  options: CallOptions | undefined,
  paging: Paging,
): AsyncGenerator<DataOf<Result>, void, undefined> {
  let query: Record<string, unknown> = { ...args.query };
  if (paging.by === 'page' || paging.by === 'offset') query[paging.parameter] ??= paging.first;
  let [from, target] = [client, operation];
  let before = '';
  for (;;) {
    const result: AnyResult = await sendOperation<Result>(from, target, { ...args, query }, options);
    if (!result.ok) throw new ApiError(result);
    if (paging.by === 'page' || paging.by === 'offset') {
      const items = identity(walk(result.data, paging.items));
      if (items !== '' && items === before) return;
      before = items;
    }
    yield result.data as DataOf<Result>;
    if (paging.by === 'link') {
      const link = nextLink(result.response.headers.get('link'));
      if (link === undefined) return;
      const base = result.response.url || (client.options.baseUrl ?? operation.baseUrl ?? client.server ?? '');
      const url = new URL(link, base);
      if (url.href === result.response.url) return;
      // Credentials must not follow a link to somebody else.
      if (url.origin !== new URL(base).origin) throw new CallError(`the next page is at another host: ${url.origin}`);
      const { path: _path, query: _query, ...others } = operation.parameters ?? {};
      from = { ...client, options: { ...client.options, baseUrl: url.origin } };
      target = { ...operation, path: url.pathname + url.search, parameters: others };
      continue;
    }
    const { parameter } = paging;
    if (paging.by === 'cursor') {
      const next = walk(result.data, paging.next);
      if (next === undefined || next === null || next === '' || next === query[parameter]) return;
      query = { ...query, [parameter]: next };
      continue;
    }
    const found = walk(result.data, paging.items);
    const count = Array.isArray(found) ? found.length : 0;
    const limit = paging.limit === undefined ? undefined : query[paging.limit];
    if (count === 0 || (limit !== undefined && count < Number(limit))) return;
    const current = Number(query[parameter]);
    query = { ...query, [parameter]: current + (paging.by === 'page' ? 1 : count) };
  }
}

/** The items of every page. */
export async function* itemsOf<Item>(source: AsyncIterable<unknown>, path: readonly string[]): AsyncGenerator<Item, void, undefined> {
  for await (const page of source) {
    const found = walk(page, path);
    if (Array.isArray(found)) yield* found as Item[];
  }
}

/** What tells a page from another, where that can be told: a server that does not count gives the same again and again. */
function identity(items: unknown): string {
  if (!Array.isArray(items) || !items.some((item) => typeof item === 'object' && item !== null)) return '';
  return JSON.stringify(items, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function walk(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}

/** `<address>; rel="next"` (RFC 8288). */
function nextLink(header: string | null): string | undefined {
  for (const [, address, parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*("[^"]*\bnext\b[^"]*"|next\b)/i.test(parameters)) return address;
  }
  return undefined;
}
