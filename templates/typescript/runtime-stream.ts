// What all streams share: bytes as they come, cut into text.

import { type AnyResult, broken, DecodeError, unwrap } from './runtime.js';

/** The text of a body, piece by piece. Whoever stops reading closes the connection. */
export async function* texts(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let over = false;
  try {
    while (!over) {
      const { done, value } = await reader.read();
      over = done;
      yield done ? decoder.decode() : decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    over = true;
    throw broken(cause);
  } finally {
    if (!over) await reader.cancel().catch(() => undefined);
  }
}

/** Reads one item; what it throws names the item. */
export function item<Item>(text: string, read: (text: string) => unknown): Item {
  try {
    return read(text) as Item;
  } catch (cause) {
    throw new DecodeError('an item of the stream', new TextEncoder().encode(text).buffer, cause);
  }
}

/** The items of an answer that is a stream; an answer that is no success is thrown. The call begins with the first item. */
export async function* streamed<Item>(call: () => Promise<AnyResult>): AsyncGenerator<Item, void, undefined> {
  yield* (await unwrap(call())) as AsyncIterable<Item>;
}
