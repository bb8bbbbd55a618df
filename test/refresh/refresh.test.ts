import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Source } from '../../src/sources/source.ts';
import { askSource } from '../../src/refresh/ask-source.ts';
import { createRefresh } from '../../src/refresh/refresh.ts';
import { createWikidata } from '../../src/sources/wikidata.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { movieOf, releaseOf } from '../core/samples.ts';
import { manyFilms } from '../sources/wikidata-films.ts';
import { startWikidata } from '../sources/wikidata-server.ts';
import { temporaryDatabase } from '../store/temporary.ts';
import { hourMs, page, sceneOn, sourceOf, type Scene } from './scene.ts';

/** Resolves once a catalogue has taken its place so that it is so. */
function untilCatalogue(scene: Scene, isSo: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { onChange } = scene;
  scene.onChange = () => {
    onChange();
    if (isSo()) resolve();
  };
  return promise;
}

function refreshOf(scene: Scene) {
  const refresh = createRefresh(scene);
  onTestFinished(refresh.stop);
  return refresh;
}

test('what was kept is there before anything is asked; a source is asked when it is due, also over restarts', async () => {
  await using house = await temporaryDatabase();
  const source = sourceOf(
    'wikidata',
    () => [page([movieOf('wikidata:Q1')], 'a', { end: 'all' })],
    () => [page([movieOf('wikidata:Q1'), movieOf('wikidata:Q2')], 'b', { end: 'all' })],
  );
  const first = sceneOn(house.db, { sources: [source] });
  const filled = untilCatalogue(first, () => first.movieNames().length === 1);
  const before = refreshOf(first);
  await before.loaded;
  expect(first.movieNames()).toEqual([]);
  before.start();
  await filled;
  await before.stop();

  const second = sceneOn(house.db, { sources: [source] });
  second.pass(23 * hourMs);
  const soon = refreshOf(second);
  await soon.loaded;
  expect(second.movieNames()).toEqual(['wikidata:Q1']);
  soon.start();
  await soon.stop();
  expect(source.asked).toEqual([undefined]);

  const third = sceneOn(house.db, { sources: [source] });
  third.pass(24 * hourMs);
  const again = untilCatalogue(third, () => third.movieNames().length === 2);
  const late = refreshOf(third);
  await late.loaded;
  late.start();
  await again;
  expect(source.asked).toEqual([undefined, 'a']);
});

test('an outage of a week changes nothing but the age', async () => {
  await using house = await temporaryDatabase();
  const movie = movieOf('wikidata:Q1', { releases: [releaseOf('2026-12-24', { region: 'KR' })] });
  const days = Array.from({ length: 7 }, () => () => [new SourceError('no network')]);
  const source = sourceOf('wikidata', () => [page([movie], 'a', { end: 'all' })], ...days);
  const first = sceneOn(house.db, { sources: [source] });
  const filled = untilCatalogue(first, () => first.movieNames().length === 1);
  const before = refreshOf(first);
  before.start();
  await filled;
  await before.stop();
  for (let day = 1; day <= 7; day += 1) {
    const scene = sceneOn(house.db, { sources: [source] });
    scene.pass(day * 24 * hourMs);
    await askSource(scene, source, new AbortController().signal, async () => {});
    const refresh = refreshOf(scene);
    await refresh.loaded;
    expect(scene.catalogue.current().movies).toEqual(first.catalogue.current().movies);
    expect(scene.lines.length).toBe(1);
    expect(refresh.states()).toEqual([
      { name: 'wikidata', movies: 1, asOf: '2026-11-01', lastError: 'no network' },
    ]);
  }
});

/** As the source, which after so many pages is not heard of any more until it is stopped. */
const stalling = (source: Source, mostPages: number): Source => ({
  ...source,
  async *pages(asking) {
    let left = mostPages;
    for await (const one of source.pages(asking)) {
      if (left === 0) await once(asking.signal, 'abort');
      left -= 1;
      yield one;
    }
  },
});

const many = 30_000;

/** All of them in 30 pages, from the one whose number is its `next`. */
const manyMovies: Source = {
  name: 'tmdb',
  everyMs: hourMs,
  async *pages({ from = '0' }) {
    for (let start = Number(from); start < many; start += 1_000) {
      const numbers = Array.from({ length: 1_000 }, (_, n) => start + n + 1);
      const movies = numbers.map((n) => movieOf(`tmdb:${n}`, { title: `Movie ${n}`, ids: { tmdb: n } }));
      const isLast = start + 1_000 >= many;
      yield page(movies, isLast ? '0' : String(start + 1_000), isLast ? { end: 'all' } : {});
    }
  },
};

/** Stopped after so many pages, it has kept as many movies; a second one keeps the rest. */
async function fillInTwo(source: () => Source, pages: number, kept: number, all: number): Promise<Scene> {
  await using house = await temporaryDatabase('file');
  const first = sceneOn(house.db, { sources: [stalling(source(), pages)] });
  const begun = untilCatalogue(first, () => first.movieNames().length > 0);
  const before = refreshOf(first);
  before.start();
  await begun;
  const { name } = source();
  while ((await first.movies.count(name)) < kept) await setImmediate();
  await before.stop();

  const second = sceneOn(house.db, { sources: [source()] });
  const whole = untilCatalogue(second, () => second.movieNames().length === all);
  const after = refreshOf(second);
  await after.loaded;
  expect(second.movieNames().length).toBe(kept);
  after.start();
  await whole;
  await after.stop();
  expect(await second.movies.state(name)).toMatchObject({ round: 2, filled: true, asOf: '2026-11-01' });
  return second;
}

test(`a fill of ${many} movies that is stopped half-way goes on and ends complete`, async () => {
  const scene = await fillInTwo(() => manyMovies, 14, 14_000, many);
  expect(scene.catalogue.current().movie(`tmdb:${many}`)?.title).toBe(`Movie ${many}`);
});

test('one from Wikidata too, and asks again for nothing that was kept', async () => {
  const { films, items } = manyFilms(900);
  const wikidata = await startWikidata(films, items);
  onTestFinished(wikidata.close);
  const given = { url: wikidata.url, userAgent: 'test', perSecond: 100_000, filmsPerPage: 100 };
  await fillInTwo(() => createWikidata(given), 4, 400, 900);
  const first = wikidata.asked.filter(({ query }) => query.includes('VALUES ?item { wd:Q1001 '));
  expect(new Set(first.map(({ query }) => query)).size).toBe(first.length);
});
