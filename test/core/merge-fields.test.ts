import { expect, test } from 'vitest';
import { mergeSources } from '../../src/core/merge.ts';
import { originsOf } from '../../src/core/merge-origins.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { SourceRecord } from '../../src/core/source-record.ts';
import { record } from './records.ts';

const ids = { tmdb: 849869 };
const wikidata = record('wikidata', 'wikidata:Q1', {
  title: 'Kill Boksoon',
  originalTitle: '길복순',
  aliases: ['Gil Bok-soon', 'kill-boksoon'],
  directors: [{ name: 'Byun Sung-hyun', originalName: '변성현' }],
  cast: [
    { name: 'Jeon Do-yeon', originalName: '전도연' },
    { name: 'Sol Kyung-gu', originalName: '설경구' },
  ],
  genres: ['action film'],
  releases: [{ date: '2023-02-18', asOf: '2026-11-01', source: 'Wikidata', earlier: [] }],
  ids: { wikidata: 'Q1', ...ids },
  popularity: 18,
  source: { name: 'Wikidata', asOf: '2026-11-01' },
});
const tmdb = record('tmdb', 'tmdb:849869', {
  title: 'Kill Boksoon',
  synopsis: { en: 'A mother and killer.', ko: '엄마이자 킬러.' },
  cast: [{ name: 'Jeon Do-yeon' }, { name: 'Seol Kyung-gu', originalName: '설경구' }],
  releases: [
    {
      date: '2023-03-31',
      region: 'KR',
      type: 'streaming',
      platform: 'Netflix',
      asOf: '2026-11-02',
      source: 'TMDB',
      earlier: [],
    },
  ],
  poster: 'https://image.tmdb.org/t/p/w342/a.jpg',
  links: [{ label: 'TMDB', url: 'https://www.themoviedb.org/movie/849869' }],
  ids: { ...ids, imdb: 'tt15218000' },
  popularity: 7.5,
  source: { name: 'TMDB', asOf: '2026-11-02' },
});
const file = record('file', 'kill-boksoon', {
  title: 'Kill Bok-soon',
  directors: [{ name: 'Byun Sung-hyun' }],
  links: [{ label: 'Ours', url: 'https://www.themoviedb.org/movie/849869' }],
  ids,
  source: { name: 'Us', asOf: '2023-02-01' },
});

function merged(...records: SourceRecord[]): Movie | undefined {
  return mergeSources(records, new Map()).movies[0];
}

test("field by field the operator's file wins, then TMDB, then Wikidata", () => {
  expect(merged(wikidata, tmdb, file)).toEqual({
    id: 'kill-boksoon',
    alsoIds: ['tmdb:849869', 'wikidata:Q1'],
    title: 'Kill Bok-soon',
    originalTitle: '길복순',
    aliases: ['Gil Bok-soon'],
    synopsis: { en: 'A mother and killer.', ko: '엄마이자 킬러.' },
    directors: [{ name: 'Byun Sung-hyun', originalName: '변성현' }],
    cast: [
      { name: 'Jeon Do-yeon', originalName: '전도연' },
      { name: 'Seol Kyung-gu', originalName: '설경구', otherNames: ['Sol Kyung-gu'] },
    ],
    genres: ['action film'],
    releases: tmdb.movie.releases,
    poster: 'https://image.tmdb.org/t/p/w342/a.jpg',
    links: file.movie.links,
    ids: { tmdb: 849869, wikidata: 'Q1', imdb: 'tt15218000' },
    notable: true,
    popularity: 7.5,
    source: { name: 'Us', asOf: '2023-02-01' },
  });
});

test('what is of one source alone stays as it is, but for its popularity', () => {
  expect(merged(tmdb)).toEqual({ ...tmdb.movie, notable: true });
  expect(merged(wikidata)).toEqual({ ...wikidata.movie, notable: true, popularity: 6 });
});

test('a Korean title that stands for an English one gives way to one, but not the operator’s', () => {
  const unnamed = record('wikidata', 'wikidata:Q1', { title: '길복순', ids: { wikidata: 'Q1', kobis: '1' } });
  const kobis = record('kobis', 'kobis:1', { title: 'Kill Bok-soon', originalTitle: '길복순' });
  const titles = (movie: Movie | undefined) => movie && [movie.title, movie.originalTitle, movie.aliases];
  expect(titles(merged(unnamed, kobis))).toEqual(['Kill Bok-soon', '길복순', []]);
  const own = record('file', 'own', { title: '복순', ids: { kobis: '1' } });
  expect(titles(merged(own, unnamed, kobis))).toEqual(['복순', undefined, ['길복순', 'Kill Bok-soon']]);
});

test('each value has its source and day', () => {
  expect(originsOf([file, tmdb, wikidata])).toEqual([
    { field: 'title', value: 'Kill Bok-soon', source: 'file', asOf: '2023-02-01' },
    { field: 'originalTitle', value: '길복순', source: 'wikidata', asOf: '2026-11-01' },
    { field: 'aliases', value: 'Gil Bok-soon, kill-boksoon', source: 'wikidata', asOf: '2026-11-01' },
    { field: 'synopsis.en', value: 'A mother and killer.', source: 'tmdb', asOf: '2026-11-02' },
    { field: 'synopsis.ko', value: '엄마이자 킬러.', source: 'tmdb', asOf: '2026-11-02' },
    { field: 'directors', value: 'Byun Sung-hyun', source: 'file', asOf: '2023-02-01' },
    { field: 'directors', value: 'Byun Sung-hyun (변성현)', source: 'wikidata', asOf: '2026-11-01' },
    { field: 'cast', value: 'Jeon Do-yeon, Seol Kyung-gu (설경구)', source: 'tmdb', asOf: '2026-11-02' },
    {
      field: 'cast',
      value: 'Jeon Do-yeon (전도연), Sol Kyung-gu (설경구)',
      source: 'wikidata',
      asOf: '2026-11-01',
    },
    { field: 'genres', value: 'action film', source: 'wikidata', asOf: '2026-11-01' },
    {
      field: 'poster',
      value: 'https://image.tmdb.org/t/p/w342/a.jpg',
      source: 'tmdb',
      asOf: '2026-11-02',
    },
    {
      field: 'links',
      value: 'https://www.themoviedb.org/movie/849869',
      source: 'file',
      asOf: '2023-02-01',
    },
    { field: 'popularity', value: '7.5', source: 'tmdb', asOf: '2026-11-02' },
    { field: 'ids.wikidata', value: 'Q1', source: 'wikidata', asOf: '2026-11-01' },
    { field: 'ids.tmdb', value: '849869', source: 'file', asOf: '2023-02-01' },
    { field: 'ids.imdb', value: 'tt15218000', source: 'tmdb', asOf: '2026-11-02' },
    {
      field: 'release',
      value: '2023-03-31 KR streaming Netflix',
      source: 'tmdb',
      asOf: '2026-11-02',
    },
  ]);
});

test('a release that names no source says the one it came from, once the movie is of another', () => {
  const own = record('file', 'own', { ids });
  const plain = record('tmdb', 'tmdb:849869', {
    ids,
    releases: [{ date: '2023-03-31', region: 'KR', earlier: [] }],
    source: { name: 'TMDB', asOf: '2026-11-02' },
  });
  expect(merged(own, plain)?.releases).toEqual([
    { date: '2023-03-31', region: 'KR', source: 'TMDB', asOf: '2026-11-02', earlier: [] },
  ]);
});
