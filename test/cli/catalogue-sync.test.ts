import { expect, test } from 'vitest';
import { syncCatalogue } from '../../src/cli/catalogue-sync.ts';
import { createBuilder } from '../../src/refresh/catalogue-builder.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Database } from '../../src/store/database.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { movieOf } from '../core/samples.ts';
import { hourMs, page, sceneOn, sourceOf } from '../refresh/scene.ts';
import { temporaryDatabase } from '../store/temporary.ts';

async function synced(db: Database, sources: readonly Source[], isBotAtWork = false) {
  const lines: string[] = [];
  const scene = sceneOn(db, { sources });
  const parts = { ...scene, sources, isBotAtWork, print: (line: string) => void lines.push(line) };
  await syncCatalogue(parts).catch((error: Error) => lines.push(`${error.name}: ${error.message}`));
  return { lines, log: scene.lines, scene };
}

const films = (from: number, many: number) =>
  Array.from({ length: many }, (_, index) => movieOf(`wikidata:Q${from + index}`));

const wikidata = () =>
  sourceOf('wikidata', () => [
    page(films(1, 1_200), 'a', { progress: { done: 1_200, ahead: 1 } }),
    page(films(1_201, 1), 'b', { end: 'all' }),
  ]);

test('it tells how far it is, and a bot at work reads what was kept at its next look', async () => {
  await using house = await temporaryDatabase();
  const bot = sceneOn(house.db, { sources: [wikidata()] });
  const builder = createBuilder(bot);
  await builder.build();
  const { lines } = await synced(house.db, [wikidata()]);
  expect(lines).toEqual(['Wikidata: 1,200, 1 still to come', 'Wikidata: done, 1,201 movies kept.']);
  await builder.buildIfBehind();
  expect(bot.movieNames().length).toBe(1_201);
});

test('a source that fails is told at the end; the others are asked all the same', async () => {
  await using house = await temporaryDatabase();
  const tmdb = sourceOf('tmdb', () => [new SourceError('its answer is no JSON')]);
  const { lines, log } = await synced(house.db, [tmdb, wikidata()]);
  expect(lines).toEqual([
    'Wikidata: 1,200, 1 still to come',
    'Wikidata: done, 1,201 movies kept.',
    'UseError: TMDB: its answer is no JSON',
  ]);
  expect(log[0]).toBe('warn: TMDB: its answer is no JSON');
});

test('a source that fails is asked again where a bot is at work', async () => {
  await using house = await temporaryDatabase();
  const { scene } = await synced(house.db, []);
  await scene.movies.later('tmdb', scene.realMs + 1);
  const tmdb = sourceOf('tmdb', () => [new SourceError('its answer is no JSON')]);
  const { log } = await synced(house.db, [tmdb], true);
  expect(log).toEqual(['warn: TMDB: its answer is no JSON; asked again in 5 min']);
});

test('while a bot asks a source it is left alone, and a bot leaves alone what is being asked', async () => {
  await using house = await temporaryDatabase();
  const busy = await synced(house.db, [wikidata()], true);
  expect(busy.lines).toEqual([
    'UseError: Wikidata: the bot that is at work asks it already: its log says how far it is.',
  ]);
  let dueAt = 0;
  const source = sourceOf('wikidata', () => [page(films(1, 1), 'a'), page([], 'b')]);
  const looking = {
    ...source,
    async *pages(asking: Parameters<Source['pages']>[0]) {
      for await (const one of source.pages(asking)) {
        ({ dueAt } = await busy.scene.movies.state('wikidata'));
        yield one;
      }
    },
  };
  await busy.scene.movies.later('wikidata', busy.scene.realMs + 1);
  const { lines, scene } = await synced(house.db, [looking], true);
  expect([dueAt, lines]).toEqual([scene.realMs + hourMs / 6, ['Wikidata: done, 1 movie kept.']]);
});

test('what asking a source means when a bot builds at the same moment: it builds again', async () => {
  await using house = await temporaryDatabase();
  const sources = [wikidata()];
  const bot = sceneOn(house.db, { sources });
  const records = bot.movies.records;
  const builder = createBuilder(
    Object.assign(bot, {
      movies: {
        ...bot.movies,
        async records(names: Parameters<typeof records>[0]) {
          const read = await records(names);
          if (bot.changes === 0) await synced(house.db, [wikidata()]);
          return read;
        },
      },
    }),
  );
  await builder.build();
  expect(bot.movieNames().length).toBe(0);
  await builder.buildIfBehind();
  await builder.buildIfBehind();
  expect([bot.movieNames().length, bot.changes]).toEqual([1_201, 2]);
});
