// The movies of some ids, read from TMDB at once.
import type { Movie } from '../core/movie.ts';
import type { SkippedRecord } from './source.ts';
import type { MovieDetails } from './tmdb-answers.ts';
import { given, type Asked, type TmdbApi } from './tmdb-api.ts';
import { askEach } from './tmdb-each.ts';
import { isKorean, leadingPeople, movieOf } from './tmdb-movie.ts';

/** By person's id. It is filled while movies are read, and spares the same question. */
export type OtherNames = Map<number, readonly string[]>;

export type Records = {
  movies: Movie[];
  skipped: SkippedRecord[];
  /** Ids that TMDB does not have. */
  missing: string[];
  /** Ids of what is adult, or neither made in Korea nor in Korean. */
  notOurs: string[];
};

/**
 * A person's other names cost a request for each. They are asked for where people look for a movie: its directors and
 * the first five of its cast if its popularity is at least 1. Of 1,595 better known Korean films 1,087 are so, with
 * 2,379 such people.
 */
const popularityWithNames = 1;
const mostOtherNames = 8;

/** `asOf`: the day on which they are read. */
export async function recordsOf(
  api: TmdbApi,
  ids: readonly number[],
  { names, asOf }: { names: OtherNames; asOf: string },
): Promise<Records> {
  const answers = await askEach(ids, api.details);
  const read = answers.flatMap(({ asked }) => given(asked));
  const ours = read.filter((details) => !details.adult && isKorean(details));
  await askNames(api, ours, names);
  return {
    movies: ours.map((details) => movieOf(details, names, asOf)),
    skipped: answers.flatMap(({ id, asked }) => skippedIn(keyOf(id), asked)),
    missing: answers.filter(({ asked }) => asked === 'missing').map(({ id }) => keyOf(id)),
    notOurs: read.filter((details) => !ours.includes(details)).map(({ id }) => keyOf(id)),
  };
}

const keyOf = (id: number): string => `tmdb:${id}`;

const skippedIn = (id: string, asked: Asked<MovieDetails>): SkippedRecord[] =>
  typeof asked === 'object' && 'fault' in asked ? [{ id, reason: asked.fault }] : [];

async function askNames(api: TmdbApi, movies: readonly MovieDetails[], names: OtherNames): Promise<void> {
  const popular = movies.filter(({ popularity }) => (popularity ?? 0) >= popularityWithNames);
  const people = new Set(popular.flatMap(leadingPeople).filter((id) => !names.has(id)));
  for (const { id, asked } of await askEach([...people], api.person)) {
    const known = given(asked).flatMap(({ also_known_as }) => also_known_as);
    names.set(id, known.filter(isReadable).slice(0, mostOtherNames));
  }
}

/** In letters that people here type: the others are translations. */
const isReadable = (name: string): boolean =>
  !/(?!\p{Script=Latin}|\p{Script=Hangul})\p{L}/u.test(name) && name !== '';
