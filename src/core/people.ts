// The people of cast and directors, and what they made.
import type { Movie, Person } from './movie.ts';
import { inBothOrders } from './normal-form.ts';
import { searchOf } from './search.ts';

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

/** Of `movies` in order of date. */
export function peopleOf(movies: readonly Movie[]): People {
  const filmographies = filmographiesOf(movies);
  const search = searchOf(filmographies.map((item) => ({ item, names: namesOf(item.person) })));
  return {
    findPeople: search.find,
    suggestPeople: (typed, most) =>
      (typed.trim() === '' ? filmographies : search.find(typed)).slice(0, most).map(personOf),
    nearestPeople: (text, most) => search.nearest(text, most).map(personOf),
  };
}

const personOf = ({ person }: Filmography): Person => person;

const namesOf = ({ name, originalName }: Person): string[] => [
  ...inBothOrders(name),
  ...(originalName ? inBothOrders(originalName) : []),
];

/** By name. Two people are one here only if all their names are the same. */
function filmographiesOf(movies: readonly Movie[]): Filmography[] {
  const all = new Map<string, Filmography>();
  for (const movie of movies) {
    for (const person of [...movie.directors, ...movie.cast]) {
      const key = keyOf(person);
      const known = all.get(key) ?? { person, movies: [] };
      if (known.movies.some((credit) => credit.movie === movie)) continue;
      all.set(key, { person, movies: [...known.movies, { movie, as: roleIn(movie, key) }] });
    }
  }
  return [...all.values()].toSorted((a, b) => a.person.name.localeCompare(b.person.name, 'en'));
}

const keyOf = ({ name, originalName = '' }: Person): string => `${name}\n${originalName}`;

function roleIn({ directors, cast }: Movie, key: string): 'director' | 'cast' | 'both' {
  if (!cast.some((person) => keyOf(person) === key)) return 'director';
  return directors.some((person) => keyOf(person) === key) ? 'both' : 'cast';
}
