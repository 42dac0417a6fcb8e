// What the functions in `validators.ts` are made of: each looks at one value and says what is wrong with it.

import { CallError, type Client, type Codec } from './runtime.js';

export interface ValidationIssue {
  /** Where in the value, as a JSON pointer. */
  readonly path: string;
  readonly message: string;
}

/** A body is not what the description says. */
export class InvalidBodyError extends CallError {
  override name = 'InvalidBodyError';
  readonly issues: readonly ValidationIssue[];

  constructor(issues: readonly ValidationIssue[]) {
    const first = issues[0];
    super(`the body is not as described: ${first?.message} at ${first?.path || 'its root'}`);
    this.issues = issues;
  }
}

/** Where a check has come to. Values that are nested deeper than 500 levels or very large are not looked at to their end. */
export class At {
  readonly path: string;
  readonly issues: ValidationIssue[];
  readonly #depth: number;
  readonly #work: { left: number };

  constructor(path = '', issues: ValidationIssue[] = [], depth = 0, work: { left: number } = { left: 1_000_000 }) {
    this.path = path;
    this.issues = issues;
    this.#depth = depth;
    this.#work = work;
  }

  tell(message: string): void {
    this.issues.push({ path: this.path, message });
  }

  within(key: string | number): At {
    const step = String(key).replace(/~/g, '~0').replace(/\//g, '~1');
    return new At(`${this.path}/${step}`, this.issues, this.#depth + 1, this.#work);
  }

  /** The same place, with findings of its own. */
  apart(): At {
    return new At(this.path, [], this.#depth, this.#work);
  }

  get over(): boolean {
    this.#work.left -= 1;
    return this.#depth > 500 || this.#work.left < 0;
  }
}

export type Check = (value: unknown, at: At) => unknown;

export interface Limits {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export const anything: Check = () => undefined;

export const never: Check = (_value, at) => at.tell('there must be no value');

export const boolean: Check = (value, at) => {
  if (typeof value !== 'boolean') at.tell(`${kind(value)} is no boolean`);
};

export const string: Check = (value, at) => {
  if (typeof value !== 'string') at.tell(`${kind(value)} is no text`);
};

export const number: Check = (value, at) => {
  if (typeof value !== 'number') at.tell(`${kind(value)} is no number`);
};

export const integer: Check = (value, at) => {
  if (typeof value !== 'bigint' && !Number.isInteger(value)) at.tell(`${kind(value)} is no whole number`);
};

/** A whole number as text. */
export const digits: Check = (value, at) => {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) at.tell(`${kind(value)} is no whole number as text`);
};

/** One of these; JSON values that are no scalars are compared by their text. */
export const literal =
  (...values: readonly unknown[]): Check =>
  (value, at) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : value;
    if (!values.some((each) => (typeof each === 'object' ? JSON.stringify(each) : each) === text)) {
      at.tell(`${kind(value)} is not what stands there always`);
    }
  };

export const nullable =
  (check: Check): Check =>
  (value, at) => {
    if (value !== null) check(value, at);
  };

/** A check, and bounds beside it. */
export const limited =
  (check: Check, limits: Limits): Check =>
  (value, at) => {
    check(value, at);
    for (const message of beyond(value, limits)) at.tell(message);
  };

export const array =
  (items: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) at.tell(`${kind(value)} is no list`);
    else if (!at.over) value.forEach((item: unknown, index) => items(item, at.within(index)));
  };

export const tuple =
  (items: readonly Check[], required: number, rest?: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return at.tell(`${kind(value)} is no list`);
    if (value.length < required) at.tell(`there are ${value.length} items, and ${required} must be there`);
    if (!rest && value.length > items.length) at.tell(`there are ${value.length} items, and ${items.length} may be there`);
    if (at.over) return undefined;
    return value.forEach((item: unknown, index) => (items[index] ?? rest)?.(item, at.within(index)));
  };

type Member = readonly [required: boolean, check: Check];

/** A property that must be there. */
export const required = (check: Check): Member => [true, check];

/** A property that may be absent. */
export const optional = (check: Check): Member => [false, check];

/** Named properties, and a check for all others. */
export const object =
  (properties: Readonly<Record<string, Member>>, rest?: Check): Check =>
  (value, at) => {
    if (!isObject(value)) return at.tell(`${kind(value)} is no object`);
    if (at.over) return undefined;
    for (const [key, [must, check]] of Object.entries(properties)) {
      if (Object.hasOwn(value, key) && value[key] !== undefined) check(value[key], at.within(key));
      else if (must) at.tell(`\`${key}\` is missing`);
    }
    if (!rest) return undefined;
    for (const [key, part] of Object.entries(value)) if (!Object.hasOwn(properties, key)) rest(part, at.within(key));
    return undefined;
  };

export const anyOf =
  (...checks: readonly Check[]): Check =>
  (value, at) => {
    if (at.over) return;
    const fits = checks.some((check) => {
      const apart = at.apart();
      check(value, apart);
      return apart.issues.length === 0;
    });
    if (!fits) at.tell(`${kind(value)} is none of the alternatives`);
  };

/**
 * The variant that the tag names. A value with a tag that the description does not know passes, and is given a copy of
 * itself under `raw`, which is not sent.
 */
export const tagged =
  (tag: string, variants: Readonly<Record<string, Check>>, open: boolean, otherwise?: Check): Check =>
  (value, at) => {
    if (!isObject(value)) return at.tell(`${kind(value)} is no object`);
    if (at.over) return undefined;
    const name = value[tag];
    const check = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : otherwise;
    if (check) return check(value, at);
    if (!open || typeof name !== 'string') return at.within(tag).tell(`${kind(name)} names no variant`);
    if (!Object.hasOwn(value, 'raw')) Object.defineProperty(value, 'raw', { value: structuredClone(value) });
    return undefined;
  };

/** The codec, with what it reads and writes put to a check where the client asks for it. */
export function checkedCodec(codec: Codec, check: (value: unknown) => readonly ValidationIssue[]): Codec {
  const look = (value: unknown, client: Client | undefined): unknown => {
    const { mode, report } = client?.options.validation ?? {};
    const issues = mode === undefined ? [] : check(value);
    if (issues.length > 0) report?.(issues);
    if (issues.length > 0 && mode === 'throw') throw new InvalidBodyError(issues);
    return value;
  };
  return {
    encode: (value, media, headers, client) => codec.encode?.(look(value, client), media, headers, client) ?? null,
    decode: (body, media, client) => look(codec.decode?.(body, media, client), client),
  };
}

function beyond(value: unknown, limits: Limits): string[] {
  const found: string[] = [];
  const ask = (limit: number | undefined, broken: (limit: number) => boolean, message: string): void => {
    if (limit !== undefined && broken(limit)) found.push(`${message} ${limit}`);
  };
  if (typeof value === 'number' || typeof value === 'bigint') {
    const size = Number(value);
    ask(limits.minimum, (limit) => size < limit, 'it is less than');
    ask(limits.exclusiveMinimum, (limit) => size <= limit, 'it is not more than');
    ask(limits.maximum, (limit) => size > limit, 'it is more than');
    ask(limits.exclusiveMaximum, (limit) => size >= limit, 'it is not less than');
    ask(limits.multipleOf, (limit) => !Number.isInteger(Number((size / limit).toPrecision(15))), 'it is no multiple of');
  } else if (typeof value === 'string') {
    const size = [...value].length;
    ask(limits.minLength, (limit) => size < limit, 'its length is less than');
    ask(limits.maxLength, (limit) => size > limit, 'its length is more than');
    if (limits.pattern !== undefined && !matches(limits.pattern, value)) found.push('it does not match its pattern');
  } else if (Array.isArray(value)) {
    ask(limits.minItems, (limit) => value.length < limit, 'its items are fewer than');
    ask(limits.maxItems, (limit) => value.length > limit, 'its items are more than');
    const all = limits.unique ? new Set(value.map((item: unknown) => JSON.stringify(item, plain))).size : value.length;
    if (all < value.length) found.push('an item is there twice');
  } else if (isObject(value)) {
    const size = Object.keys(value).length;
    ask(limits.minProperties, (limit) => size < limit, 'its properties are fewer than');
    ask(limits.maxProperties, (limit) => size > limit, 'its properties are more than');
  }
  return found;
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** Whether the text matches; a pattern that this language does not have is not asked. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(typeof value === 'bigint' ? String(value) : value);
}
