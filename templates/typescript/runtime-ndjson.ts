// JSON values one after the other: a line each, or behind a record separator (RFC 7464).

import { type Codec } from './runtime.js';
import { item, texts } from './runtime-stream.js';

/** What a stream is sent from. */
export type Items<Item> = Iterable<Item> | AsyncIterable<Item>;

const parse = (text: string): unknown => JSON.parse(text) as unknown;
const write = (value: unknown): string => JSON.stringify(value);

/** `application/x-ndjson` and its other names. */
export function jsonLines(read: (text: string) => unknown = parse, text: (value: unknown) => string = write): Codec {
  return {
    encode: (value) => written(value as Items<unknown>, (each) => `${text(each)}\n`),
    stream: (body) => split(body, '\n', read),
  };
}

/** `application/json-seq` */
export function jsonSequence(read: (text: string) => unknown = parse, text: (value: unknown) => string = write): Codec {
  return {
    encode: (value) => written(value as Items<unknown>, (each) => `\u001e${text(each)}\n`),
    stream: (body) => split(body, '\u001e', read),
  };
}

async function* split(
  body: ReadableStream<Uint8Array>,
  sign: string,
  read: (text: string) => unknown,
): AsyncGenerator<unknown, void, undefined> {
  let rest = '';
  for await (const text of texts(body)) {
    const parts = (rest + text).split(sign);
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.trim() !== '') yield item(part, read);
  }
  if (rest.trim() !== '') yield item(rest, read);
}

function written(items: Items<unknown>, text: (value: unknown) => string): string | ReadableStream<Uint8Array> {
  if (Symbol.iterator in items) return Array.from(items, text).join('');
  const source = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(text(next.value)));
    },
    async cancel() {
      await source.return?.();
    },
  });
}
