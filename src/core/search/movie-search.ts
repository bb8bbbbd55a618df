// Movies by title, by person, by two of these, with a year or without.
import type { Movie } from '../movie.ts';
import { distantCloseness, less, nearEnough } from './closeness.ts';
import { moviesOf, type Credits } from './credits.ts';
import { withoutKindWords } from './kind-words.ts';
import {
  buildNameIndex,
  closenesses,
  raise,
  type Closenesses,
  type Measure,
  type NameIndex,
} from './name-index.ts';
import { nearnessOf, type Nearness } from './nearness.ts';
import type { PeopleSearch } from './people-search.ts';
import { bestOf, hitsOf, rankedBy } from './ranking.ts';
import { halfWidth } from './readings.ts';
import { titleReadings, titlesOf } from './title-names.ts';
import { twoNames } from './two-names.ts';
import { yearReadings } from './year.ts';

/** Places of movies, best first. `today`: of releases equally near in name the nearest in time comes first. */
export type MovieSearch = {
  /** None: nothing is near enough. */
  find(text: string, today: string): readonly number[];
  nearest(text: string, most: number): readonly number[];
};

/** What movies are searched by. */
type Parts = {
  movies: readonly Movie[];
  titles: NameIndex;
  credits: Credits;
  people: PeopleSearch;
  nearness: Nearness;
};

const otherSpelling = 0.1;

export function* movieSearchOf(
  movies: readonly Movie[],
  credits: Credits,
  people: PeopleSearch,
): Generator<void, MovieSearch> {
  const titles = yield* buildNameIndex(movies.length, (place) => titlesOf(movies[place]), otherSpelling);
  const parts: Parts = { movies, titles, credits, people, nearness: nearnessOf(movies) };
  return {
    find: (text, today) => {
      const day = parts.nearness.dayOf(today);
      return ranked(hitsIn(halfWidth(text), day, parts), day, parts);
    },
    nearest: (text, most) =>
      ranked(meant(halfWidth(text), 0, parts, distantCloseness), 0, parts).slice(0, most),
  };
}

const ranked = (found: Closenesses, day: number, { movies, nearness }: Parts): number[] =>
  rankedBy(found, (a, b) => {
    const popularity = (place: number): number => movies[place]?.popularity ?? 0;
    return nearness.off(a, day) - nearness.off(b, day) || popularity(b) - popularity(a) || a - b;
  });

function hitsIn(text: string, day: number, parts: Parts): Closenesses {
  const hits = hitsOf(meant(text, day, parts));
  const bare = hits.size > 0 ? undefined : withoutKindWords(text);
  if (bare === undefined) return hits;
  const found = meant(bare, day, parts);
  return bestOf(found) < surelyTitle ? hits : hitsOf(found);
}

/** Nothing less than a title's beginning leaves the question whether the words are two names. */
const surelyTitle = 0.85;

function meant(text: string, day: number, parts: Parts, measure?: Measure): Closenesses {
  const found: Closenesses = new Map();
  for (const { title, year } of yearReadings(text)) {
    const discountOf = (place: number): number => yearDiscount(parts.movies[place], year);
    const add = (closenesses: Closenesses, discount = 0): void => {
      for (const [place, close] of closenesses)
        raise(found, place, less(close, discount + discountOf(place)));
    };
    add(closenesses(parts.titles, titleReadings(title), (place) => parts.nearness.off(place, day), measure));
    add(byPerson(title, parts), personDiscount);
    if (bestOf(found) < surelyTitle) add(twoNames(title, parts));
  }
  return found;
}

/** A title is meant rather than a name. */
const personDiscount = 0.11;

function byPerson(text: string, { people, credits }: Parts): Closenesses {
  const found: Closenesses = new Map();
  for (const [person, close] of people.near(text)) {
    if (close < nearEnough) continue;
    for (const place of moviesOf(credits, person)) raise(found, place, close);
  }
  return found;
}

const otherYear = 0.15;

const yearDiscount = (movie: Movie | undefined, year: string | undefined): number =>
  year === undefined || movie?.releases.some(({ date }) => date.startsWith(year)) ? 0 : otherYear;
