// All movies, in memory, and what can be asked of them. A catalogue never changes: a newer one replaces it.
import type { Movie, Person } from './movie.ts';
import { inBothOrders } from './normal-form.ts';
import { peopleOf, type Filmography } from './people.ts';
import { compareDates, firstDay } from './release-date.ts';
import { searchOf, type Findable } from './search.ts';
import { leadingRelease } from './standing.ts';

export type { Filmography };

export type Catalogue = {
  /** By first release date, undated ones last, then by title. */
  movies: readonly Movie[];
  /** The latest day on which anything in it was stated: 2023-02-01. */
  asOf?: string;
  /** The names of its sources, each once. */
  sources: readonly string[];
  movie(id: string): Movie | undefined;
  /** Those that a text means, best first: an id, a title in any language, a person. Empty: none is near enough. */
  find(text: string): readonly Movie[];
  /** The nearest movies to a text, however far, nearest first. */
  nearest(text: string, most: number): readonly Movie[];
  /** For autocomplete: what `find` gives, or while nothing is typed the movies whose release is nearest to today. */
  suggest(typed: string, today: Temporal.PlainDate, most: number): readonly Movie[];
  findPeople(text: string): readonly Filmography[];
  suggestPeople(typed: string, most: number): readonly Person[];
  nearestPeople(text: string, most: number): readonly Person[];
};

export function catalogueOf(given: readonly Movie[]): Catalogue {
  const movies = given.toSorted(compareMovies);
  const byId = new Map(movies.map((movie) => [movie.id, movie]));
  const search = searchOf(movies.map(findable));
  const find = (text: string): Movie[] => idFirst(search.find(text), text.trim());
  const asOf = statedDays(movies).toSorted().at(-1);
  return {
    movies,
    ...(asOf === undefined ? {} : { asOf }),
    sources: [...new Set(movies.flatMap(sourcesOf))],
    movie: (id) => byId.get(id),
    find,
    nearest: search.nearest,
    suggest: (typed, today, most) =>
      (typed.trim() === '' ? nearestInTime(movies, today) : find(typed)).slice(0, most),
    ...peopleOf(movies),
  };
}

const idFirst = (found: Movie[], id: string): Movie[] =>
  found.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));

const findable = (movie: Movie): Findable<Movie> => ({
  item: movie,
  names: [movie.id, movie.title, ...(movie.originalTitle ? [movie.originalTitle] : []), ...movie.aliases],
  otherNames: [...movie.directors, ...movie.cast].flatMap(({ name, originalName }) => [
    ...inBothOrders(name),
    ...(originalName ? inBothOrders(originalName) : []),
  ]),
  years: movie.releases.map(({ date }) => date.slice(0, 4)),
});

/** By first release date, undated ones last, then by title. */
function compareMovies(a: Movie, b: Movie): number {
  const [first] = a.releases;
  const [other] = b.releases;
  if (!first || !other) return Number(!first) - Number(!other) || compareTitles(a, b);
  return compareDates(first.date, other.date) || compareTitles(a, b);
}

const compareTitles = (a: Movie, b: Movie): number =>
  a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1);

const statedDays = (movies: readonly Movie[]): string[] =>
  movies.flatMap(({ source, releases, earlier = [] }) =>
    [source, ...releases, ...releases.flatMap((release) => release.earlier), ...earlier].flatMap(
      ({ asOf }) => asOf ?? [],
    ),
  );

const sourcesOf = ({ source, releases }: Movie): string[] => [
  source.name,
  ...releases.flatMap((release) => release.source ?? []),
];

/** Those to come and those that came, nearest to today first; undated ones last. */
function nearestInTime(movies: readonly Movie[], today: Temporal.PlainDate): Movie[] {
  const daysOff = (movie: Movie): number => {
    const leading = leadingRelease(movie, today);
    return leading ? Math.abs(today.until(firstDay(leading.date)).days) : Infinity;
  };
  return movies
    .map((movie) => ({ movie, days: daysOff(movie) }))
    .toSorted((a, b) => (a.days === b.days ? 0 : a.days - b.days))
    .map(({ movie }) => movie);
}
