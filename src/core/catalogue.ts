// All movies, in memory, and what can be asked of them. A catalogue never changes: a newer one replaces it.
import { inSteps } from './in-steps.ts';
import type { Movie, Person } from './movie.ts';
import { peopleOf, type Filmography } from './people.ts';
import { isSearchable } from './search/letters.ts';
import { buildSearch } from './search/search.ts';
import { nearestInTime } from './nearest-in-time.ts';

export type { Filmography };

export type Catalogue = {
  /** By first release date, undated ones last, then by title. */
  movies: readonly Movie[];
  /** The latest day on which anything in it was stated: 2023-02-01. */
  asOf?: string;
  /** The names of its sources, each once. */
  sources: readonly string[];
  /** By its id, or one under which it was known too. */
  movie(id: string): Movie | undefined;
  /**
   * Those that a text means, best first: an id, a title in any language, a person, two of these. Of those that are equally
   * near in name the nearest in time comes first, then the more popular. Empty: none is near enough.
   */
  find(text: string, today: Temporal.PlainDate): readonly Movie[];
  /** The nearest movies to a text, however far, nearest first. */
  nearest(text: string, most: number): readonly Movie[];
  /** For autocomplete: what `find` gives, or while nothing is typed the movies whose release is nearest to today. */
  suggest(typed: string, today: Temporal.PlainDate, most: number): readonly Movie[];
  findPeople(text: string): readonly Filmography[];
  suggestPeople(typed: string, most: number): readonly Person[];
  nearestPeople(text: string, most: number): readonly Person[];
  /** Does a step of some milliseconds towards searching; whether there are more. Who searches before does them all at once. */
  prepare(): boolean;
};

/** More are never shown. */
const mostFound = 100;

export function catalogueOf(given: readonly Movie[]): Catalogue {
  const movies = inOrder(given);
  const byId = new Map(movies.flatMap((movie) => (movie.alsoIds ?? []).map((id) => [id, movie] as const)));
  for (const movie of movies) byId.set(movie.id, movie);
  const search = inSteps(() => buildSearch(movies));
  const asOf = lastStated(movies);
  const soonest = nearestInTime(movies);
  const moviesAt = (places: readonly number[]): Movie[] => places.flatMap((place) => movies[place] ?? []);
  const titled = titledBy(movies);
  const find = (text: string, today: Temporal.PlainDate): Movie[] => {
    const movie = byId.get(text.trim());
    if (movie) return [...new Set([movie, ...titled(text)])];
    if (!isSearchable(text)) return [...titled(text)];
    return moviesAt(search.result().movies.find(text, today.toString()).slice(0, mostFound));
  };
  return {
    movies,
    ...(asOf === undefined ? {} : { asOf }),
    sources: sourcesOf(movies),
    movie: (id) => byId.get(id),
    find,
    nearest(text, most) {
      const near = moviesAt(search.result().movies.nearest(text, most));
      return [...new Set([...near, ...movies.slice(0, most)])].slice(0, most);
    },
    suggest: (typed, today, most) =>
      typed.trim() === '' ? soonest(today, most) : find(typed, today).slice(0, most),
    ...peopleOf(movies, search.result),
    prepare: search.step,
  };
}

/**
 * Movies by what their title is, letter by letter. For what is an id as well: silence is one of the file's ids, and a title
 * of others; who chose from a list sends ids, and should not wait for a search. And for titles without any letter.
 */
function titledBy(movies: readonly Movie[]): (text: string) => readonly Movie[] {
  let byTitle: Map<string, Movie[]> | undefined;
  return (text) => {
    byTitle ??= Map.groupBy(movies, (movie) => movie.title.trim().toLowerCase());
    return byTitle.get(text.trim().toLowerCase()) ?? [];
  };
}

/** By first release date, undated ones last, then by title. */
const inOrder = (movies: readonly Movie[]): Movie[] =>
  movies
    .map((movie) => ({ movie, date: sortableDate(movie), title: movie.title.toLowerCase() }))
    .toSorted(
      (a, b) => a.date - b.date || compareTexts(a.title, b.title) || compareTexts(a.movie.id, b.movie.id),
    )
    .map(({ movie }) => movie);

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** As a number: by its first day; of those that begin together the more precise first. */
function sortableDate({ releases: [first] }: Movie): number {
  if (!first) return Number.MAX_SAFE_INTEGER;
  const day = first.date + '-01-01'.slice(first.date.length - 4);
  return Number(day.replaceAll('-', '')) * 10 + 10 - first.date.length;
}

function lastStated(movies: readonly Movie[]): string | undefined {
  let last = '';
  for (const { source, releases, earlier = [] } of movies) {
    last = later(later(last, [source]), earlier);
    for (const release of releases) last = later(later(last, [release]), release.earlier);
  }
  return last === '' ? undefined : last;
}

function later(last: string, stated: readonly { asOf?: string }[]): string {
  for (const { asOf = '' } of stated) if (asOf > last) last = asOf;
  return last;
}

function sourcesOf(movies: readonly Movie[]): string[] {
  const sources = new Set<string>();
  for (const { source, releases } of movies) {
    sources.add(source.name);
    for (const release of releases) if (release.source !== undefined) sources.add(release.source);
  }
  return [...sources];
}
