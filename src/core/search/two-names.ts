// A movie by two of its names: its title and someone who made it or is in it ("parasite song kang ho", 봉준호 마더), two such
// people, or both its titles.
import { less, nearEnough } from './closeness.ts';
import { moviesOf, type Credits } from './credits.ts';
import { lettersOf } from './letters.ts';
import { closenessOf, ownersOf, raise, type Closenesses, type NameIndex } from './name-index.ts';
import type { PeopleSearch } from './people-search.ts';
import { titleReadings } from './title-names.ts';

const mostWords = 10;
/** A name has no more words. */
const mostNameWords = 3;
const discount = 0.08;

type Parts = { titles: NameIndex; credits: Credits; people: PeopleSearch };

export function twoNames(text: string, parts: Parts): Closenesses {
  const found: Closenesses = new Map();
  for (const [other, name] of splits(text)) {
    if (!isLongEnough(name)) continue;
    const named = moviesWith(name, parts);
    const readings = titleReadings(other);
    for (const [place, close] of [...named, ...moviesTitled(name, parts)]) {
      const closeTitle = closenessOf(parts.titles, readings, place);
      if (closeTitle >= nearEnough) raise(found, place, less(closeTitle, discount + 1 - close));
    }
    if (named.size > 0) raiseCommon(found, named, moviesWith(other.replace(joiner, ''), parts));
  }
  return found;
}

/** Shorter ones are part of many a title. */
const isLongEnough = (name: string): boolean => /[가-힣]\s?[가-힣]/.test(name) || lettersOf(name).length > 3;

const joiner = /\s(?:and|&)$/i;

function moviesWith(name: string, { people, credits }: Parts): Closenesses {
  const found: Closenesses = new Map();
  if (!isLongEnough(name)) return found;
  for (const [person, close] of people.named(name))
    for (const place of moviesOf(credits, person)) raise(found, place, close);
  return found;
}

const moviesTitled = (title: string, { titles }: Parts): Closenesses =>
  new Map(ownersOf(titles.letters, lettersOf(title)).map((place) => [place, 1]));

function raiseCommon(found: Closenesses, some: Closenesses, others: Closenesses): void {
  for (const [place, close] of some) {
    const other = others.get(place);
    if (other !== undefined) raise(found, place, less(close, discount + 1 - other));
  }
}

/** Of words two names, in either order. */
function splits(text: string): (readonly [string, string])[] {
  const words = text.trim().split(/[\s,]+/);
  if (words.length < 2 || words.length > mostWords) return [];
  const joined = (from: number, to?: number): string => words.slice(from, to).join(' ');
  const lengths = Array.from({ length: Math.min(mostNameWords, words.length - 1) }, (_, index) => index + 1);
  return lengths.flatMap((length) => [
    [joined(0, -length), joined(-length)] as const,
    [joined(length), joined(0, length)] as const,
  ]);
}
