// The people of cast and directors, and what they made.
import type { Movie, Person } from './movie.ts';
import { distantCloseness } from './search/closeness.ts';
import { isSamePerson, moviesOf, type Credits } from './search/credits.ts';
import { hitsOf, rankedBy } from './search/ranking.ts';
import type { Search } from './search/search.ts';

/** A person of cast or directors, with their movies by date, undated ones last. */
export type Filmography = {
  person: Person;
  movies: readonly { movie: Movie; as: 'director' | 'cast' | 'both' }[];
};

type People = {
  findPeople(text: string): readonly Filmography[];
  suggestPeople(typed: string, most: number): readonly Person[];
  nearestPeople(text: string, most: number): readonly Person[];
};

/** More are never shown. */
const mostFound = 100;

/** Of `movies` in order of date. */
export function peopleOf(movies: readonly Movie[], search: () => Search): People {
  const peopleAt = (places: readonly number[]): Person[] => {
    const { people } = search().credits;
    return places.flatMap((place) => people[place] ?? []);
  };
  const find = (text: string): readonly number[] => {
    const { credits, people } = search();
    return rankedBy(hitsOf(people.near(text)), byCredits(credits, text)).slice(0, mostFound);
  };
  const busiest = once(() => busiestOf(search().credits, mostFound));
  return {
    findPeople: (text) => find(text).map((place) => filmographyOf(movies, search().credits, place)),
    suggestPeople: (typed, most) => peopleAt((typed.trim() === '' ? busiest() : find(typed)).slice(0, most)),
    nearestPeople(text, most) {
      const { credits, people } = search();
      const near = rankedBy(people.near(text, distantCloseness), byCredits(credits, text));
      return peopleAt([...new Set([...near, ...busiest()])].slice(0, most));
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const byName = once(() => new Intl.Collator('en').compare);

/** Who bears the very name, then who made most, then by name. */
function byCredits(credits: Credits, text = ''): (a: number, b: number) => number {
  const { people } = credits;
  const isNamed = (place: number): number =>
    Number(people[place]?.name === text || people[place]?.originalName === text);
  const count = (place: number): number => moviesOf(credits, place).length;
  return (a, b) =>
    isNamed(b) - isNamed(a) ||
    count(b) - count(a) ||
    byName()(people[a]?.name ?? '', people[b]?.name ?? '') ||
    a - b;
}

/** Of thousands some come to be compared with the others by name. */
function busiestOf(credits: Credits, most: number): readonly number[] {
  const counts = credits.people.map((_, place) => moviesOf(credits, place).length);
  const least = counts.toSorted((a, b) => b - a)[most - 1] ?? 0;
  const busy = counts.flatMap((count, place) => (count >= least ? [place] : []));
  return busy.toSorted(byCredits(credits)).slice(0, most);
}

function filmographyOf(movies: readonly Movie[], credits: Credits, place: number): Filmography {
  const person = credits.people[place] ?? { name: '' };
  const places = [...moviesOf(credits, place)];
  return {
    person,
    movies: places.flatMap((at) => {
      const movie = movies[at];
      return movie ? [{ movie, as: roleIn(movie, person) }] : [];
    }),
  };
}

function roleIn({ directors, cast }: Movie, person: Person): 'director' | 'cast' | 'both' {
  const isIn = (list: readonly Person[]): boolean => list.some((other) => isSamePerson(other, person));
  if (!isIn(cast)) return 'director';
  return isIn(directors) ? 'both' : 'cast';
}
