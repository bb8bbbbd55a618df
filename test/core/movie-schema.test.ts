import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/core/movie-schema.ts';

const least = { id: 'a', title: 'A', source: 'Test' };
const faultsOf = (...movies: unknown[]) => {
  const read = readCatalogue({ movies });
  return 'faults' in read ? read.faults.map(({ path, reason }) => `${path}: ${reason}`) : [];
};

test('the least that a movie needs becomes a whole movie', () => {
  expect(readCatalogue({ movies: [least] })).toStrictEqual({
    movies: [
      {
        id: 'a',
        title: 'A',
        aliases: [],
        directors: [],
        cast: [],
        genres: [],
        releases: [],
        links: [],
        ids: {},
        notable: true,
        source: { name: 'Test' },
      },
    ],
  });
});

test('everything that a movie may have is kept, text becomes objects, dates are in order', () => {
  const whole = {
    ...least,
    originalTitle: '에이',
    aliases: ['B'],
    synopsis: 'Short.',
    directors: ['D'],
    cast: [{ name: 'C', originalName: '씨', otherNames: ['See'] }],
    genres: ['Drama'],
    releases: [
      { date: '2024' },
      {
        date: '2023-02-17',
        region: 'KR',
        type: 'theatrical',
        platform: 'P',
        asOf: '2023-02-01',
        source: 'S',
        earlier: [{ date: '2023', asOf: '2023-01-02', source: 'E' }, { asOf: '2023-01-01' }],
      },
    ],
    poster: 'https://example.org/p.jpg',
    links: [{ label: 'L', url: 'https://example.org/' }],
    ids: { wikidata: 'Q42', tmdb: 1, kobis: '20228796', imdb: 'tt0364569' },
    notable: false,
    popularity: 2.5,
    source: { name: 'Test', asOf: '2023-02-01', url: 'https://example.org/' },
  };
  const [, dated] = whole.releases;
  expect(readCatalogue({ movies: [whole] })).toStrictEqual({
    movies: [
      {
        ...whole,
        synopsis: { en: 'Short.' },
        directors: [{ name: 'D' }],
        releases: [
          { ...dated, earlier: [{ asOf: '2023-01-01' }, { date: '2023', asOf: '2023-01-02', source: 'E' }] },
          { date: '2024', earlier: [] },
        ],
      },
    ],
  });
});

describe('faults', () => {
  test('a date that the calendar lacks is named by its place', () => {
    const releases = [{ date: '2023-02-31' }, { date: '2023-13' }, { date: '17.02.2023' }];
    expect(faultsOf(least, { ...least, id: 'b', releases })).toEqual([
      'movies[1].releases[0].date: "2023-02-31" is not a calendar date',
      'movies[1].releases[1].date: "2023-13" is not a calendar date',
      'movies[1].releases[2].date: "17.02.2023" is not a calendar date',
    ]);
  });

  test('a statement has a full day', () => {
    const releases = [{ date: '2023', asOf: '2023-02', earlier: [{ asOf: '2023' }, {}] }];
    expect(faultsOf({ ...least, releases, source: { name: 'S', asOf: '2023-02-30' } })).toEqual([
      'movies[0].releases[0].asOf: "2023-02" is not a day such as 2023-02-17',
      'movies[0].releases[0].earlier[0].asOf: "2023" is not a day such as 2023-02-17',
      'movies[0].releases[0].earlier[1].asOf: is missing',
      'movies[0].source.asOf: "2023-02-30" is not a calendar date',
    ]);
  });

  test('an unknown key is a fault wherever it is', () => {
    const movie = {
      ...least,
      colour: 1,
      'two words': 2,
      releases: [{ date: '2023', earlier: [{ asOf: '2023-01-01', x: 1 }], y: 1 }],
      cast: [{ name: 'C', z: 1 }],
      ids: { letterboxd: 'a' },
      links: [{ label: 'L', url: 'https://example.org/', w: 1 }],
      synopsis: { en: 'S', de: 'S' },
      source: { name: 'S', v: 1 },
    };
    expect(faultsOf(movie).toSorted()).toEqual([
      'movies[0].cast[0].z: is not a known key',
      'movies[0].colour: is not a known key',
      'movies[0].ids.letterboxd: is not a known key',
      'movies[0].links[0].w: is not a known key',
      'movies[0].releases[0].earlier[0].x: is not a known key',
      'movies[0].releases[0].y: is not a known key',
      'movies[0].source.v: is not a known key',
      'movies[0].synopsis.de: is not a known key',
      'movies[0]["two words"]: is not a known key',
    ]);
    expect(readCatalogue({ movies: [], version: 1 })).toEqual({
      faults: [{ path: 'version', reason: 'is not a known key' }],
    });
  });

  test('a doubled id is named with the first, among other faults too', () => {
    expect(faultsOf(least, { ...least, title: ' ' }, 7, least)).toEqual([
      'movies[1].title: must not be empty',
      'movies[2]: 7 is not an object',
      'movies[1].id: "a" is also the id of movies[0]',
      'movies[3].id: "a" is also the id of movies[0]',
    ]);
  });

  test('a doubled id among very many is found in time', () => {
    const movies = Array.from({ length: 300_000 }, (_, index) => ({ ...least, id: `movie-${index}` }));
    expect(readCatalogue({ movies: [...movies, { ...least, id: 'movie-7' }] })).toEqual({
      faults: [{ path: 'movies[300000].id', reason: '"movie-7" is also the id of movies[7]' }],
    });
  });

  test('ids, regions, types and addresses have their forms', () => {
    expect(
      faultsOf({
        ...least,
        id: 'Not an id',
        releases: [{ date: '2023', region: 'XX', type: 'dvd' }],
        poster: 'http://example.org/p.jpg',
        links: [{ label: '', url: 'javascript:alert(1)' }],
        ids: { wikidata: '42', tmdb: 0.5, kobis: '../x' },
      }),
    ).toEqual([
      'movies[0].id: "Not an id" does not look like kill-boksoon: a-z, 0-9 and :_- only, at most 60',
      'movies[0].releases[0].region: "XX" is not a region of ISO 3166, such as KR',
      'movies[0].releases[0].type: "dvd" is none of "theatrical", "streaming", "festival", "tv", "other"',
      'movies[0].poster: "http://example.org/p.jpg" is not an https address',
      'movies[0].links[0].label: must not be empty',
      'movies[0].links[0].url: "javascript:alert(1)" is not an https address',
      'movies[0].ids.wikidata: "42" does not look like Q42',
      'movies[0].ids.tmdb: 0.5 is not a whole number',
      'movies[0].ids.kobis: "../x" does not look like 20228796',
    ]);
    expect(faultsOf({ ...least, ids: { tmdb: 0 } })).toEqual(['movies[0].ids.tmdb: 0 is too small']);
  });

  test('wrong kinds of value, and nothing at all', () => {
    expect(faultsOf({ id: 1, title: null, source: [], cast: 'C', genres: [''], synopsis: {} })).toEqual([
      'movies[0].id: 1 is not text',
      'movies[0].title: null is not text',
      'movies[0].synopsis.en: is missing',
      'movies[0].cast: "C" is not a list',
      'movies[0].genres[0]: must not be empty',
      'movies[0].source: [] is not an object',
    ]);
    expect([null, [], 'x', {}].map(readCatalogue)).toEqual([
      { faults: [{ path: '', reason: 'null is not an object' }] },
      { faults: [{ path: '', reason: '[] is not an object' }] },
      { faults: [{ path: '', reason: '"x" is not an object' }] },
      { faults: [{ path: 'movies', reason: 'is missing' }] },
    ]);
  });

  test('a long value is cut where it is named', () => {
    const [fault = ''] = faultsOf({ ...least, poster: `x\n${'y'.repeat(500)}` });
    expect(fault).toBe(`movies[0].poster: "x\\n${'y'.repeat(55)}… is not an https address`);
  });
});
