// Parameters that are not written in the usual way of their place (OpenAPI 3.1.1, section 4.8.12.6; RFC 6570).

import { type Codec, type Parameter, pair, percent, present, scalar } from './runtime.js';

export type Style =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'
  | 'cookie';

export interface StyleOptions {
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** A parameter of a path, a query or a cookie. */
export function styled(name: string, style: Style, options: StyleOptions = {}): Parameter {
  const code = style === 'cookie' ? String : options.allowReserved ? reserved : percent;
  return { name, encode: (value) => pieces(name, value, style, options.explode ?? false, code) };
}

/** A parameter of a header; nothing in it is percent-encoded. */
export function header(name: string, explode: boolean): Parameter {
  return { name, encode: (value) => pieces(name, value, 'simple', explode, String) };
}

/** A parameter that is one text in a media type. */
export function content(name: string, place: 'path' | 'header' | 'pair', codec: Codec): Parameter {
  const text = (value: unknown): string => String(codec.encode?.(value, '', new Headers()));
  const written = { path: (value: string) => percent(value), header: String, pair: (value: string) => pair(name, value) };
  return { name, encode: (value) => [written[place](text(value))] };
}

/** A whole query string in a media type. */
export function querystring(codec: Codec): Parameter['encode'] {
  return (value) => [String(codec.encode?.(value, '', new Headers()))];
}

export function pieces(
  name: string,
  value: unknown,
  style: Style,
  explode: boolean,
  code: (text: string) => string,
): string[] {
  if (style === 'deepObject') return deep(name, value, code);
  const between = { spaceDelimited: '%20', pipeDelimited: '%7C', tabDelimited: '%09' }[style as string] ?? ',';
  const label = style === 'simple' || style === 'label' ? undefined : style === 'cookie' ? name : percent(name);
  const join = (key: string, text: string): string => (style === 'matrix' && text === '' ? key : `${key}=${text}`);
  const named = (text: string): string => (label === undefined ? text : join(label, text));
  const coded = (part: unknown): string => code(scalar(part));
  const parts: string[] = [];
  if (typeof value !== 'object' || value === null) {
    parts.push(named(coded(value)));
  } else if (Array.isArray(value)) {
    const items = value.filter(present).map(coded);
    if (explode) parts.push(...items.map(named));
    else if (items.length > 0) parts.push(named(items.join(between)));
  } else {
    const entries = Object.entries(value).filter(([, part]) => present(part));
    if (explode) parts.push(...entries.map(([key, part]) => join(code(key), coded(part))));
    else if (entries.length > 0) {
      parts.push(named(entries.map(([key, part]) => code(key) + between + coded(part)).join(between)));
    }
  }
  if (style === 'label') return [parts.map((part) => `.${part}`).join('')];
  if (style === 'matrix') return [parts.map((part) => `;${part}`).join('')];
  return style === 'simple' ? [parts.join(',')] : parts;
}

/** Brackets for what is within: `name[key]=value`, items counted. The specification says nothing of more than one level. */
function deep(name: string, value: unknown, code: (text: string) => string): string[] {
  if (!present(value)) return [];
  if (typeof value !== 'object' || value === null) return [`${percent(name)}=${code(scalar(value))}`];
  return Object.entries(value).flatMap(([key, part]) => deep(`${name}[${key}]`, part, code));
}

/** Leaves the reserved characters that neither end nor divide a query, and what is percent-encoded already. */
export function reserved(text: string): string {
  return percent(text)
    .replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent)
    .replace(/%25([0-9A-Fa-f]{2})/g, '%$1');
}
