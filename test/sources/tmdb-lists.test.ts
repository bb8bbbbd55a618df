import { expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../src/sources/http.ts';
import { tmdbApi } from '../../src/sources/tmdb-api.ts';
import { idsWithin } from '../../src/sources/tmdb-lists.ts';
import { halves, rangesOf, type DateRange } from '../../src/sources/tmdb-ranges.ts';
import { filmOf } from './tmdb-films.ts';
import { tmdbServer } from './tmdb-server.ts';

test('a range of more films than a list may have is asked for in parts', async () => {
  const films = Array.from({ length: 10_050 }, (_, index) =>
    filmOf(index + 1, {
      original_language: 'en',
      release_date: `2010-${String((index % 12) + 1).padStart(2, '0')}-01`,
    }),
  );
  const server = await tmdbServer({ films });
  onTestFinished(() => server.close());
  const http = createHttp({ userAgent: 'Test' });
  const api = tmdbApi(
    (path, search, signal) => http.getJson(`${server.url}${path}`, search, signal),
    new AbortController().signal,
  );
  const ids = await idsWithin(api, { from: '2010-01-01', until: '2010-12-31' });
  expect(ids).toEqual(films.map(({ id }) => id));
  expect(server.requests.filter(({ path }) => path.endsWith('page=501'))).toEqual([]);
});

test('the ranges hold each day once, the latest first, and those without a date last', () => {
  const ranges = rangesOf(2023);
  expect(ranges.slice(0, 2)).toEqual([{ from: '2023-01-01' }, { from: '2022-01-01', until: '2022-12-31' }]);
  expect(ranges.slice(-3)).toEqual([
    { from: '1990-01-01', until: '1994-12-31' },
    { from: '1900-01-01', until: '1989-12-31' },
    {},
  ]);
  const starts = ranges.flatMap(({ from }) => from ?? []);
  const ends = ranges.flatMap(({ until }) => until ?? []);
  expect(ends).toEqual(starts.slice(0, -1).map(dayBefore));
});

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

test.each([
  [
    { from: '2010-01-01', until: '2010-12-31' },
    [
      ['2010-01-01', '2010-07-02'],
      ['2010-07-03', '2010-12-31'],
    ],
  ],
  [
    { from: '2010-01-01', until: '2010-01-02' },
    [
      ['2010-01-01', '2010-01-01'],
      ['2010-01-02', '2010-01-02'],
    ],
  ],
  [{ from: '2010-01-01', until: '2010-01-01' }, undefined],
  [{ from: '2010-01-01' }, undefined],
  [{}, undefined],
] satisfies [DateRange, string[][] | undefined][])('halves of %j', (range, parts) => {
  expect(halves(range)?.map(({ from, until }) => [from, until])).toEqual(parts);
});
