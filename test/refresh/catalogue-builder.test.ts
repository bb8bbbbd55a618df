import { expect, test } from 'vitest';
import { createBuilder } from '../../src/refresh/catalogue-builder.ts';
import { movieOf, releasedOn } from '../core/samples.ts';
import { temporaryDatabase } from '../store/temporary.ts';
import { hourMs, page, sceneOn, sourceOf } from './scene.ts';

const wikidata = sourceOf('wikidata');
const at = { real: 1, dueAt: 2, today: '2026-11-01' };

test('what was kept and what the file holds become one catalogue', async () => {
  await using house = await temporaryDatabase();
  const own = movieOf('own', { ids: { wikidata: 'Q1' }, source: { name: 'Us', asOf: '2026-10-01' } });
  const scene = sceneOn(house.db, { sources: [wikidata], file: [own] });
  const movies = [movieOf('wikidata:Q1', { title: 'x' }), movieOf('wikidata:Q2')];
  await scene.movies.keep('wikidata', page(movies, 'a', { end: 'all' }), at);
  const builder = createBuilder(scene);
  await builder.build();
  const { current } = scene.catalogue;
  expect(current().movies).toEqual([
    { ...own, alsoIds: ['wikidata:Q1'], aliases: ['x'], source: own.source },
    { ...movieOf('wikidata:Q2'), notable: false, since: scene.now.epochMilliseconds },
  ]);
  expect(builder.states()).toEqual([
    { name: 'file', movies: 1, asOf: '2026-10-01' },
    { name: 'wikidata', movies: 2, asOf: '2026-11-01' },
  ]);
  expect(scene.changes).toBe(1);
});

test('a movie is known since it was first in a catalogue, and keeps its id, whatever the file says later', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db, { sources: [wikidata] });
  await scene.movies.keep('wikidata', page([movieOf('wikidata:Q1')], 'a'), at);
  const builder = createBuilder(scene);
  await builder.build();
  const since = scene.now.epochMilliseconds;
  scene.pass(hourMs);
  await builder.build();
  expect(scene.catalogue.current().movies.map((one) => one.since)).toEqual([since]);
  await builder.fileChanged([releasedOn('own', '2026-12-24'), movieOf('other', { ids: { wikidata: 'Q1' } })]);
  expect(scene.catalogue.current().movies.map(({ id, alsoIds }) => [id, alsoIds])).toEqual([
    ['own', undefined],
    ['wikidata:Q1', ['other']],
  ]);
});

test('other processes build when the one that leads has built', async () => {
  await using house = await temporaryDatabase();
  const leader = sceneOn(house.db, { sources: [wikidata] });
  const other = Object.assign(sceneOn(house.db, { sources: [wikidata] }), { leads: false });
  const [leading, following] = [createBuilder(leader), createBuilder(other)];
  await following.build();
  await leader.movies.keep('wikidata', page([movieOf('wikidata:Q1')], 'a'), at);
  await following.buildIfBehind();
  expect([other.changes, other.movieNames()]).toEqual([1, []]);
  await leading.build();
  await following.buildIfBehind();
  await following.buildIfBehind();
  expect([other.changes, other.movieNames()]).toEqual([2, ['wikidata:Q1']]);
});

test('doubts are told once', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db, { sources: [wikidata] });
  const movies = [1, 2].map((n) => movieOf(`wikidata:Q${n}`, { ids: { tmdb: 5 } }));
  await scene.movies.keep('wikidata', page(movies, 'a'), at);
  const builder = createBuilder(scene);
  await builder.build();
  await builder.build();
  const first = JSON.stringify([{ ids: ['wikidata:Q1', 'wikidata:Q2'], why: 'both say they are tmdb:5' }]);
  expect(scene.lines).toEqual([
    `warn: movies of several sources that may be one were not joined {"doubts":1,"first":${first}}`,
  ]);
});

test('a movie that left another one is known since then, at every building', async () => {
  await using house = await temporaryDatabase();
  const scene = sceneOn(house.db, { sources: [wikidata, sourceOf('tmdb')] });
  const builder = createBuilder(scene);
  await scene.movies.keep('tmdb', page([movieOf('tmdb:5')], 'a'), at);
  await scene.movies.keep('wikidata', page([movieOf('wikidata:Q1', { ids: { tmdb: 5 } })], 'a'), at);
  await builder.build();
  const began = scene.now.epochMilliseconds;
  scene.pass(10 * hourMs);
  await scene.movies.keep('wikidata', page([movieOf('wikidata:Q1')], 'b'), at);
  await builder.build();
  const sinceOf = () => scene.catalogue.current().movies.map(({ id, since = 0 }) => [id, since - began]);
  const first = sinceOf();
  scene.pass(hourMs);
  await builder.build();
  expect([first, sinceOf()]).toEqual([
    [
      ['tmdb:5', 0],
      ['wikidata:Q1', 10 * hourMs],
    ],
    [
      ['tmdb:5', 0],
      ['wikidata:Q1', 10 * hourMs],
    ],
  ]);
});
