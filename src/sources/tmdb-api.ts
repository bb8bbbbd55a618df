// Questions to TMDB, each answer checked. A list or a feed that is not as documented stops the round; a single movie or
// person is a fault.
import type { z } from 'zod';
import { faultOf } from './fault-of.ts';
import { SourceError } from './source-error.ts';
import {
  appended,
  changesPage,
  listPage,
  movieDetails,
  movieKind,
  personDetails,
  type ChangesPage,
  type ListPage,
  type MovieDetails,
  type MovieKind,
  type PersonDetails,
} from './tmdb-answers.ts';
import type { DateRange } from './tmdb-ranges.ts';

/** Resolves with the JSON of a path, whatever it holds. Throws a SourceError, with the status of a refusal. */
export type Get = (path: string, search: Record<string, string>, signal: AbortSignal) => Promise<unknown>;

export type Asked<T> = { is: T } | 'missing' | { fault: string };

/** What was asked for, if it is there. */
export const given = <T>(asked: Asked<T>): T[] =>
  typeof asked === 'object' && 'is' in asked ? [asked.is] : [];

/** The two sets of which ours are made. */
export type ListName = 'country' | 'language';
export const listNames: readonly ListName[] = ['country', 'language'];

export type Order = 'asc' | 'desc';

export type TmdbApi = {
  list(name: ListName, range: DateRange, page: number, order: Order): Promise<ListPage>;
  /** A page of what was changed from a day on until another begins, or until now; at most 14 days apart. */
  changes(from: string, until: string | undefined, page: number): Promise<ChangesPage>;
  kind(id: number): Promise<Asked<MovieKind>>;
  details(id: number): Promise<Asked<MovieDetails>>;
  person(id: number): Promise<Asked<PersonDetails>>;
};

export function tmdbApi(get: Get, signal: AbortSignal): TmdbApi {
  const record = async <T extends z.ZodType>(
    path: string,
    schema: T,
    search: Record<string, string> = {},
  ): Promise<Asked<z.infer<T>>> => {
    const answer = await orMissing(get(path, search, signal));
    return answer === undefined ? 'missing' : checked(schema, answer.json);
  };
  return {
    async list(name, range, page, order) {
      const answer = await get('/discover/movie', listSearch(name, range, page, order), signal);
      return asDocumented(listPage, answer, 'list of movies');
    },
    async changes(from, until, page) {
      const end = until === undefined ? {} : { end_date: until };
      const search = { start_date: from, ...end, page: String(page) };
      return asDocumented(changesPage, await get('/movie/changes', search, signal), 'feed of changes');
    },
    kind: (id) => record(`/movie/${id}`, movieKind),
    details: (id) =>
      record(`/movie/${id}`, movieDetails, { language: 'en-US', append_to_response: appended }),
    person: (id) => record(`/person/${id}`, personDetails),
  };
}

function listSearch(
  name: ListName,
  { from, until }: DateRange,
  page: number,
  order: Order,
): Record<string, string> {
  return {
    ...(name === 'country' ? { with_origin_country: 'KR' } : { with_original_language: 'ko' }),
    include_adult: 'false',
    ...(from === undefined ? {} : { 'primary_release_date.gte': from }),
    ...(until === undefined ? {} : { 'primary_release_date.lte': until }),
    sort_by: `primary_release_date.${order}`,
    page: String(page),
  };
}

async function orMissing(answer: Promise<unknown>): Promise<{ json: unknown } | undefined> {
  try {
    return { json: await answer };
  } catch (error) {
    if (error instanceof SourceError && error.status === 404) return undefined;
    throw error;
  }
}

function checked<T extends z.ZodType>(schema: T, json: unknown): Asked<z.infer<T>> {
  const read = schema.safeParse(json);
  return read.success ? { is: read.data } : { fault: faultOf(read.error) };
}

function asDocumented<T extends z.ZodType>(schema: T, json: unknown, what: string): z.infer<T> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw new SourceError(`TMDB gave a ${what} that is not as documented: ${faultOf(read.error)}`);
}
