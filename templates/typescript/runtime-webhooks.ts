// What the API sends: bodies of webhooks and callbacks. Check the signature of a request before its body is believed.

import { DecodeError } from './runtime.js';

export type WebhookBody = string | ArrayBuffer | Uint8Array;

/** The JSON of a body as it came, or its text; an empty body is `undefined`. */
export function parsed(name: string, body: WebhookBody, plain = false): unknown {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (plain || text === '') return plain ? text : undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DecodeError(`the body of ${name}`, new TextEncoder().encode(text).buffer, cause);
  }
}
