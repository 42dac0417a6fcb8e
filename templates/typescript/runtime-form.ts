// Bodies of `application/x-www-form-urlencoded` (OpenAPI 3.1.1, section 4.8.15.1).

import { type Codec, decodeText, type Parameter, present, scalar } from './runtime.js';

/** Lists are repeated and objects are JSON, but for the properties that the description gives a style. */
export function form(styles: readonly Parameter[] = []): Codec {
  return {
    encode: (value) =>
      Object.entries(value as object)
        .flatMap(([name, part]) => {
          const parameter = styles.find((each) => each.name === name);
          if (!present(part)) return [];
          if (parameter) return parameter.encode(part).map((text) => text.replaceAll('%20', '+'));
          const items: unknown[] = Array.isArray(part) ? part : [part];
          return items.filter(present).map((item) => `${plus(name)}=${plus(scalar(item))}`);
        })
        .join('&'),
    decode: decodeText,
  };
}

/** As the URL standard writes forms: `+` for a blank. */
function plus(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
