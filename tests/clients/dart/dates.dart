import 'package:dates/dates.dart';

import 'harness.dart';

DatesApi client(String base) => DatesClient(baseUrl: base).dates;

Future<void> main(List<String> arguments) => run(arguments, {
  'A day stays the same day': (base) async {
    const day = Date(2026, 3, 8);
    final dates = (await client(
      base,
    ).echoDates(day: day, body: const Dates(day: day, days: [Date(2024, 2, 29), Date(1)]))).orThrow;
    equal(dates.day, day);
    equal(dates.days, const [Date(2024, 2, 29), Date(9999, 12, 31)]);
  },
  'An instant is the same instant': (base) async {
    final since = DateTime.utc(2026, 3, 8, 10, 30);
    // The same instant, in the time zone of the machine.
    final answer = await client(base).echoDates(day: Date.of(since), since: since.toLocal(), body: const Dates());
    final instant = answer.orThrow.instant;
    holds(instant != null && instant.isAtSameMomentAs(DateTime.utc(2026, 3, 8, 10, 30, 0, 250)), '$instant');
  },
  'Times and durations are texts': (base) async {
    final dates = (await client(
      base,
    ).echoDates(day: const Date(2026, 12, 31), body: const Dates(time: '23:59:60Z', span: 'P1Y2M3DT4H5M6S'))).orThrow;
    equal(dates.time, '08:00:00+01:00');
    equal(dates.span, 'PT0S');
  },
});
