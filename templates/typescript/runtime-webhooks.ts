// What the API sends: bodies of webhooks and callbacks. Check the signature of a request before its body is believed.

import { CallError } from './runtime.js';

/** The body of a webhook is not what it should be. */
export class WebhookError extends CallError {
  override name = 'WebhookError';
}

export type WebhookBody = string | ArrayBuffer | Uint8Array;

/** The JSON of a body as it came; an empty body is `undefined`. */
export function parsed(name: string, body: WebhookBody): unknown {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new WebhookError(`the body of ${name} is no JSON`, { cause });
  }
}
