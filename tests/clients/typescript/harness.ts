/** The cases of one subject, by the headings of its page. `base` is the base URL of the case. */
export type Cases = Readonly<Record<string, (base: string) => Promise<void> | void>>;

/** Runs every case and says how each went; a case that fails does not stop the others. */
export async function run(cases: Cases): Promise<void> {
  const server = process.argv[2];
  if (server === undefined) throw new Error('the address of the test server is the first argument');
  const subject = server.slice(server.lastIndexOf('/') + 1);
  for (const [heading, check] of Object.entries(cases)) {
    const slug = heading.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
    try {
      await check(`${server}/${slug}`);
      console.log(`ok ${subject}/${slug}`);
    } catch (error) {
      process.exitCode = 1;
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.log(`not ok ${subject}/${slug}: ${told.replaceAll('\n', ' | ')}`);
    }
  }
}

/** Fails unless both are the same value: of the same type, with the same parts. */
export function equal(found: unknown, expected: unknown): void {
  const [left, right] = [show(found), show(expected)];
  if (left !== right) throw new Error(`found ${left}, expected ${right}`);
}

/** Fails unless this holds. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** What the call throws; fails where it throws nothing. */
export async function thrown(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** A value as text in which the order of properties does not matter and no two types look alike. */
function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === undefined) return 'undefined';
  if (value instanceof Uint8Array) return `bytes(${Array.from(value).join(' ')})`;
  if (value instanceof Date) return `Date(${value.toISOString()})`;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}: ${show(part)}`).join(', ')}}`;
}
