import { expect, test } from 'vitest';
import { askSource } from '../../src/refresh/ask-source.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { movieOf } from '../core/samples.ts';
import { temporaryDatabase } from '../store/temporary.ts';
import { hourMs, page, sceneOn, sourceOf, type Scene } from './scene.ts';

const movies = (...numbers: number[]) => numbers.map((n) => movieOf(`wikidata:Q${n}`));
const noSignal = new AbortController().signal;
const ask = (scene: Scene, source: ReturnType<typeof sourceOf>, onPage = async () => {}, signal = noSignal) =>
  askSource(scene, source, signal, onPage);

test('each page is kept, and the last one says when to ask again', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const source = sourceOf('wikidata', () => [
    page(movies(1), 'a', { progress: { done: 1, ahead: 2 } }),
    page(movies(2), 'b', { progress: { done: 2, ahead: 1 } }),
    page(movies(3), 'c', { progress: { done: 3, ahead: 0 }, end: 'all' }),
  ]);
  let kept = 0;
  const counting = async () => {
    kept = await scene.movies.count('wikidata');
    scene.pass(kept * 29_000);
  };
  expect(await ask(scene, source, counting)).toBe(true);
  expect([kept, await scene.movies.count('wikidata')]).toEqual([2, 3]);
  expect((await scene.movies.state('wikidata')).dueAt).toBe(scene.realMs + 24 * hourMs);
  expect(scene.lines).toEqual([
    'info: Korean films from Wikidata: 1, 2 still to come',
    'info: Korean films from Wikidata: that is all',
  ]);
});

test('a bad page stops the round: one line, and the next round goes on after the last good page', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const source = sourceOf(
    'wikidata',
    () => [
      page(movies(1), 'a'),
      new SourceError('query.example: an HTML page came where JSON was asked for'),
    ],
    () => [new SourceError('query.example: no answer', { waitMs: 7 * hourMs })],
    () => [page(movies(2), 'b', { end: 'all' })],
  );
  expect(await ask(scene, source)).toBe(true);
  expect(await scene.movies.state('wikidata')).toMatchObject({
    dueAt: scene.realMs + hourMs / 12,
    failures: 1,
    lastError: 'query.example: an HTML page came where JSON was asked for',
  });
  expect(await ask(scene, source)).toBe(false);
  expect((await scene.movies.state('wikidata')).dueAt).toBe(scene.realMs + 7 * hourMs);
  expect(await ask(scene, source)).toBe(true);
  expect(source.asked).toEqual([undefined, 'a', 'a']);
  expect((await scene.movies.moviesOf('wikidata')).map(({ id }) => id)).toEqual([
    'wikidata:Q1',
    'wikidata:Q2',
  ]);
  expect(scene.lines).toEqual([
    'warn: Wikidata: query.example: an HTML page came where JSON was asked for; asked again in 5 min',
    'warn: Wikidata: query.example: no answer; asked again in 420 min',
  ]);
  expect(await scene.movies.state('wikidata')).toMatchObject({ failures: 0, lastError: undefined });
});

test('what fails again and again is asked less and less often', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const rounds = Array.from({ length: 9 }, () => () => [new SourceError('x')]);
  const source = sourceOf('tmdb', ...rounds);
  for (const _ of rounds) await ask(scene, source);
  expect(scene.lines).toEqual(
    [5, 10, 20, 40, 80, 160, 320, 360, 360].map((minutes) => `warn: TMDB: x; asked again in ${minutes} min`),
  );
});

test('and so is what begins anew after each failure: pages that lead nowhere make it no better', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const fails = (next: string) => () => [page(movies(1), next), new SourceError('x')];
  const source = sourceOf('kobis', ...['a', 'a', 'a', 'b', 'b'].map(fails));
  for (let round = 0; round < 5; round += 1) await ask(scene, source);
  expect(scene.lines).toEqual(
    [5, 10, 20, 5, 10].map((minutes) => `warn: KOBIS: x; asked again in ${minutes} min`),
  );
});

test('records that could not be used are counted, and the first are named', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const bad = (n: number) => ({ id: `Q${n}`, reason: 'no title' });
  const source = sourceOf('wikidata', () => [
    page([], 'a', { skipped: [bad(1), bad(2), bad(3)] }),
    page([], 'b', { skipped: [bad(4), bad(5), bad(6)], end: 'all' }),
  ]);
  await ask(scene, source);
  const first = JSON.stringify([1, 2, 3, 4, 5].map(bad));
  expect(scene.lines).toEqual([
    `warn: records of Wikidata that could not be used {"skipped":6,"first":${first}}`,
  ]);
});

test('an unexpected error tells nothing of what a source said', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  await ask(
    scene,
    sourceOf('wikidata', () => [new TypeError('the secret https://example.org/?key=1')]),
  );
  expect(scene.lines.map((line) => line.slice(0, 70))).toEqual([
    'warn: Wikidata: an unexpected error; asked again in 5 min {"error":{"n',
  ]);
  expect((await scene.movies.state('wikidata')).lastError).toBe('an unexpected error');
});

test('a source with nothing to say is asked in its time', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  expect(
    await ask(
      scene,
      sourceOf('wikidata', () => []),
    ),
  ).toBe(false);
  expect(await scene.movies.state('wikidata')).toMatchObject({
    dueAt: scene.realMs + 24 * hourMs,
    failures: 0,
  });
});

test('a process that leads no more keeps nothing', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const source = sourceOf('wikidata', function* () {
    scene.leads = false;
    yield page(movies(1), 'a');
  });
  expect(await ask(scene, source)).toBe(false);
  expect([await scene.movies.count('wikidata'), scene.lines]).toEqual([0, []]);
});

test('what is stopped is no failure', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const stopping = new AbortController();
  const source = sourceOf('wikidata', function* ({ signal }) {
    yield page(movies(1), 'a');
    stopping.abort(new Error('stopped'));
    if (signal.aborted) yield new Error('stopped');
  });
  expect(await ask(scene, source, undefined, stopping.signal)).toBe(true);
  expect(await scene.movies.state('wikidata')).toMatchObject({ next: 'a', failures: 0 });
  expect(scene.lines).toEqual([]);
});

test('too many movies that are missing are named, and so are those that are taken away', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db);
  const all = Array.from({ length: 50 }, (_, n) => n + 1);
  const round = (first: number) => () => [page(movies(...all.slice(first)), 'x', { end: 'all' as const })];
  const source = sourceOf('wikidata', round(0), round(10), round(1), round(1));
  for (let day = 0; day < 4; day += 1) {
    await ask(scene, source);
    scene.pass(24 * hourMs);
  }
  expect(scene.lines).toEqual([
    'warn: Wikidata lacks too many movies that it had: none is taken away {"missing":10,"known":50}',
    'info: movies that Wikidata lacks since a day are taken away {"withdrawn":1,"first":["wikidata:Q1"]}',
  ]);
});
