import { equal, run } from './harness.js';
import * as api from './dates/src/index.js';

function sdk(base: string): api.DatesApi {
  return new api.Sdk({ baseUrl: base }).dates;
}

await run({
  'A day stays the same day': async (base) => {
    const dates = await sdk(base).echoDates({
      path: { day: '2026-03-08' },
      body: { day: '2026-03-08', days: ['2024-02-29', '0001-01-01'] },
    });
    equal([dates.day, dates.days], ['2026-03-08', ['2024-02-29', '9999-12-31']]);
  },
  'An instant is the same instant': async (base) => {
    const dates = await sdk(base).echoDates({
      path: { day: '2026-03-08' },
      query: { since: new Date(Date.UTC(2026, 2, 8, 10, 30)).toISOString() },
      body: {},
    });
    equal(new Date(dates.instant ?? '').toISOString(), '2026-03-08T10:30:00.250Z');
  },
  'Times and durations are texts': async (base) => {
    const dates = await sdk(base).echoDates({ path: { day: '2026-12-31' }, body: { time: '23:59:60Z', span: 'P1Y2M3DT4H5M6S' } });
    equal([dates.time, dates.span], ['08:00:00+01:00', 'PT0S']);
  },
});
