import { describe, expect, test } from 'vitest';
import type { Movie } from '../../src/core/movie.ts';
import type { Database } from '../../src/store/database.ts';
import { sourceMovies } from '../../src/store/source-movies.ts';
import { movieOf, releaseOf } from '../core/samples.ts';
import { engines, freshDatabase } from './engines.ts';

const dayMs = 24 * 3_600_000;
const at = (day: number) => ({
  real: day * dayMs,
  dueAt: (day + 1) * dayMs,
  today: `2026-11-0${day}`,
});

const wikidata = (...numbers: number[]): Movie[] =>
  numbers.map((n) => movieOf(`wikidata:Q${n}`, { title: `Movie ${n}` }));

/** A round that gives all of these. */
const round = (db: Database, day: number, movies: readonly Movie[]) =>
  sourceMovies(db).keep('wikidata', { movies, next: `day ${day}`, end: 'all' }, at(day));

const idsIn = async (db: Database) => (await sourceMovies(db).moviesOf('wikidata')).map(({ id }) => id);

describe.each(engines)('%s', (engine) => {
  test('a page and where to go on after it are kept together', async () => {
    await using house = await freshDatabase(engine);
    const store = sourceMovies(house.db);
    expect(await store.state('wikidata')).toEqual({
      next: undefined,
      round: 1,
      dueAt: 0,
      failures: 0,
      lastError: undefined,
      asOf: undefined,
      filled: false,
    });
    await store.keep('wikidata', { movies: wikidata(2, 1), next: 'a' }, at(1));
    await store.keep('tmdb', { movies: [movieOf('tmdb:5')], next: 'b' }, at(1));
    const [two, one] = wikidata(2, 1);
    expect(await store.records(['tmdb', 'wikidata'])).toEqual([
      { source: 'tmdb', movie: movieOf('tmdb:5'), isOfFirstFill: true },
      { source: 'wikidata', movie: one, isOfFirstFill: true },
      { source: 'wikidata', movie: two, isOfFirstFill: true },
    ]);
    expect(await store.count('wikidata')).toBe(2);
    expect((await store.state('wikidata')).next).toBe('a');
  });

  test('the end of a round is the next one due, and what failed before is over', async () => {
    await using house = await freshDatabase(engine);
    const store = sourceMovies(house.db);
    await store.failed('wikidata', 'no answer', 77);
    await store.failed('wikidata', 'no answer again', 78);
    const state = { next: undefined, round: 1, asOf: undefined, filled: false };
    expect(await store.state('wikidata')).toEqual({
      ...state,
      dueAt: 78,
      failures: 2,
      lastError: 'no answer again',
    });
    await round(house.db, 1, wikidata(1));
    const good = { failures: 0, lastError: undefined, filled: true };
    expect(await store.state('wikidata')).toEqual({
      ...good,
      next: 'day 1',
      round: 2,
      dueAt: 2 * dayMs,
      asOf: '2026-11-01',
    });
    await store.keep('wikidata', { movies: [], next: 'c', end: 'changes' }, at(2));
    await store.later('wikidata', 99);
    expect(await store.state('wikidata')).toEqual({
      ...good,
      next: 'c',
      round: 2,
      dueAt: 99,
      asOf: '2026-11-02',
    });
  });

  test('what a movie is said to be replaces what was said, and its moved date is remembered', async () => {
    await using house = await freshDatabase(engine);
    const on = (date: string, asOf: string) =>
      movieOf('wikidata:Q1', { releases: [releaseOf(date, { asOf, source: 'Wikidata' })] });
    await round(house.db, 1, [on('2026-12', '2026-11-01')]);
    await round(house.db, 2, [on('2026-12-24', '2026-11-02')]);
    const earlier = [{ date: '2026-12', asOf: '2026-11-01', source: 'Wikidata' }];
    expect(await sourceMovies(house.db).moviesOf('wikidata')).toEqual([
      movieOf('wikidata:Q1', {
        releases: [releaseOf('2026-12-24', { asOf: '2026-11-02', source: 'Wikidata', earlier })],
      }),
    ]);
  });

  test('a movie that is missing is withdrawn after a second look a day later', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    await round(db, 1, wikidata(1, 2, 3));
    expect(await round(db, 2, wikidata(1, 2))).toEqual({
      missing: 1,
      known: 3,
      distrusted: false,
      withdrawn: [],
    });
    expect(await idsIn(db)).toEqual(['wikidata:Q1', 'wikidata:Q2', 'wikidata:Q3']);
    const soon = { ...at(2), real: 3 * dayMs - 1 };
    const store = sourceMovies(db);
    await store.keep('wikidata', { movies: wikidata(1, 2), next: '', end: 'all' }, soon);
    expect(await idsIn(db)).toEqual(['wikidata:Q1', 'wikidata:Q2', 'wikidata:Q3']);
    expect((await round(db, 3, wikidata(1, 2)))?.withdrawn).toEqual(['wikidata:Q3']);
    expect(await idsIn(db)).toEqual(['wikidata:Q1', 'wikidata:Q2']);
  });

  test('one that comes back was never missing', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    await round(db, 1, wikidata(1, 2));
    await round(db, 2, wikidata(1));
    await round(db, 3, wikidata(1, 2));
    await round(db, 4, wikidata(1));
    expect(await idsIn(db)).toEqual(['wikidata:Q1', 'wikidata:Q2']);
  });

  test('one that cannot be read is not missing, and is what it was', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    await round(db, 1, wikidata(1, 2));
    const page = {
      movies: [],
      skipped: [{ id: 'Q1' }, { id: 'wikidata:Q2' }],
      next: '',
      end: 'all',
    } as const;
    expect((await sourceMovies(db).keep('wikidata', page, at(2)))?.missing).toBe(0);
    expect(await sourceMovies(db).moviesOf('wikidata')).toEqual(wikidata(1, 2));
  });

  test('pages of a round that broke off count for it', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    await round(db, 1, wikidata(1, 2));
    await sourceMovies(db).keep('wikidata', { movies: wikidata(1), next: 'half' }, at(2));
    expect((await round(db, 3, wikidata(2)))?.missing).toBe(0);
  });

  test('a round that lacks more than a tenth is not believed', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    const all = Array.from({ length: 100 }, (_, n) => n + 1);
    await round(db, 1, wikidata(...all));
    const lacking = { missing: 11, known: 100, distrusted: true, withdrawn: [] };
    expect(await round(db, 2, wikidata(...all.slice(11)))).toEqual(lacking);
    expect(await round(db, 4, wikidata(...all.slice(11)))).toEqual(lacking);
    await round(db, 5, wikidata(...all.slice(10)));
    expect((await round(db, 6, wikidata(...all.slice(10))))?.withdrawn.length).toBe(10);
  });

  test('what the source says is gone is gone', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    await round(db, 1, wikidata(1, 2));
    const page = { movies: [], gone: ['wikidata:Q1', 'wikidata:Q9'], next: '', end: 'changes' } as const;
    await sourceMovies(db).keep('wikidata', page, at(2));
    expect(await idsIn(db)).toEqual(['wikidata:Q2']);
  });
});
