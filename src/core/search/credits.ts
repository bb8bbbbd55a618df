// The people of all movies, each once, and which movies are whose.
import type { Movie, Person } from '../movie.ts';

/** Person `p` has the movies places[heads[p]] to places[heads[p + 1]], in their order. */
export type Credits = { people: readonly Person[]; heads: Uint32Array; places: Uint32Array };

const moviesInAStep = 2000;

/** Two people are one here only if both their names are the same; then all their other names are theirs. */
export function* creditsOf(movies: readonly Movie[]): Generator<void, Credits> {
  const { people, placeOf } = peopleOnce();
  const credits = new Uint32Array(
    movies.reduce((sum, { directors, cast }) => sum + directors.length + cast.length, 0),
  );
  const ends = new Uint32Array(movies.length);
  let used = 0;
  let place = 0;
  for (const { directors, cast } of movies) {
    const first = used;
    const add = (person: Person): void => {
      const at = placeOf(person);
      if (!isAmong(credits, first, used, at)) credits[used++] = at;
    };
    directors.forEach(add);
    cast.forEach(add);
    ends[place++] = used;
    if (place % moviesInAStep === 0) yield;
  }
  return { people, ...placesOf(credits.subarray(0, used), ends, people.length) };
}

/** By name, then through those of that name: to make one text of both names would take most of the time. */
function peopleOnce(): { people: Person[]; placeOf: (person: Person) => number } {
  const people: Person[] = [];
  const firstNamed = new Map<string, number>();
  const nextNamed: (number | undefined)[] = [];
  const placeOf = (person: Person): number => {
    const first = firstNamed.get(person.name);
    for (let at = first; at !== undefined; at = nextNamed[at]) {
      if (people[at]?.originalName !== person.originalName) continue;
      if (person.otherNames !== undefined) people[at] = both(people[at], person);
      return at;
    }
    firstNamed.set(person.name, people.length);
    nextNamed.push(first);
    return people.push(person) - 1;
  };
  return { people, placeOf };
}

function isAmong(credits: Uint32Array, from: number, to: number, person: number): boolean {
  for (let at = from; at < to; at++) if (credits[at] === person) return true;
  return false;
}

export const isSamePerson = (a: Person, b: Person): boolean =>
  a.name === b.name && a.originalName === b.originalName;

function both(known: Person | undefined, person: Person): Person {
  const otherNames = [...new Set([...(known?.otherNames ?? []), ...(person.otherNames ?? [])])];
  return { ...person, otherNames };
}

/** `credits`: the people of all movies, one movie behind the other; `ends`: where each movie's end. */
function placesOf(
  credits: Uint32Array,
  ends: Uint32Array,
  count: number,
): { heads: Uint32Array; places: Uint32Array } {
  const heads = new Uint32Array(count + 1);
  for (const person of credits) raise(heads, person + 1);
  for (let person = 0; person < count; person++)
    heads[person + 1] = (heads[person + 1] ?? 0) + (heads[person] ?? 0);
  const next = heads.slice();
  const places = new Uint32Array(credits.length);
  let movie = 0;
  for (let at = 0; at < credits.length; at++) {
    while (at >= (ends[movie] ?? Infinity)) movie++;
    places[raise(next, credits[at] ?? 0) - 1] = movie;
  }
  return { heads, places };
}

const raise = (counts: Uint32Array, at: number): number => (counts[at] = (counts[at] ?? 0) + 1);

export const moviesOf = ({ heads, places }: Credits, person: number): Uint32Array =>
  places.subarray(heads[person], heads[person + 1]);
