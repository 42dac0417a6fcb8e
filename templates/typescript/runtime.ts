// What every operation of this package is sent with. It needs `fetch`, `Headers`, `Blob`, `AbortController`, `TextDecoder` and
// `URL`: node from 18 on, browsers, workers, Deno and Bun have them.

/** A value that the server sent and the description of the API does not know. It can be sent back as it came. */
export type Unlisted = string & { readonly [unlisted]: true };

/** A number that the server sent and the description of the API does not know. */
export type UnlistedNumber = number & { readonly [unlisted]: true };

declare const unlisted: unique symbol;

/** The tag of a variant that the description of the API does not know. It has no value that a program could write. */
export declare enum UnknownTag {
  value = '\u0000',
}

/** A member of a union whose tag the description of the API does not know; its properties are there as they came. */
export type UnknownVariant<Tag extends string> = { readonly [Key in Tag]: UnknownTag } & {
  readonly [key: string]: unknown;
};

/** An answer that the description counts as success. */
export interface Success<Match extends string, Data, Headers = object, Media extends string = string> {
  readonly ok: true;
  /** The key of the description that the answer matched: a status, a range of them or `default`. */
  readonly match: Match;
  readonly status: number;
  readonly data: Data;
  /** The headers that the description names; all of them are in `response.headers`. */
  readonly headers: Headers;
  /** The media type of the description that the body was read as; empty where there is none. */
  readonly contentType: Media;
  readonly response: Response;
}

/** Any other answer. */
export interface Failure<Match extends string, Problem, Headers = object, Media extends string = string> {
  readonly ok: false;
  readonly match: Match;
  readonly status: number;
  readonly error: Problem;
  readonly headers: Headers;
  readonly contentType: Media;
  readonly response: Response;
}

/** An answer with a status or a media type that the description does not have. */
export type Undocumented = Failure<'undocumented', unknown>;

export type AnyResult = Success<string, unknown> | Failure<string, unknown>;

/** What a call gives when it succeeds. */
export type DataOf<Result extends AnyResult> = Extract<Result, { readonly ok: true }>['data'];

/** What a call throws when there is no answer that it could give. */
export class CallError extends Error {
  override name = 'CallError';
}

/** The server could not be reached, or the connection broke. */
export class ConnectionError extends CallError {
  override name = 'ConnectionError';
}

/** The call took longer than `timeoutMs`. */
export class TimeoutError extends CallError {
  override name = 'TimeoutError';
}

/** The signal of the call was aborted; `cause` is its reason. */
export class AbortError extends CallError {
  override name = 'AbortError';
}

/** A body, or an item of a stream, is not what its media type says. */
export class DecodeError extends CallError {
  override name = 'DecodeError';
  readonly body: ArrayBuffer;

  constructor(what: string, body: ArrayBuffer, cause: unknown) {
    super(`${what} cannot be read: ${reason(cause)}`, { cause });
    this.body = body;
  }
}

/** What the classes of this package throw for an answer that is no success. */
export class ApiError<Result extends Failure<string, unknown> = Failure<string, unknown>> extends Error {
  override name = 'ApiError';
  readonly result: Result;
  readonly status: number;

  constructor(result: Result) {
    super(`the server answered ${result.status} to ${result.response.url}`);
    this.result = result;
    this.status = result.status;
  }
}

/** The data of a success; anything else is thrown as an {@link ApiError}. */
export async function unwrap<Result extends AnyResult>(call: Promise<Result>): Promise<DataOf<Result>> {
  const result: AnyResult = await call;
  if (result.ok) return result.data as DataOf<Result>;
  throw new ApiError(result);
}

/** What is about to be sent. A middleware may change it, or pass on another one. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Headers;
  body: RequestInit['body'];
  signal: AbortSignal;
}

export type NextHandler = (request: HttpRequest) => Promise<Response>;

export type Middleware = (request: HttpRequest, next: NextHandler) => Promise<Response>;

export interface RetryOptions {
  /** How often a request is sent at most; 3 where nothing is said. */
  readonly attempts?: number | undefined;
  /** The wait before the second attempt is random up to this many milliseconds, and doubles with each; 500. */
  readonly baseMs?: number | undefined;
  /** No wait of our own is longer; 8,000. */
  readonly maxMs?: number | undefined;
  /** A longer wait that a server asks for is not waited for; 60,000. */
  readonly maxServerMs?: number | undefined;
}

export interface ClientOptions {
  readonly baseUrl?: string | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly retry?: RetryOptions | false | undefined;
  /** Of each attempt, until the body is read; of a stream, until it begins. */
  readonly timeoutMs?: number | undefined;
  /** Around every attempt, the first one outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** The header that carries the key which makes a call safe to repeat: `Idempotency-Key` for many servers. */
  readonly idempotencyHeader?: string | undefined;
  /** Of bodies, where the package was made with validators. */
  readonly validation?: ValidationOptions | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** For `credentials`, `redirect`, `cache` and the like. */
  readonly init?: RequestInit | undefined;
}

export interface ValidationOptions {
  /** Whether an answer that is not as described is thrown, or only told of. */
  readonly mode: 'report' | 'throw';
  readonly report?: ((issues: readonly { readonly path: string; readonly message: string }[]) => void) | undefined;
}

export interface CallOptions {
  readonly baseUrl?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly retry?: RetryOptions | false | undefined;
  /** The same for every attempt of this call; made up where the API takes one and none is given. */
  readonly idempotencyKey?: string | undefined;
}

/** What operations are called with; made by `createClient`. */
export interface Client {
  readonly options: ClientOptions;
  /** The address that is called where neither the options nor the operation have one. */
  readonly server?: string | undefined;
  /** Adds what the security of the operation asks for. */
  readonly authorise?: ((operation: OperationSpec, request: HttpRequest, next: NextHandler) => Promise<Response>) | undefined;
}

/** How a value becomes a body, and a body a value. */
export interface Codec {
  encode?(value: unknown, media: string, headers: Headers, client?: Client): RequestInit['body'];
  decode?(body: ArrayBuffer, media: string, client?: Client): unknown;
  /** In place of `decode`, for what comes bit by bit. */
  stream?(body: ReadableStream<Uint8Array>): unknown;
}

/** Media types, as the description writes them. */
export type Content = Readonly<Record<string, Codec>>;

/** A parameter that is not written in the usual way of its place; `encode` is given values that are there. */
export interface Parameter {
  readonly name: string;
  /** `name=value` for each piece of a query or a cookie, the one text of a path or a header. */
  readonly encode: (value: unknown) => string[];
}

type Parameters = readonly (string | Parameter)[];

/** An operation, as the description has it. */
export interface OperationSpec {
  readonly method: string;
  readonly path: string;
  /** Where it is not the one of the API. */
  readonly baseUrl?: string;
  /** A name stands for a parameter in the usual style of its place: `simple` in paths and headers, else `form`. */
  readonly parameters?: {
    readonly path?: Parameters;
    readonly query?: Parameters;
    readonly headers?: Parameters;
    readonly cookies?: Parameters;
    readonly querystring?: Parameter['encode'];
  };
  readonly body?: Content;
  readonly responses: Readonly<Record<string, Content>>;
  /** By response, how the headers that the description names are read. */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, (text: string) => unknown>>>>;
  /** Alternatives, by the names of security schemes, with scopes. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

export interface Arguments {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly querystring?: unknown;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
}

/** Sends one operation and reads what comes back. */
export async function sendOperation<Result extends AnyResult>(
  client: Client,
  operation: OperationSpec,
  args: Arguments,
  options: CallOptions = {},
): Promise<Result> {
  const request = prepare(client, operation, args, options);
  const retry = options.retry ?? client.options.retry ?? {};
  const { attempts = 3, baseMs = 500, maxMs = 8_000, maxServerMs = 60_000 } = retry || { attempts: 1 };
  const key = client.options.idempotencyHeader ?? 'Idempotency-Key';
  const once = request.body instanceof ReadableStream || !(safe.test(request.method) || request.headers.has(key));
  for (let attempt = 1; ; attempt += 1) {
    const last = once || attempt >= attempts;
    let wait = Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
    const limit = limits(options.signal, options.timeoutMs ?? client.options.timeoutMs);
    try {
      limit.signal.throwIfAborted();
      const next: NextHandler = (each) => transport(client, each);
      const copy = { ...request, headers: new Headers(request.headers), signal: limit.signal };
      const response = await (client.authorise?.(operation, copy, next) ?? next(copy));
      const asked = askedWait(response.headers);
      if (last || !/^(408|425|429|500|502|503|504)$/.test(String(response.status)) || (asked ?? 0) > maxServerMs) {
        return (await read(client, operation, response, limit.keep)) as Result;
      }
      wait = asked ?? wait;
      await response.body?.cancel();
    } catch (cause) {
      const error: unknown = limit.signal.aborted ? limit.signal.reason : cause;
      if (last || !(error instanceof ConnectionError || error instanceof TimeoutError)) throw error;
    } finally {
      limit.end();
    }
    await pause(wait, options.signal);
  }
}

interface Limit {
  readonly signal: AbortSignal;
  readonly end: () => void;
  /** The signal of the caller stays in force behind the end: for streams. */
  readonly keep: () => void;
}

/** A signal for one attempt: aborted by the caller's, or when its time is over. */
function limits(given: AbortSignal | undefined, ms: number | undefined): Limit {
  const controller = new AbortController();
  let kept = false;
  const abort = (): void => controller.abort(aborted(given));
  if (given?.aborted) abort();
  given?.addEventListener('abort', abort, { once: true });
  const late = (): void => controller.abort(new TimeoutError(`there was no answer in ${ms} ms`));
  const timer = ms === undefined ? undefined : setTimeout(late, ms);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      if (!kept) given?.removeEventListener('abort', abort);
    },
    keep() {
      kept = true;
    },
  };
}

function aborted(signal: AbortSignal | undefined): AbortError {
  return new AbortError(`the call was aborted: ${reason(signal?.reason)}`, { cause: signal?.reason });
}

function prepare(
  client: Client,
  operation: OperationSpec,
  args: Arguments,
  options: CallOptions,
): Omit<HttpRequest, 'signal'> {
  const { parameters = {}, method } = operation;
  let path = operation.path;
  const segments = given(parameters.path, args.path, (value) => simple(value));
  if (segments.length < (parameters.path?.length ?? 0)) throw new TypeError(`a parameter of ${path} is missing`);
  for (const [name, texts] of segments) path = path.split(`{${name}}`).join(texts.join(''));
  // A URL parser would leave out such a segment, and the request would go elsewhere.
  if (/\/\.\.?(\/|$)/.test(path)) throw new TypeError(`a parameter makes a dot segment of the path: ${path}`);
  const query = given(parameters.query, args.query, form).flatMap(([, texts]) => texts);
  const all = args.querystring;
  if (parameters.querystring && present(all)) query.push(...parameters.querystring(all));
  const headers = new Headers({ ...client.options.headers });
  for (const [name, texts] of given(parameters.headers, args.headers, (value) => simple(value, String))) {
    headers.set(name, texts.join(','));
  }
  const cookies = given(parameters.cookies, args.cookies, form).flatMap(([, texts]) => texts);
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  const accepted = new Set(Object.values(operation.responses).flatMap((content) => Object.keys(content)));
  if (accepted.size > 0 && !headers.has('accept')) headers.set('accept', [...accepted].join(', '));
  let body: RequestInit['body'] = null;
  if (args.body !== undefined) {
    const media = args.contentType ?? Object.keys(operation.body ?? {})[0] ?? '*/*';
    const codec = operation.body?.[pick(operation.body, media) ?? media];
    if (!media.includes('*')) headers.set('content-type', media);
    body = codec?.encode?.(args.body, media, headers, client) ?? null;
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  const keyed =
    client.options.idempotencyHeader ??
    parameters.headers?.map((each) => (typeof each === 'string' ? each : each.name)).find((name) => /^idempotency-key$/i.test(name));
  if (options.idempotencyKey !== undefined) headers.set(keyed ?? 'Idempotency-Key', options.idempotencyKey);
  else if (keyed !== undefined && !headers.has(keyed) && !safe.test(method)) headers.set(keyed, unique());

  const base = (options.baseUrl ?? client.options.baseUrl ?? operation.baseUrl ?? client.server ?? '').replace(/\/$/, '');
  return { method, url: extended(base + path, query), headers, body };
}

const safe: RegExp = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE|QUERY)$/;

/** In milliseconds. */
function askedWait(headers: Headers): number | undefined {
  const exact = headers.get('retry-after-ms');
  const text = headers.get('retry-after');
  if (exact !== null && Number(exact) >= 0) return Number(exact);
  if (text === null) return undefined;
  const wait = /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(aborted(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function transport(client: Client, request: HttpRequest): Promise<Response> {
  const { fetch: given, init, middleware = [] } = client.options;
  const last: NextHandler = async ({ url, ...rest }) => {
    const duplex = rest.body instanceof ReadableStream ? { duplex: 'half' as const } : {};
    try {
      return await (given ?? fetch)(url, { ...init, ...rest, body: rest.body ?? null, ...duplex });
    } catch (cause) {
      throw broken(cause);
    }
  };
  return middleware.reduceRight<NextHandler>((next, layer) => (each) => layer(each, next), last)(request);
}

async function read(client: Client, operation: OperationSpec, response: Response, keep: () => void): Promise<AnyResult> {
  const { status } = response;
  const { responses } = operation;
  const good = status >= 200 && status < 300;
  const code = String(status);
  const succeeds = (key: string): boolean => key[0] === '2';
  let match = [code, `${code[0]}XX`, 'default'].find((key) => Object.hasOwn(responses, key));
  let ok = good && (succeeds(match ?? '') || !Object.keys(responses).some(succeeds));
  const content = responses[match ?? ''] ?? {};
  const lacking = Object.keys(content).length === 0;
  const type = response.headers.get('content-type') ?? '';
  let contentType = pick(content, type);
  const codec = content[contentType ?? ''];
  let value: unknown;
  if (codec?.stream) {
    keep();
    value = codec.stream(response.body ?? new Blob().stream());
  } else {
    const body = await response.arrayBuffer().catch((cause: unknown) => {
      throw broken(cause);
    });
    if (codec?.decode && (ok || body.byteLength > 0)) {
      try {
        value = codec.decode(body, type || (contentType ?? ''), client);
      } catch (cause) {
        throw cause instanceof CallError ? cause : new DecodeError(`the body of an answer ${code}`, body, cause);
      }
    } else if (lacking && match) {
      if (!ok) value = guess(body, type);
    } else {
      // Another media type than the description has, or nothing where an error should tell of itself.
      ok = good && !match && !Object.keys(responses).some((key) => succeeds(key) || key === 'default');
      match = contentType = undefined;
      value = guess(body, type);
    }
  }
  const headers: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(operation.headers?.[match ?? ''] ?? {})) {
    const text = response.headers.get(name);
    if (text !== null) headers[name] = value(text);
  }
  const rest = { match: match ?? 'undocumented', status, headers, contentType: contentType ?? '', response };
  return ok ? { ok, data: value, ...rest } : { ok, error: value, ...rest };
}

/** Undocumented bodies: JSON and text as what they say they are, anything else as bytes. */
function guess(body: ArrayBuffer, type: string): unknown {
  if (body.byteLength === 0) return undefined;
  if (!/json|^text\/|xml|^$|urlencoded/i.test(type)) return binaryCodec.decode?.(body, type);
  const text = decodeText(body, type);
  if (!/json|^$/i.test(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The key of `content` that a body of this type belongs to. */
function pick(content: Content, type: string): string | undefined {
  const keys = Object.keys(content);
  const essence = (text: string): string => text.split(';', 1)[0]!.trim().toLowerCase();
  const found = essence(type);
  if (found === '') return keys[0];
  const family = /[/+]json$/;
  return (
    keys.find((key) => key.replace(/\s/g, '') === type.replace(/\s/g, '')) ??
    keys.find((key) => essence(key) === found) ??
    keys.find((key) => essence(key) === `${found.split('/', 1)[0]}/*`) ??
    keys.find((key) => essence(key) === '*/*') ??
    keys.find((key) => family.test(essence(key)) && family.test(found))
  );
}

/** `application/json` and everything with the suffix `+json`. */
export const jsonCodec: Codec = {
  encode(value, media, headers) {
    if (media.includes('*')) headers.set('content-type', 'application/json');
    return JSON.stringify(value);
  },
  decode: (body, media) => JSON.parse(decodeText(body, media)) as unknown,
};

export const textCodec: Codec = {
  encode(value, media, headers) {
    if (!/charset|\*/i.test(media)) headers.set('content-type', `${media}; charset=utf-8`);
    return String(value);
  },
  decode: (body, media) => decodeText(body, media),
};

/** What can be sent as bytes. */
export type BinaryInput = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

export const binaryCodec: Codec = {
  encode(value, media, headers) {
    if (media.includes('*')) headers.set('content-type', (value instanceof Blob && value.type) || 'application/octet-stream');
    return value as RequestInit['body'];
  },
  decode: (body, media) => new Blob([body], { type: media }),
};

/** The content of most requests and answers. */
export const jsonContent: Content = { 'application/json': jsonCodec };

export function decodeText(body: ArrayBuffer, media: string): string {
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(media)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** The parameters that a value was given for, by name, as text. */
function given(
  parameters: Parameters | undefined,
  values: object | undefined,
  usual: (value: unknown, name: string) => string[],
): [name: string, texts: string[]][] {
  return (parameters ?? []).flatMap((parameter): [string, string[]][] => {
    const { name, encode } = typeof parameter === 'string' ? { name: parameter, encode: usual } : parameter;
    const value = values && Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined;
    return present(value) ? [[name, encode(value, name)]] : [];
  });
}

export function present(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** `name=value`, once for each item of a list; the properties of an object by their own names. */
function form(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.filter(present).flatMap((item) => pair(name, scalar(item)));
  if (typeof value !== 'object') return [pair(name, scalar(value))];
  return Object.entries(value ?? {}).flatMap(([key, part]) => (present(part) ? pair(key, scalar(part)) : []));
}

/** Items, or names and values, with commas between them. */
function simple(value: unknown, code: (text: string) => string = percent): string[] {
  if (typeof value !== 'object' || value === null) return [code(scalar(value))];
  const parts = Array.isArray(value) ? value : Object.entries(value).filter(([, part]) => present(part)).flat();
  return [parts.filter(present).map((part) => code(scalar(part))).join(',')];
}

export function scalar(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function pair(name: string, value: string): string {
  return `${percent(name)}=${percent(value)}`;
}

/** Everything but the unreserved characters of RFC 3986 as bytes of UTF-8. */
export function percent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function extended(url: string, query: readonly string[]): string {
  const all = query.join('&');
  return all === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${all}`;
}

function unique(): string {
  const digits = (): string => Math.random().toString(16).slice(2).padEnd(13, '0');
  return globalThis.crypto?.randomUUID?.() ?? digits() + digits();
}

/** What went wrong under a call, as one of its own errors. */
export function broken(cause: unknown): unknown {
  if (cause instanceof CallError) return cause;
  const below = cause instanceof Error && cause.cause !== undefined ? `: ${reason(cause.cause)}` : '';
  return new ConnectionError(reason(cause) + below, { cause });
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
