// Credentials, put where the security schemes of the API want them.

import { type Client, extended, pair, percent } from './runtime.js';

export interface TokenRequest {
  readonly scopes: readonly string[];
  /** Whether the server refused the token that was given last. */
  readonly refused: boolean;
}

export type Token = string | { readonly value: string; readonly expiresAt: Date | number };

/**
 * Gives a token. It is asked once for all calls, and again when the token has expired or the server answers 401.
 */
export type TokenSource = (request: TokenRequest) => Token | Promise<Token>;

export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

export type Credential = string | BasicCredentials | TokenSource;

/** A place and a name in it, or a scheme of the header `Authorization`. */
export type SecurityScheme =
  | { readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly http: string };

interface Held {
  readonly coming: Promise<string>;
  value?: string;
  expires?: number;
}

/** What adds the credentials of the first alternative that all are given for; none of them: the call goes without. */
export function authorising(
  schemes: Readonly<Record<string, SecurityScheme>>,
  credentials: object,
): NonNullable<Client['authorise']> {
  const known = new Map<string, Credential>(Object.entries(credentials).filter(([, value]) => value !== undefined));
  const tokens = new Map<string, Held>();
  return async ({ security = [] }, request, next) => {
    const wanted = security
      .map((alternative) => Object.entries(alternative))
      .find((uses) => uses.length > 0 && uses.every(([name]) => known.has(name)));
    const used = new Map<string, string>();
    const attempt = async (): Promise<Response> => {
      const copy = { ...request, headers: new Headers(request.headers) };
      for (const [name, scopes] of wanted ?? []) {
        const scheme = schemes[name];
        const credential = known.get(name);
        if (scheme === undefined || credential === undefined) continue;
        let text: string;
        if (typeof credential === 'string') text = credential;
        else if (typeof credential === 'object') text = base64(`${credential.username}:${credential.password}`);
        else text = await token(tokens, name, scopes, credential, used);
        if ('http' in scheme) copy.headers.set('authorization', `${scheme.http} ${text}`);
        else if (scheme.in === 'header') copy.headers.set(scheme.name, text);
        else if (scheme.in === 'query') copy.url = extended(copy.url, [pair(scheme.name, text)]);
        else {
          const others = copy.headers.get('cookie');
          copy.headers.set('cookie', `${others === null ? '' : `${others}; `}${scheme.name}=${percent(text)}`);
        }
      }
      return next(copy);
    };
    const response = await attempt();
    if (response.status !== 401 || used.size === 0 || request.body instanceof ReadableStream) return response;
    await response.body?.cancel();
    return attempt();
  };
}

/** Calls that come while a token is on its way wait for the same one. `used` holds what this call has sent. */
async function token(
  tokens: Map<string, Held>,
  name: string,
  scopes: readonly string[],
  source: TokenSource,
  used: Map<string, string>,
): Promise<string> {
  const key = [name, ...scopes].join(' ');
  const refused = used.get(key);
  let held = tokens.get(key);
  if (!held || (held.value !== undefined && (held.value === refused || (held.expires ?? Infinity) <= Date.now()))) {
    const next: Held = {
      coming: ask(source, { scopes, refused: refused !== undefined }).then(
        (got) => {
          if (typeof got !== 'string') next.expires = Number(got.expiresAt);
          next.value = typeof got === 'string' ? got : got.value;
          return next.value;
        },
        (error: unknown) => {
          tokens.delete(key);
          throw error;
        },
      ),
    };
    tokens.set(key, next);
    held = next;
  }
  const value = await held.coming;
  used.set(key, value);
  return value;
}

async function ask(source: TokenSource, request: TokenRequest): Promise<Token> {
  return source(request);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
