import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestInTime } from '../../src/core/nearest-in-time.ts';
import { firstDay } from '../../src/core/release-date.ts';
import { leadingRelease } from '../../src/core/standing.ts';
import type { Movie } from '../../src/core/movie.ts';
import { movieOf, on, releasedOn } from './samples.ts';

const ids = (movies: readonly Movie[]) => movies.map(({ id }) => id);

test('nearest first, to come or over, undated ones last', () => {
  const soonest = nearestInTime([
    releasedOn('old', '1999-05-01'),
    releasedOn('yesterday', '2023-01-31'),
    releasedOn('next week', '2023-02-08'),
    movieOf('undated'),
  ]);
  expect(ids(soonest(on('2023-02-01'), 9))).toEqual(['yesterday', 'next week', 'old', 'undated']);
  expect(ids(soonest(on('2023-02-07'), 1))).toEqual(['next week']);
  expect(ids(soonest(on('2023-02-07'), 3))).toEqual(['next week', 'yesterday', 'old']);
});

test('what counts is the release that a card leads with', () => {
  const soonest = nearestInTime([
    releasedOn('both', '2023-01-30', '2023-06-01'),
    releasedOn('one', '2023-03-01'),
  ]);
  expect(ids(soonest(on('2023-02-01'), 2))).toEqual(['one', 'both']);
});

const date = fc
  .tuple(
    fc.integer({ min: 2020, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  .chain((day) => fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4)));
const some = fc
  .array(fc.array(date, { maxLength: 3 }), { maxLength: 30 })
  .map((lists) => lists.map((dates, index) => releasedOn(`m${index}`, ...dates.toSorted())));

test('it is the same as looking at all of them', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 8 }), (movies, most) => {
      const today = on('2023-02-01');
      const off = (movie: Movie): number => {
        const leading = leadingRelease(movie, today);
        return leading ? Math.abs(today.until(firstDay(leading.date)).days) : 1e9;
      };
      const all = movies.toSorted((a, b) => off(a) - off(b)).slice(0, most);
      expect(ids(nearestInTime(movies)(today, most))).toEqual(ids(all));
    }),
    { numRuns: 60 },
  );
});
