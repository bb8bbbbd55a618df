import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { readCatalogueFile } from '../../src/sources/file.ts';
import { movieOf, on, releasedOn, releaseOf } from './samples.ts';

const shipped = catalogueOf(await readCatalogueFile('data/movies.json'));
const today = on('2023-02-01');
const ids = (movies: readonly { id: string }[]) => movies.map(({ id }) => id);

describe('a catalogue', () => {
  test('lists its movies by first date, undated ones last, then by title', () => {
    const movies = [
      movieOf('undated-b', { title: 'B' }),
      movieOf('undated-a', { title: 'A' }),
      releasedOn('year', '2023'),
      releasedOn('late', '2023-03-01', '2023-05-01'),
      releasedOn('b', '2023-01-01'),
      releasedOn('a', '2023-01-01'),
    ];
    expect(ids(catalogueOf(movies).movies)).toEqual(['a', 'b', 'year', 'late', 'undated-a', 'undated-b']);
    expect(ids(movies)[0]).toBe('undated-b');
  });

  test('knows when it was last true, and its sources', () => {
    const stated = movieOf('a', {
      source: { name: 'A', asOf: '2023-02-01' },
      releases: [releaseOf('2024', { source: 'B', asOf: '2023-05-01', earlier: [{ asOf: '2023-04-01' }] })],
    });
    const told = movieOf('b', { source: { name: 'A' }, earlier: [{ asOf: '2023-06-01' }] });
    expect(catalogueOf([stated]).asOf).toBe('2023-05-01');
    expect(catalogueOf([stated, told]).asOf).toBe('2023-06-01');
    expect(catalogueOf([stated, told]).sources).toEqual(['A', 'B']);
    expect('asOf' in catalogueOf([])).toBe(false);
  });

  test('gives a movie by its id', () => {
    expect(shipped.movie('unlocked')?.title).toBe('Unlocked');
    expect(shipped.movie('constructor')).toBeUndefined();
  });

  test.each([
    ['unlcoked', ['unlocked']],
    ['스마트폰', ['unlocked']],
    ['yim siwan', ['unlocked']],
    ['Si-wan Yim', ['unlocked']],
    ['임시완', ['unlocked']],
    ['Unlocked (2023) · 스마트폰을 …', ['unlocked']],
    ['kill-boksoon', ['kill-boksoon']],
    ['jung e', ['jung-e']],
    ['point men', ['the-point-men']],
    ['project silence', ['silence']],
    ['사일런스', ['silence']],
    ['발레리노', ['ballerina']],
    ['kim hee won', ['unlocked', 'silence']],
    ['연상호', ['jung-e']],
    ['zzzz', []],
    ['asdfgh', []],
    ['1987', []],
  ])('%j means %j', (text, meant) => {
    expect(ids(shipped.find(text, today))).toEqual(meant);
  });

  test('an id comes before a title', () => {
    const movies = catalogueOf([movieOf('b', { title: 'Z' }), { ...releasedOn('x', '2020'), title: 'B' }]);
    expect(ids(movies.movies)).toEqual(['x', 'b']);
    expect(ids(movies.find(' b ', today))).toEqual(['b', 'x']);
  });

  test('suggests what is nearest in time while nothing is typed', () => {
    expect(ids(shipped.suggest(' ', today, 3))).toEqual(['jung-e', 'the-point-men', 'unlocked']);
    expect(ids(catalogueOf([movieOf('undated'), releasedOn('old', '1999')]).suggest('', today, 25))).toEqual([
      'old',
      'undated',
    ]);
    expect(ids(shipped.suggest('ki', today, 1))).toEqual(['kill-boksoon']);
  });

  test('names the nearest where nothing is found', () => {
    expect(ids(shipped.nearest('kil boksun', 1))).toEqual(['kill-boksoon']);
    expect(shipped.nearest('🎬', 3)).toHaveLength(3);
  });
});

describe('its people', () => {
  test('are found in both orders, in both scripts, with their movies by date', () => {
    const found = shipped
      .findPeople('Won Kim Hee')
      .map(({ person, movies }) => [person, movies.map(({ movie, as }) => [movie.id, as])]);
    expect(found).toEqual([
      [
        { name: 'Kim Hee Won', originalName: '김희원' },
        [
          ['unlocked', 'cast'],
          ['silence', 'cast'],
        ],
      ],
    ]);
    const names = (text: string) => shipped.findPeople(text).map(({ person }) => person.name);
    expect(['yeon sang-ho', 'Sangho Yeon', '연상호', '상호 연', 'yeon sangoh'].map(names)).toEqual(
      Array.from({ length: 5 }, () => ['Yeon Sang-ho']),
    );
    expect(names('김태곤')).toEqual(['Tae-gon Kim']);
    expect(names('kim tae-gon')).toEqual(['Tae-gon Kim']);
    expect(names('zzzz')).toEqual([]);
  });

  test('direct and act', () => {
    const both = { name: 'Ha' };
    const movies = catalogueOf([
      movieOf('a', { directors: [both], cast: [both, { name: 'Ha', originalName: '하' }] }),
    ]);
    expect(
      movies.findPeople('ha').map(({ person, movies }) => [person, ...movies.map(({ as }) => as)]),
    ).toEqual([
      [both, 'both'],
      [{ name: 'Ha', originalName: '하' }, 'cast'],
    ]);
    expect(shipped.findPeople('연상호')[0]?.movies.map(({ as }) => as)).toEqual(['director']);
  });

  test('are suggested by what they made and by name while nothing is typed, else as found', () => {
    expect(shipped.suggestPeople('', 2).map(({ name }) => name)).toEqual(['Kim Hee Won', 'Byun Sung-hyun']);
    expect(shipped.suggestPeople('hyun bi', 25).map(({ name }) => name)).toEqual(['Hyun Bin']);
    expect(shipped.nearestPeople('byn sunghyon', 1).map(({ name }) => name)).toEqual(['Byun Sung-hyun']);
  });
});

test('a search among some thousand movies takes a moment', () => {
  const names = Array.from(
    { length: 3000 },
    (_, index) => `Movie ${String.fromCharCode(97 + (index % 26))}${index}`,
  );
  const many = catalogueOf(
    names.map((title, index) =>
      movieOf(`m${index}`, { title, cast: [{ name: `Kim Person${index % 700}` }] }),
    ),
  );
  const start = performance.now();
  expect(ids(many.find('movie d2993', today))).toEqual(['m2993']);
  many.nearest('nothing like it at all', 3);
  expect(performance.now() - start).toBeLessThan(2000);
});
