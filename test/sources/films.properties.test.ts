import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/core/movie-schema.ts';
import type { Movie } from '../../src/core/movie.ts';
import { listedMovie } from '../../src/sources/kobis-answers.ts';
import { movieOf as movieOfKobis, peopleOf } from '../../src/sources/kobis-movie.ts';
import { movieDetails } from '../../src/sources/tmdb-answers.ts';
import { movieOf as movieOfTmdb } from '../../src/sources/tmdb-movie.ts';

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', ' ', '영화 1', 'Movie 1', 'tt0000001', 'Q1', '/poster.jpg', 'Netflix', 'KR', '한국'),
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.oneof(values, fc.constantFrom(null, undefined));
const anyDay = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    '2023-02-17',
    '2023-02-31',
    '0000-01-01',
    '20230217',
    '20230200',
    '00000000',
    '99991231',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const anyRegion = fc.oneof(anyText, fc.constantFrom('KR', 'US', 'SU', 'XX', 'kr'));
const some = <T>(values: fc.Arbitrary<T>) => fc.array(values, { maxLength: 4 });
const anyPerson = fc.record({
  id: fc.integer({ min: 1, max: 9 }),
  name: anyText,
  original_name: maybe(anyText),
});

const anyDetails = fc.record({
  id: fc.integer({ min: 1 }),
  original_language: fc.constantFrom('ko', 'en'),
  origin_country: some(anyRegion),
  title: anyText,
  original_title: anyText,
  overview: maybe(anyText),
  release_date: anyDay,
  popularity: maybe(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
  poster_path: maybe(anyText),
  imdb_id: maybe(anyText),
  genres: some(fc.record({ name: anyText })),
  credits: fc.record({
    cast: some(anyPerson),
    crew: some(anyPerson.map((person) => ({ ...person, job: 'Director' }))),
  }),
  alternative_titles: fc.record({
    titles: some(fc.record({ iso_3166_1: anyRegion, title: anyText, type: maybe(anyText) })),
  }),
  release_dates: fc.record({
    results: some(
      fc.record({
        iso_3166_1: anyRegion,
        release_dates: some(
          fc.record({ release_date: anyDay, type: fc.integer({ min: 0, max: 7 }), note: maybe(anyText) }),
        ),
      }),
    ),
  }),
  translations: fc.record({
    translations: some(
      fc.record({
        iso_639_1: fc.constantFrom('ko', 'en', 'de'),
        data: fc.record({ title: maybe(anyText), overview: maybe(anyText) }),
      }),
    ),
  }),
  external_ids: fc.record({ imdb_id: maybe(anyText), wikidata_id: maybe(anyText) }),
  'watch/providers': fc.record({
    results: fc.dictionary(
      fc.constantFrom('KR', 'US'),
      fc.record({ flatrate: maybe(some(fc.record({ provider_name: anyText }))) }),
    ),
  }),
});

const isWanted = (movie: Movie): void => {
  // As it comes back from where it is kept; the file's own form of id is narrower.
  const kept: Movie = { ...JSON.parse(JSON.stringify(movie)), id: movie.id.toLowerCase() };
  expect(readCatalogue({ movies: [kept] })).toEqual({ movies: [kept] });
};

test('whatever TMDB says, a movie is as the catalogue wants it', () => {
  const names = fc.dictionary(fc.constantFrom('1', '2', '3'), some(anyText));
  fc.assert(
    fc.property(anyDetails, names, (given, otherNames) => {
      const { data } = movieDetails.safeParse(given);
      expect(data === undefined).toBe(given.title.trim() === '' || given.original_title.trim() === '');
      const filled = Object.entries(otherNames).map(
        ([id, all]) => [Number(id), all.filter((name) => name.trim() !== '')] as const,
      );
      if (data) isWanted(movieOfTmdb(data, new Map(filled), '2023-02-01'));
    }),
    { numRuns: 300 },
  );
});

test('whatever KOBIS says, a movie is as the catalogue wants it', () => {
  const person = fc.record({ peopleNm: anyText, peopleNmEn: anyText });
  const listed = fc.record({
    movieCd: fc.constantFrom('20190001', '2019A001'),
    movieNm: anyText,
    movieNmEn: maybe(anyText),
    openDt: maybe(anyDay),
    genreAlt: maybe(fc.oneof(anyText, fc.constantFrom('드라마,SF', '사극'))),
    repGenreNm: maybe(anyText),
    directors: maybe(some(person)),
  });
  const people = fc.option(fc.record({ directors: some(person), actors: some(person) }), { nil: undefined });
  fc.assert(
    fc.property(listed, people, (given, asked) => {
      const { data } = listedMovie.safeParse(given);
      expect(data === undefined).toBe(given.movieNm.trim() === '');
      if (data) isWanted(movieOfKobis(data, asked && peopleOf(asked), '2023-02-01'));
    }),
    { numRuns: 300 },
  );
});
