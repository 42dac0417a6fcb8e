// JSON with whole numbers of 64 bits, which `number` would round. A shape tells where they are.

import { type Codec, decodeText } from './runtime.js';

/** Where in a value there are whole numbers of 64 bits. What recurs is given as a function. */
export type Shape =
  | 'int64'
  | {
      readonly properties?: Readonly<Record<string, Shape>>;
      /** Of every other property, and of every item. */
      readonly rest?: Shape;
      readonly items?: readonly Shape[];
      readonly anyOf?: readonly Shape[];
    }
  | (() => Shape)
  | undefined;

/** What such a number is in the program. */
export type Int64 = /*{{int64}}*/ bigint;

const fromDigits: (digits: string) => unknown = /*{{fromDigits}}*/ BigInt;

/** `application/json` with these numbers in it. */
export function jsonWith(shape: Shape): Codec {
  return {
    encode: (value) => stringify(value, shape),
    decode: (body, media) => parse(decodeText(body, media), shape),
  };
}

/** The shapes of the members that apply: a union is followed in all its branches. */
function flat(shape: Shape): Exclude<Shape, undefined | (() => Shape)>[] {
  let found = shape;
  while (typeof found === 'function') found = found();
  if (found === undefined) return [];
  return typeof found === 'object' && found.anyOf ? found.anyOf.flatMap(flat) : [found];
}

function within(shapes: readonly Shape[], key: string | number): Shape[] {
  return shapes.flatMap(flat).flatMap((shape): Shape[] => {
    if (shape === 'int64') return [];
    const own = typeof key === 'number' ? shape.items?.[key] : own2(shape.properties, key);
    return flat(own ?? shape.rest);
  });
}

function own2(properties: Readonly<Record<string, Shape>> | undefined, key: string): Shape {
  return properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

export function stringify(value: unknown, shape: Shape): string {
  return write(value, flat(shape)) ?? 'null';
}

function write(value: unknown, shapes: readonly Shape[]): string | undefined {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' && /^-?\d+$/.test(value) && shapes.includes('int64')) return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON(), shapes);
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item, within(shapes, index)) ?? 'null').join(',')}]`;
  }
  const entries = Object.entries(value).flatMap(([key, part]) => {
    const text = write(part, within(shapes, key));
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${entries.join(',')}}`;
}

export function parse(text: string, shape: Shape): unknown {
  // Where no number is long, the fast reader cannot round.
  const reader = new Reader(text);
  const value = reader.value(flat(shape), 0);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(shapes: readonly Shape[], depth: number): unknown {
    if (depth > 512) throw new SyntaxError('the JSON is nested too deeply');
    const sign = this.#sign();
    if (sign === '{') return this.#object(shapes, depth);
    if (sign === '[') return this.#array(shapes, depth);
    if (sign === '"') return JSON.parse(this.#string()) as unknown;
    const token = this.#match(/[^\s,\]}]+/y);
    if (/^-?(0|[1-9]\d*)$/.test(token) && shapes.includes('int64')) return fromDigits(token);
    return JSON.parse(token) as unknown;
  }

  end(): void {
    if (this.#sign() !== '') throw this.#unexpected();
  }

  #object(shapes: readonly Shape[], depth: number): unknown {
    const found: Record<string, unknown> = {};
    this.#at += 1;
    if (this.#taken('}')) return found;
    do {
      if (this.#sign() !== '"') throw this.#unexpected();
      const key = JSON.parse(this.#string()) as string;
      if (!this.#taken(':')) throw this.#unexpected();
      const value = this.value(within(shapes, key), depth + 1);
      if (key === '__proto__') Object.defineProperty(found, key, { value, enumerable: true, configurable: true, writable: true });
      else found[key] = value;
    } while (this.#taken(','));
    if (!this.#taken('}')) throw this.#unexpected();
    return found;
  }

  #array(shapes: readonly Shape[], depth: number): unknown {
    const found: unknown[] = [];
    this.#at += 1;
    if (this.#taken(']')) return found;
    do found.push(this.value(within(shapes, found.length), depth + 1));
    while (this.#taken(','));
    if (!this.#taken(']')) throw this.#unexpected();
    return found;
  }

  #string(): string {
    return this.#match(/"(?:[^"\\]|\\.)*"/y);
  }

  #sign(): string {
    while (/^[ \t\n\r]$/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#text[this.#at] ?? '';
  }

  #taken(sign: string): boolean {
    if (this.#sign() !== sign) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw this.#unexpected();
    this.#at += found.length;
    return found;
  }

  #unexpected(): SyntaxError {
    return new SyntaxError(`unexpected ${JSON.stringify(this.#text[this.#at] ?? 'end')} at position ${this.#at}`);
  }
}
