// How the headers of answers become values (style `simple`; OpenAPI 3.1.1, section 4.8.21).

export const string = (text: string): string => text;

export const number = (text: string): number => Number(text);

export const bigint = (text: string): bigint => BigInt(text.trim());

export const boolean = (text: string): boolean => text.trim() === 'true';

export const json = (text: string): unknown => JSON.parse(text) as unknown;

/** `a, b` */
export const list =
  <Item>(item: (text: string) => Item): ((text: string) => Item[]) =>
  (text) =>
    text.trim() === '' ? [] : text.split(',').map((part) => item(part.trim()));

/** `R,100,G,200`, or `R=100,G=200` where it is exploded. */
export const object = (text: string): Record<string, string> => {
  const parts = text.split(',').map((part) => part.trim());
  const pairs = text.includes('=')
    ? parts.map((part): [string, string] => {
        const [key = '', ...rest] = part.split('=');
        return [key, rest.join('=')];
      })
    : parts.flatMap((part, index): [string, string][] => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
  return Object.fromEntries(pairs);
};
