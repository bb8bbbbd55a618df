// What the bench of search asks, and in which catalogue: real films among invented ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameReadings } from '../src/core/hangul/name-readings.ts';
import type { Movie, Person } from '../src/core/movie.ts';
import { oneOf, quickRandomFrom, type Random } from './random.ts';
import { inventedMovie, inventedPerson, inventedTitle, type Title } from './search-fillers.ts';
import { films, queries } from './search-set.ts';

/** As the lines of films.jsonl. */
export type Film = {
  id: string;
  title: string;
  originalTitle?: string | null;
  year?: number;
  releaseDate?: string | null;
  directors: readonly (string | Person)[];
  cast: readonly (string | Person)[];
  popularity?: number;
};

/** As the lines of queries.jsonl: any of `expected` is right. */
export type Query = { kind: string; query: string; expected: readonly string[] };

/** From films.jsonl and queries.jsonl of a folder; without one, from the small set of the repository. */
export function readSet(folder?: string): { films: readonly Film[]; queries: readonly Query[] } {
  if (folder === undefined) return { films, queries };
  return {
    films: linesOf<Film>(join(folder, 'films.jsonl')),
    queries: linesOf<Query>(join(folder, 'queries.jsonl')),
  };
}

const linesOf = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));

/**
 * `size` movies: the films, and invented ones that bear neither a title nor a name of theirs. Such a one would be as right an
 * answer as the film.
 */
export function corpusOf(real: readonly Film[], size: number): Movie[] {
  const random = quickRandomFrom(20_230_217);
  const movies = real.slice(0, size).map(movieOf);
  const isTaken = takenBy(movies);
  const people = Array.from({ length: peopleIn(size) }, () => personBut(isTaken, random));
  const some = (most: number): Person[] => Array.from({ length: most }, () => oneOf(random, people));
  for (let number = movies.length; number < size; number++) {
    const title = titleBut(isTaken, random);
    movies.push(inventedMovie(number, title, { directors: some(1), cast: some(5) }, random));
  }
  return movies;
}

/** 1,600 real films credit some 3,600 people; with the films their number grows, but slower. */
const peopleIn = (size: number): number => Math.round(14 * size ** 0.75);

function movieOf({ id, title, originalTitle, directors, cast, popularity, year, releaseDate }: Film): Movie {
  const date = releaseDate ?? year?.toString();
  return {
    id,
    title,
    ...(originalTitle ? { originalTitle } : {}),
    aliases: [],
    directors: directors.map(personOf),
    cast: cast.map(personOf),
    genres: [],
    releases: date === undefined ? [] : [{ date, earlier: [] }],
    links: [],
    ids: {},
    notable: true,
    ...(popularity === undefined ? {} : { popularity }),
    source: { name: 'films' },
  };
}

const personOf = (person: string | Person): Person =>
  typeof person === 'string' ? { name: person } : person;

type IsTaken = (name: string) => boolean;

function takenBy(movies: readonly Movie[]): IsTaken {
  const taken = new Set<string>();
  for (const { title, originalTitle = '', directors, cast } of movies) {
    const people = [...directors, ...cast];
    const names = people.flatMap(({ name, originalName }) => [
      name,
      originalName ?? nameReadings(name)[0] ?? '',
    ]);
    for (const name of [title, originalTitle, ...names]) taken.add(name);
  }
  return (name) => taken.has(name);
}

function personBut(isTaken: IsTaken, random: Random): Person {
  for (;;) {
    const { name, originalName = '' } = inventedPerson(random);
    // Half of them have their Hangul name told, as in the databases of movies.
    if (!isTaken(name) && !isTaken(originalName)) return random() < 0.5 ? { name, originalName } : { name };
  }
}

function titleBut(isTaken: IsTaken, random: Random): Title {
  for (;;) {
    const found = inventedTitle(random);
    if (!isTaken(found.title) && !isTaken(found.originalTitle ?? found.title)) return found;
  }
}
