import { expect, test } from 'vitest';
import { mergeSources } from '../../src/core/merge.ts';
import type { SourceRecord } from '../../src/core/source-record.ts';
import { record } from './records.ts';
import { movieOf, releaseOf } from './samples.ts';

const none = new Map<string, string>();
const idsOf = (records: readonly SourceRecord[], known: ReadonlyMap<string, string> = none) =>
  mergeSources(records, known).movies.map(({ id, alsoIds = [] }) => [id, ...alsoIds]);

test('records that share an id are one movie, over a third one too', () => {
  const records = [
    record('wikidata', 'wikidata:Q1', { ids: { wikidata: 'Q1', imdb: 'tt0000001' } }),
    record('wikidata', 'wikidata:Q2', { ids: { wikidata: 'Q2' } }),
    record('tmdb', 'tmdb:5', { ids: { tmdb: 5, imdb: 'tt0000001' } }),
    record('file', 'own', { ids: { tmdb: 5 } }),
  ];
  expect(idsOf(records)).toEqual([['own', 'tmdb:5', 'wikidata:Q1'], ['wikidata:Q2']]);
});

test('two records of one source are two movies, whatever ids they share', () => {
  const records = [
    record('wikidata', 'wikidata:Q1', { ids: { wikidata: 'Q1', tmdb: 5 } }),
    record('wikidata', 'wikidata:Q2', { ids: { wikidata: 'Q2', tmdb: 5 } }),
    record('tmdb', 'tmdb:5', { ids: { tmdb: 5 } }),
  ];
  expect(idsOf(records)).toEqual([['tmdb:5', 'wikidata:Q1'], ['wikidata:Q2']]);
  expect(mergeSources(records, none).doubts).toEqual([
    { ids: ['wikidata:Q1', 'wikidata:Q2'], why: 'both say they are tmdb:5' },
  ]);
});

test("an id of the operator's file that looks like a source's is not it", () => {
  const records = [record('file', 'tmdb:5'), record('tmdb', 'tmdb:5', { ids: { tmdb: 5 } })];
  expect(idsOf(records)).toEqual([['tmdb:5'], ['tmdb:5-2']]);
});

test('a movie keeps the id under which it was known first', () => {
  const wikidata = record('wikidata', 'wikidata:Q1', { ids: { wikidata: 'Q1', tmdb: 5 } });
  const first = mergeSources([wikidata], none);
  expect(first.ids).toEqual(new Map([['wikidata:Q1', 'wikidata:Q1']]));
  const records = [record('file', 'own', { ids: { tmdb: 5 } }), record('tmdb', 'tmdb:5'), wikidata];
  const second = mergeSources(records, first.ids);
  expect(second.movies.map(({ id, alsoIds }) => ({ id, alsoIds }))).toEqual([
    { id: 'wikidata:Q1', alsoIds: ['own', 'tmdb:5'] },
  ]);
  expect([...second.ids]).toEqual([
    ['wikidata:Q1', 'wikidata:Q1'],
    ['file:own', 'wikidata:Q1'],
    ['tmdb:5', 'wikidata:Q1'],
  ]);
});

test('of two movies that become one the older id stays', () => {
  const known = new Map([
    ['tmdb:5', 'tmdb:5'],
    ['wikidata:Q1', 'wikidata:Q1'],
  ]);
  const records = [
    record('wikidata', 'wikidata:Q1', { ids: { tmdb: 5 } }),
    record('tmdb', 'tmdb:5', { ids: { tmdb: 5 } }),
  ];
  expect(idsOf(records, known)).toEqual([['tmdb:5', 'wikidata:Q1']]);
  expect(idsOf(records, new Map([...known].toReversed()))).toEqual([['wikidata:Q1', 'tmdb:5']]);
});

test('of a movie that becomes two the record that gave the id keeps it', () => {
  const known = new Map([
    ['tmdb:5', 'tmdb:5'],
    ['wikidata:Q1', 'tmdb:5'],
  ]);
  const records = [record('wikidata', 'wikidata:Q1'), record('tmdb', 'tmdb:5', { ids: { tmdb: 5 } })];
  expect(idsOf(records, known)).toEqual([['wikidata:Q1'], ['tmdb:5']]);
});

test('what a source joined itself is one movie, under the id it had first', () => {
  const former = record('wikidata', 'wikidata:Q9', { ids: { wikidata: 'Q9' } });
  const now = record('wikidata', 'wikidata:Q1', { alsoIds: ['wikidata:Q9'], ids: { wikidata: 'Q1' } });
  const known = mergeSources([former], none).ids;
  expect(idsOf([former, now], known)).toEqual([['wikidata:Q9', 'wikidata:Q1']]);
  expect(mergeSources([now], known).doubts).toEqual([]);
});

test('a movie that comes back has its old id', () => {
  const known = new Map([['wikidata:Q1', 'own']]);
  expect(mergeSources([], known).ids).toEqual(known);
  expect(idsOf([record('wikidata', 'wikidata:Q1')], known)).toEqual([['own', 'wikidata:Q1']]);
});

const kobis = (code: string, given = {}) =>
  record('kobis', `kobis:${code}`, {
    originalTitle: '길복순',
    directors: [{ name: 'BYUN Sung-hyun', originalName: '변성현' }],
    releases: [{ date: '2023-03-31', region: 'KR', type: 'theatrical', earlier: [] }],
    ids: { kobis: code },
    ...given,
  });

const tmdb = (id: number, given = {}) =>
  record('tmdb', `tmdb:${id}`, {
    originalTitle: '길 복순',
    directors: [{ name: 'Byun Sung-hyun' }],
    releases: [{ date: '2022', earlier: [] }],
    ids: { tmdb: id },
    ...given,
  });

test('KOBIS is joined by Hangul title, year within one, and director', () => {
  expect(idsOf([kobis('1'), tmdb(5)])).toEqual([['tmdb:5', 'kobis:1']]);
});

test('KOBIS is joined by its id where a source has it', () => {
  const other = tmdb(5, { originalTitle: 'x', ids: { tmdb: 5, kobis: '1' } });
  expect(idsOf([kobis('1'), other])).toEqual([['tmdb:5', 'kobis:1']]);
});

test.each([
  ['no director', { directors: [] }],
  ['another director', { directors: [{ name: 'Person 3' }] }],
  ['no year', { releases: [] }],
])('%s: a doubt, no guess', (_, given) => {
  const { movies, doubts } = mergeSources([kobis('1'), tmdb(5, given)], none);
  expect(movies.map(({ id }) => id)).toEqual(['kobis:1', 'tmdb:5']);
  expect(doubts).toEqual([
    { ids: ['kobis:1', 'tmdb:5'], why: 'the title agrees; year and director do not both' },
  ]);
});

test('another film of that title is no doubt: years are far apart', () => {
  const { movies, doubts } = mergeSources(
    [kobis('1'), tmdb(5, { releases: [{ date: '2019', earlier: [] }] })],
    none,
  );
  expect([movies.length, doubts]).toEqual([2, []]);
});

test('more than one that agrees: a doubt, either way', () => {
  expect(mergeSources([kobis('1'), tmdb(5), tmdb(6)], none).doubts).toEqual([
    { ids: ['kobis:1', 'tmdb:5', 'tmdb:6'], why: 'title, year and director agree with more than one' },
  ]);
  expect(mergeSources([kobis('1'), kobis('2'), tmdb(5)], none).doubts).toEqual([
    { ids: ['tmdb:5', 'kobis:1', 'kobis:2'], why: 'several of KOBIS agree with it' },
  ]);
});

test('what was joined by title, year and director stays joined when another source spells the director anew', () => {
  const opening = (date: string) => [releaseOf(date, { region: 'KR', type: 'theatrical' })];
  const kobis: SourceRecord = {
    source: 'kobis',
    movie: movieOf('kobis:7', {
      originalTitle: '영화',
      directors: [{ name: 'A B', originalName: '감독' }],
      releases: opening('2026-12-03'),
    }),
  };
  const tmdb = (name: string): SourceRecord => ({
    source: 'tmdb',
    movie: movieOf('tmdb:5', {
      originalTitle: '영화',
      directors: [{ name }],
      releases: opening('2026-12-02'),
    }),
  });
  const told = ({ movies }: ReturnType<typeof mergeSources>) =>
    movies.map(({ id, releases }) => [id, releases.map(({ date }) => date)]);
  const before = mergeSources([tmdb('B A'), kobis], new Map());
  const after = mergeSources([tmdb('Another Spelling'), kobis], before.ids);
  expect([told(before), told(after)]).toEqual([[['tmdb:5', ['2026-12-03']]], [['tmdb:5', ['2026-12-03']]]]);
});
