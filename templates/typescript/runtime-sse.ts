// Server-sent events (HTML, section 9.2).

import { type Codec, type Content } from './runtime.js';
import { item, texts } from './runtime-stream.js';

export interface ServerSentEvent<Data> {
  /** `message` where the server names none. */
  readonly event: string;
  readonly data: Data;
  /** The last one that the server gave. */
  readonly id: string;
  /** How long to wait before connecting again, in milliseconds. */
  readonly retry?: number;
}

/** Events whose data `read` understands: JSON, where nothing is said. */
export function eventStream(read: (text: string) => unknown = (text) => JSON.parse(text) as unknown): Codec {
  return { stream: (body) => events(body, read) };
}

/** Events whose data is JSON. */
export const eventContent: Content = { 'text/event-stream': eventStream() };

/** Events whose data is text. */
export const textEventContent: Content = { 'text/event-stream': eventStream((text) => text) };

async function* events(
  body: ReadableStream<Uint8Array>,
  read: (text: string) => unknown,
): AsyncGenerator<ServerSentEvent<unknown>, void, undefined> {
  let rest = '';
  let data: string[] = [];
  let event = '';
  let id = '';
  let retry: number | undefined;
  for await (const text of ended(texts(body))) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    // A CR at the end may be half of a line's end.
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        const whole = data.join('\n');
        // The mark that some servers end their streams with is no JSON.
        if (data.length > 0 && whole === '[DONE]') return;
        if (data.length > 0) {
          yield { event: event || 'message', data: item(whole, read), id, ...(retry === undefined ? {} : { retry }) };
        }
        [data, event, retry] = [[], '', undefined];
        continue;
      }
      const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === 'data') data.push(value);
      else if (field === 'event') event = value;
      else if (field === 'id' && !value.includes('\0')) id = value;
      else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value);
    }
  }
}

/** The texts, and the other half of a line's end that they may stop in the middle of. */
async function* ended(source: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let last = '';
  for await (const text of source) {
    yield text;
    last = text || last;
  }
  if (last.endsWith('\r')) yield '\n';
}
