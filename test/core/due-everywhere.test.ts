// Every time zone, around every change of its clock from 2020 to 2030, and on some days of chance. All days: npm run chaos:zones
import { describe, expect, test } from 'vitest';
import { changesOf, daysFrom, first, last, lookAt, type Place } from '../../bench/everywhere.ts';
import { between, randomFrom } from '../../bench/random.ts';
import { allZones } from '../../bench/zone-names.ts';

/** Repeat a run with SEED=… in the environment. */
const seed = Number(process.env['SEED'] ?? Date.now() % 100_000);

const dayOf = (ms: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate();

function daysToLookAt(zone: string, random: () => number): Temporal.PlainDate[] {
  const around = changesOf(zone).flatMap(({ until, from }) =>
    daysFrom(dayOf(Math.min(until, from)), dayOf(Math.max(until, from))),
  );
  const others = Array.from({ length: 5 }, () => first.add({ days: between(random, 0, 4017) }));
  const within = [...around, ...others].filter(
    (day) => Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0,
  );
  return [...new Set(within.map(String))].toSorted().map((day) => Temporal.PlainDate.from(day));
}

/** Hours at which clocks are mostly changed, and one of chance. */
const minutesIn = (zone: string, random: () => number): number[] =>
  changesOf(zone).length > 0 ? [0, 150, between(random, 0, 1439)] : [between(random, 0, 1439)];

const place = (zone: string, minute: number, ...days: string[]): Place => ({
  zone,
  minute,
  days: days.map((day) => Temporal.PlainDate.from(day)),
});

describe(`in every time zone; seed ${seed}`, () => {
  test('each alert falls on its day at the chosen hour, or as much later as the clock skipped, once', () => {
    const random = randomFrom(seed);
    const found = allZones.flatMap((zone) => {
      const days = daysToLookAt(zone, random);
      return lookAt(minutesIn(zone, random).map((minute) => ({ zone, minute, days }))).faults;
    });
    expect(found).toEqual([]);
  });

  test('an hour that the clock skips or shows twice', () => {
    const spring = lookAt([place('Europe/Berlin', 150, '2027-03-27', '2027-03-28', '2027-03-29')]);
    const autumn = lookAt([place('Europe/Berlin', 150, '2027-10-30', '2027-10-31', '2027-11-01')]);
    const midnight = lookAt([place('Africa/Cairo', 15, '2027-04-29', '2027-04-30', '2027-05-01')]);
    expect(
      [spring, autumn, midnight].map(({ alerts, shifted, faults }) => [alerts, shifted, faults]),
    ).toEqual([
      [3, 1, []],
      [3, 0, []],
      [3, 1, []],
    ]);
  });
});
