import { expect, test } from 'vitest';
import { appended, movieDetails } from '../../src/sources/tmdb-answers.ts';
import { isKorean, leadingPeople, movieOf } from '../../src/sources/tmdb-movie.ts';
import { detailsOf, filmOf, openingOn, type TmdbFilm } from './tmdb-films.ts';

const details = (film: TmdbFilm) => movieDetails.parse(detailsOf(film, appended.split(',')));
const movie = (film: TmdbFilm, names: [number, string[]][] = []) =>
  movieOf(details(film), new Map(names), '2023-02-01');

test('a movie in both languages, with its people, dates, poster, places to watch and ids', () => {
  const film = filmOf(496243, {
    title: 'Parasite',
    original_title: '기생충',
    release_date: '2019-05-21',
    popularity: 26.5,
    overview: 'A family finds work.',
    poster_path: '/poster-1_a.jpg',
    genres: ['Comedy', 'Thriller'],
    directors: [{ id: 1, name: 'Bong Joon Ho', original_name: '봉준호' }],
    cast: [
      { id: 2, name: 'Song Kang-ho', original_name: '송강호' },
      { id: 3, name: 'Lee Sun-kyun', original_name: '이선균' },
      { id: 4, name: 'Person 4' },
    ],
    titles: [
      { iso_3166_1: 'FR', title: 'Le parasite' },
      { iso_3166_1: 'KR', title: 'Gisaengchung', type: 'romanization' },
      { iso_3166_1: 'US', title: 'Parasite: Black & White Edition' },
    ],
    dates: {
      KR: [{ type: 3, release_date: '2019-05-30T00:00:00.000Z' }],
      FR: [{ type: 1, release_date: '2019-05-21T00:00:00.000Z', note: 'Festival de Cannes' }],
    },
    translations: [
      { iso_639_1: 'de', title: 'Der Parasit', overview: 'Eine Familie findet Arbeit.' },
      { iso_639_1: 'ko', title: '기생충', overview: '한 가족이 일자리를 얻는다.' },
      { iso_639_1: 'en', title: '', overview: 'A family finds work.' },
    ],
    imdb: 'tt6751668',
    wikidata: 'Q61448040',
    watch: { KR: ['TVING', 'Wavve', 'Watcha', 'Another one'], US: ['Hulu'] },
  });
  const names: [number, string[]][] = [
    [1, ['Bong Joon-ho', '봉준호', 'Bong Joon Ho']],
    [3, []],
  ];
  expect(movie(film, names)).toEqual({
    id: 'tmdb:496243',
    title: 'Parasite',
    originalTitle: '기생충',
    aliases: ['Parasite: Black & White Edition', 'Gisaengchung'],
    synopsis: { en: 'A family finds work.', ko: '한 가족이 일자리를 얻는다.' },
    directors: [{ name: 'Bong Joon Ho', originalName: '봉준호', otherNames: ['Bong Joon-ho'] }],
    cast: [
      { name: 'Song Kang-ho', originalName: '송강호' },
      { name: 'Lee Sun-kyun', originalName: '이선균' },
      { name: 'Person 4' },
    ],
    genres: ['Comedy', 'Thriller'],
    releases: [
      { date: '2019-05-21', region: 'FR', type: 'festival', asOf: '2023-02-01', source: 'TMDB', earlier: [] },
      {
        date: '2019-05-30',
        region: 'KR',
        type: 'theatrical',
        asOf: '2023-02-01',
        source: 'TMDB',
        earlier: [],
      },
    ],
    poster: 'https://image.tmdb.org/t/p/w342/poster-1_a.jpg',
    links: [
      { label: 'TMDB', url: 'https://www.themoviedb.org/movie/496243' },
      {
        label: 'TVING, wavve, WATCHA (JustWatch)',
        url: 'https://www.themoviedb.org/movie/496243/watch?locale=KR',
      },
    ],
    ids: { wikidata: 'Q61448040', tmdb: 496243, imdb: 'tt6751668' },
    notable: false,
    popularity: 26.5,
    source: { name: 'TMDB', asOf: '2023-02-01', url: 'https://www.themoviedb.org/movie/496243' },
  });
});

test('an id of IMDb that is empty or none in one place is taken from the other', () => {
  const film = details(filmOf(17, { imdb: 'tt0000017' }));
  const idsWith = (imdb_id: string) =>
    movieOf({ ...film, external_ids: { imdb_id } }, new Map(), '2023-02-01').ids;
  expect(['', 'unknown', 'tt0000018'].map(idsWith)).toEqual([
    { tmdb: 17, imdb: 'tt0000017' },
    { tmdb: 17, imdb: 'tt0000017' },
    { tmdb: 17, imdb: 'tt0000018' },
  ]);
});

test('of a movie of which nothing is known nothing is said', () => {
  expect(movie(filmOf(17, { title: '영화 17' }))).toEqual({
    id: 'tmdb:17',
    title: '영화 17',
    aliases: [],
    directors: [],
    cast: [],
    genres: [],
    releases: [],
    links: [{ label: 'TMDB', url: 'https://www.themoviedb.org/movie/17' }],
    ids: { tmdb: 17 },
    notable: false,
    popularity: 0.1,
    source: { name: 'TMDB', asOf: '2023-02-01', url: 'https://www.themoviedb.org/movie/17' },
  });
});

const english = { iso_3166_1: 'GB', title: 'Movie 17 in English' };
const romanised = { iso_3166_1: 'KR', title: 'Yeonghwa 17', type: 'Romanization' };

test.each([
  ['its own', { title: 'Movie 17', titles: [romanised] }, ['Movie 17', '영화 17', ['Yeonghwa 17']]],
  [
    'a translation',
    { translations: [{ iso_639_1: 'en', title: 'Movie 17' }], titles: [english] },
    ['Movie 17', '영화 17', ['Movie 17 in English']],
  ],
  ['an alternative', { titles: [romanised, english] }, ['Movie 17 in English', '영화 17', ['Yeonghwa 17']]],
  ['a romanised one', { titles: [romanised] }, ['Yeonghwa 17', '영화 17', []]],
  ['figures alone', { title: '1987', original_title: '1987' }, ['1987', undefined, []]],
  [
    'of a movie in another language what it is called in Korea',
    {
      title: 'Movie 17',
      original_title: 'Film 17',
      original_language: 'fr',
      translations: [{ iso_639_1: 'ko', title: '영화 17' }],
    },
    ['Movie 17', '영화 17', ['Film 17']],
  ],
] satisfies [string, Partial<TmdbFilm>, unknown[]][])('the title: %s', (_, given, expected) => {
  const { title, originalTitle, aliases } = movie(filmOf(17, { title: '영화 17', ...given }));
  expect([title, originalTitle, aliases]).toEqual(expected);
});

test('a synopsis in Korean alone is shown in both languages rather than none', () => {
  const { synopsis } = movie(filmOf(1, { translations: [{ iso_639_1: 'ko', overview: '이야기' }] }));
  expect(synopsis).toEqual({ en: '이야기', ko: '이야기' });
});

test.each(['/../x.jpg?a', 'poster.jpg', 'https://elsewhere.example/x.jpg', ''])(
  'no poster from %j',
  (path) => {
    expect(movie(filmOf(1, { poster_path: path })).poster).toBe(undefined);
  },
);

test('the first fifteen of the cast are kept, and the names of directors and the first five asked for', () => {
  const cast = Array.from({ length: 20 }, (_, index) => ({ id: 100 + index, name: `Person ${index}` }));
  const film = filmOf(1, {
    cast,
    directors: [
      { id: 101, name: 'Person 1' },
      { id: 9, name: 'Person 9' },
    ],
  });
  expect(movie(film).cast.map(({ name }) => name)).toEqual(cast.slice(0, 15).map(({ name }) => name));
  expect(leadingPeople(details(film))).toEqual([101, 9, 100, 102, 103, 104]);
});

test.each([
  [{ original_language: 'ko', origin_country: ['US'] }, true],
  [{ original_language: 'en', origin_country: ['US', 'KR'] }, true],
  [{ original_language: 'ja', origin_country: ['JP'] }, false],
])('%j is ours: %s', (given, ours) => {
  expect(isKorean(details(openingOn(1, '2023-02-17', given)))).toBe(ours);
});
