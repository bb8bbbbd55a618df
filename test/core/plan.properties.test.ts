// What holds for every catalogue, in every zone, at every hour.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert.ts';
import type { Movie } from '../../src/core/movie.ts';
import { nextAlert, plan, type Wishes } from '../../src/core/plan.ts';
import { releasesFor } from '../../src/core/releases-for.ts';
import { movieOf, releaseOf, reminderOf, subscriptionOf } from './samples.ts';

const { Instant, PlainDate } = Temporal;

// Days around changes of the clock are as likely as all others.
const turns = [
  '2023-03-12',
  '2023-03-26',
  '2023-04-02',
  '2023-10-01',
  '2023-10-29',
  '2023-11-05',
  '2011-12-30',
];
const day = fc.oneof(
  fc.constantFrom(...turns),
  fc.integer({ min: 0, max: 730 }).map((days) => PlainDate.from('2022-06-01').add({ days }).toString()),
);
const date = fc.oneof(
  { weight: 5, arbitrary: day },
  day.map((text) => text.slice(0, 7)),
  day.map((text) => text.slice(0, 4)),
);
const type = fc.constantFrom('theatrical', 'streaming', 'festival', 'tv', 'other');
const release = fc
  .tuple(date, type, fc.constantFrom({}, {}, { region: 'KR' }, { region: 'US' }))
  .map(([date, type, where]) => releaseOf(date, { type, ...where }));
const movies: fc.Arbitrary<Movie[]> = fc
  .array(fc.tuple(fc.array(release, { maxLength: 4 }), fc.boolean()), { maxLength: 6 })
  .map((all) => all.map(([releases, notable], index) => movieOf(`m${index}`, { releases, notable })));

const instant = fc
  .integer({ min: Date.parse('2022-01-01'), max: Date.parse('2024-12-31') })
  .map((ms) => Instant.fromEpochMilliseconds(ms));
const timeZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kolkata', 'Europe/Kyiv');
const subscription = fc
  .record({
    timeZone,
    minute: fc.nat({ max: 1439 }),
    daysBefore: fc.nat({ max: 30 }),
    since: instant,
    movies: fc.oneof(fc.constantFrom('all', 'notable'), fc.subarray(['m0', 'm1', 'm2'])),
    region: fc.constantFrom('KR', 'US', 'FR'),
  })
  .map((given) => subscriptionOf(given));
const subscriptions = fc
  .array(subscription, { maxLength: 4 })
  .map((all) => all.map((one, index) => ({ ...one, channelId: `${index}` })));
const reminders = fc
  .uniqueArray(fc.constantFrom('m0', 'm1', 'm2'), { maxLength: 3 })
  .chain((ids) => fc.tuple(fc.constant(ids), fc.boolean(), instant))
  .map(([ids, undated, since]) => ids.map((id) => reminderOf(id, { undated, since })));
const wishes: fc.Arbitrary<Wishes> = fc.record({ subscriptions, reminders, timeZone, now: instant });

const always = { from: Instant.from('2000-01-01T00:00Z'), until: Instant.from('2100-01-01T00:00Z') };
const shown = (alerts: readonly Alert[]) => alerts.map((alert) => ({ ...alert, due: alert.due.toString() }));

test('every alert falls on its day at the chosen hour, or as much later as the clock skipped', () => {
  fc.assert(
    fc.property(movies, subscription, (movies, subscription) => {
      const { minute, timeZone, daysBefore } = subscription;
      const since = Instant.from('2000-01-01T00:00Z');
      const owed = plan(
        movies,
        { subscriptions: [{ ...subscription, since }], reminders: [], timeZone, now: since },
        always,
      );
      for (const { kind, date, due } of owed) {
        const told = PlainDate.from(kind === 'month' ? `${date}-01` : date);
        const on = kind === 'early' ? told.subtract({ days: daysBefore }) : told;
        const wanted = on.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
        const clock = due.toZonedDateTimeISO(timeZone);
        const shift = wanted.until(clock.toPlainDateTime(), { largestUnit: 'minutes' }).minutes;
        const gap = clock.offsetNanoseconds - clock.subtract({ minutes: shift + 1 }).offsetNanoseconds;
        expect(shift * 60e9).toBe(shift === 0 ? 0 : gap);
      }
    }),
    { numRuns: 300 },
  );
});

test('a channel is owed each told date of its movies once, and once early', () => {
  fc.assert(
    fc.property(movies, subscription, (movies, subscription) => {
      const since = Instant.from('2000-01-01T00:00Z');
      const owed = plan(
        movies,
        { subscriptions: [{ ...subscription, since }], reminders: [], timeZone: 'UTC', now: since },
        always,
      );
      const expected = movies
        .filter(({ id, notable }) =>
          subscription.movies === 'notable'
            ? notable
            : subscription.movies === 'all' || subscription.movies.includes(id),
        )
        .flatMap((movie) => {
          const { id } = movie;
          return releasesFor(movie, subscription.region)
            .filter(({ date }) => date.length > 4)
            .flatMap(({ date }) => {
              if (date.length === 7) return [`${id} month ${date}`];
              const early = subscription.daysBefore > 0 ? [`${id} early ${date}`] : [];
              return [...early, `${id} release ${date}`];
            });
        });
      const keys = owed.map(({ movieId, kind, date }) => `${movieId} ${kind} ${date}`);
      expect(keys.toSorted()).toEqual([...new Set(expected)].toSorted());
    }),
  );
});

test('each (place, movie, kind, date) is owed once, in order, and only after the wish', () => {
  fc.assert(
    fc.property(movies, wishes, (movies, wishes) => {
      const owed = plan(movies, wishes, always);
      const keys = owed.map(({ place, movieId, kind, date }) => [place, movieId, kind, date].join(' '));
      expect(new Set(keys).size).toBe(keys.length);
      expect(owed.toSorted((a, b) => Instant.compare(a.due, b.due))).toEqual(owed);
      const sinces = new Map<string, Temporal.Instant>([
        ...wishes.subscriptions.map(({ channelId, since }) => [`channel:${channelId}`, since] as const),
        ...wishes.reminders.map(({ userId, since }) => [`user:${userId}`, since] as const),
      ]);
      for (const { place, due } of owed) {
        expect(Instant.compare(sinces.get(place) ?? due, due)).toBe(-1);
      }
    }),
  );
});

test('planning in pieces is planning the whole', () => {
  fc.assert(
    fc.property(movies, wishes, fc.array(instant, { maxLength: 5 }), (movies, wishes, cuts) => {
      const edges = [always.from, ...cuts.toSorted((a, b) => Instant.compare(a, b)), always.until];
      const pieces = edges
        .slice(1)
        .flatMap((until, index) => plan(movies, wishes, { from: edges[index] ?? until, until }));
      expect(shown(pieces)).toEqual(shown(plan(movies, wishes, always)));
    }),
  );
});

test('the next alert is among the first of all that are due after now, and early only if all of these are', () => {
  fc.assert(
    fc.property(movies, subscription, instant, (movies, subscription, now) => {
      const wishes = { subscriptions: [subscription], reminders: [], timeZone: 'UTC', now };
      const later = plan(movies, wishes, { ...always, from: now.add({ nanoseconds: 1 }) });
      const first = later.filter(({ due }) => later[0]?.due.equals(due));
      expect(nextAlert(movies, subscription, now)).toEqual(
        first.find(({ kind }) => kind !== 'early') ?? later[0],
      );
    }),
  );
});

test('that a movie got its day is told at nine, within a day and an hour, whenever it is planned', () => {
  fc.assert(
    fc.property(movies, wishes, (movies, wishes) => {
      for (const { kind, due } of plan(movies, wishes, always)) {
        if (kind !== 'dated') continue;
        expect(Instant.compare(wishes.now, due.add({ hours: 1 }))).toBe(-1);
        expect(Instant.compare(due, wishes.now.add({ hours: 26 }))).toBe(-1);
      }
    }),
  );
});
