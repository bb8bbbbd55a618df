import { expect, test } from 'vitest';
import { showMovie } from '../../src/cli/catalogue-show.ts';
import { mergeSources } from '../../src/core/merge.ts';
import { record } from '../core/records.ts';
import { releaseOf } from '../core/samples.ts';

const today = Temporal.PlainDate.from('2026-11-25');

const records = [
  record('file', 'own', {
    title: 'Movie 1',
    ids: { wikidata: 'Q1' },
    source: { name: 'Us', asOf: '2026-11-20' },
    releases: [releaseOf('2027-03-01', { region: 'JP', source: 'The distributor' })],
  }),
  record('wikidata', 'wikidata:Q1', {
    title: 'Movie one\u202e',
    originalTitle: '영화 하나',
    synopsis: { en: 'A line.\nAnother.' },
    ids: { wikidata: 'Q1', tmdb: 670 },
    releases: [releaseOf('2027-02')],
  }),
  record('tmdb', 'tmdb:670', {
    title: 'Movie one',
    ids: { tmdb: 670 },
    directors: [{ name: 'Person 1', originalName: '사람' }],
    releases: [releaseOf('2026-12-24', { region: 'KR', type: 'theatrical', asOf: '2026-11-10' })],
  }),
  record('kobis', 'kobis:7', { title: '영화 하나', ids: { kobis: '7' } }),
  record('wikidata', 'wikidata:Q2', { title: 'Movie 2' }),
];
const known = new Map(['file:own', 'wikidata:Q9'].map((record) => [record, 'own']));
const merged = mergeSources(records, known);

const shown = (id: string): string[] | string => {
  try {
    return showMovie(merged, id, today);
  } catch (error) {
    return String(error);
  }
};

const lines = [
  'own, also tmdb:670, wikidata:Q1',
  '  title          Movie 1  [file, 2026-11-20]',
  '  originalTitle  영화 하나  [wikidata, 2026-11-01]',
  '  synopsis.en    A line. Another.  [wikidata, 2026-11-01]',
  '  directors      Person 1 (사람)  [tmdb, 2026-11-01]',
  '  ids.wikidata   Q1  [file, 2026-11-20]',
  '  ids.tmdb       670  [tmdb, 2026-11-01]',
  '  release        2026-12-24 KR theatrical  [tmdb, 2026-11-10]',
  '  release        2027-03-01 JP (The distributor)  [file]',
  '  notable        yes  [file]',
  'Not joined, though it may be the same movie:',
  '  kobis:7, file:own, tmdb:670, wikidata:Q1: the title agrees; year and director do not both',
];

test.each(['own', 'wikidata:Q1', 'tmdb:670', '670', 'wikidata:Q9'])(
  'each value with its source and day, by %s',
  (id) => {
    expect(shown(id)).toEqual(lines);
  },
);

test('one that no file knows is notable or not by the rule', () => {
  expect(shown('wikidata:Q2')).toEqual([
    'wikidata:Q2',
    '  title          Movie 2  [wikidata, 2026-11-01]',
    '  notable        no  [by the rule]',
  ]);
});

test('a title is no id: the nearest are named', () => {
  expect(shown('Movie 2\n')).toBe(
    'UseError: No movie has the id Movie 2 . The nearest are:\n  wikidata:Q2  Movie 2\n  own  Movie 1\n  kobis:7  영화 하나',
  );
});
