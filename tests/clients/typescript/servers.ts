import { equal, run } from './harness.js';
import * as api from './servers/src/index.js';

function here(baseUrl: string): Promise<api.HereResult> {
  return api.here(api.createClient({ baseUrl }));
}

await run({
  'A base URL': async (base) => equal((await here(base)).match, '204'),
  'A base URL that ends with a slash': async (base) => equal((await here(`${base}/`)).match, '204'),
  'A server with variables': async (base) => {
    const { hostname, port, pathname } = new URL(base);
    // The port is none of those that the document has.
    const variables = { host: hostname, port: port as '80', base: pathname.slice(1) };
    equal((await here(api.server('anywhere', variables))).match, '204');
  },
  'What the document says': () => {
    equal(api.server('anywhere'), 'http://localhost:80/v1');
    equal(api.server('europe'), 'https://eu.example.test/v1/');
  },
  'A server of an operation': async (base) =>
    equal((await api.elsewhere(api.createClient(), {}, { baseUrl: base })).match, '204'),
});
