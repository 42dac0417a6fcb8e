// Bodies in several parts (RFC 7578; OpenAPI 3.1.1, section 4.8.15.2).

import { type Codec, type Content, json, scalar } from './runtime.js';

/** A file, with what its part says of it. */
export interface NamedFile {
  readonly data: Blob | ArrayBuffer | Uint8Array;
  readonly filename?: string | undefined;
  readonly contentType?: string | undefined;
}

export type FileInput = Blob | ArrayBuffer | Uint8Array | NamedFile;

/** A part whose headers the description names. */
export interface PartWithHeaders<Value, Headers> {
  readonly value: Value;
  readonly headers: Headers;
}

export interface PartOptions {
  /** What the part says its type is; of several, the first that fits. */
  readonly contentType?: string;
  readonly codec?: Codec;
  /** Whether each item of a list is a part. */
  readonly repeated?: boolean;
  /** Whether the value comes with headers. */
  readonly headers?: boolean;
}

export function multipart(parts: Readonly<Record<string, PartOptions>> = {}): Codec {
  return {
    encode(value, media, headers) {
      const boundary = `----part${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
      const body: (string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>)[] = [];
      const add = (name: string, given: unknown, options: PartOptions): void => {
        const { value: part, headers: extra = {} } = options.headers
          ? (given as PartWithHeaders<unknown, object>)
          : { value: given };
        const [data, type, filename] = bytes(part, options);
        const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
        body.push(`--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"${file}\r\n`);
        if (type !== undefined) body.push(`content-type: ${type}\r\n`);
        for (const [key, text] of Object.entries(extra)) {
          if (text !== undefined) body.push(`${key.toLowerCase()}: ${scalar(text).replace(/[\r\n]+/g, ' ')}\r\n`);
        }
        body.push('\r\n', data, '\r\n');
      };
      // In the order of the description, and what it does not name behind that.
      const given = new Map<string, unknown>(Object.entries(value as object));
      for (const name of new Set([...Object.keys(parts), ...given.keys()])) {
        const part = given.get(name);
        const options = parts[name] ?? (typeof part === 'object' ? { contentType: 'application/json' } : {});
        const list: unknown[] = options.repeated && Array.isArray(part) ? part : [part];
        for (const item of list) if (item !== undefined) add(name, item, options);
      }
      body.push(`--${boundary}--\r\n`);
      headers.set('content-type', `${media.includes('*') ? 'multipart/form-data' : media}; boundary=${boundary}`);
      return new Blob(body);
    },
    decode: (body) => new Blob([body]),
  };
}

/** The content of most bodies in parts. */
export const multipartContent: Content = { 'multipart/form-data': multipart() };

type Data = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

function bytes(value: unknown, options: PartOptions): [data: Data, type: string | undefined, filename?: string] {
  const { contentType, codec } = options;
  // Of `image/png, image/*` only a type without a wildcard can be said.
  const type = contentType?.split(',').find((each) => !each.includes('*'))?.trim();
  const raw = value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  if (raw || (typeof value === 'object' && value !== null && 'data' in value && isFile(value.data))) {
    const file = (raw ? { data: value } : value) as NamedFile;
    const { data } = file;
    const name = file.filename ?? (data instanceof Blob && 'name' in data ? String(data.name) : 'blob');
    const own = data instanceof Blob && data.type !== '' ? data.type : undefined;
    return [data as Data, file.contentType ?? own ?? type ?? 'application/octet-stream', name];
  }
  if (codec === undefined && typeof value !== 'object') return [String(value), type];
  return [String((codec ?? json).encode?.(value, type ?? '', new Headers())), type];
}

function isFile(value: unknown): boolean {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** As browsers write names of parts and files. */
function quoted(text: string): string {
  return text.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
}
