// A movie by its title and someone who made it or is in it: "parasite song kang ho", 봉준호 마더.
import { less, nearEnough } from './closeness.ts';
import { moviesOf, type Credits } from './credits.ts';
import { lettersOf } from './letters.ts';
import { closenessOf, raise, type Closenesses, type NameIndex } from './name-index.ts';
import type { PeopleSearch } from './people-search.ts';
import { titleReadings } from './title-names.ts';

const mostWords = 10;
/** A name has no more words. */
const mostNameWords = 3;
const discount = 0.08;

type Parts = { titles: NameIndex; credits: Credits; people: PeopleSearch };

export function titleAndPerson(text: string, { titles, credits, people }: Parts): Closenesses {
  const found: Closenesses = new Map();
  for (const [title, name] of splits(text)) {
    if (!isLongEnough(name)) continue;
    const readings = titleReadings(title);
    for (const [person, close] of people.named(name)) {
      for (const place of moviesOf(credits, person)) {
        const closeTitle = closenessOf(titles, readings, place);
        if (closeTitle >= nearEnough) raise(found, place, less(closeTitle, discount + 1 - close));
      }
    }
  }
  return found;
}

/** Shorter ones are part of many a title. */
const isLongEnough = (name: string): boolean => /[가-힣]\s?[가-힣]/.test(name) || lettersOf(name).length > 3;

/** Of words a title and a name, in either order. */
function splits(text: string): (readonly [string, string])[] {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > mostWords) return [];
  const joined = (from: number, to?: number): string => words.slice(from, to).join(' ');
  const lengths = Array.from({ length: Math.min(mostNameWords, words.length - 1) }, (_, index) => index + 1);
  return lengths.flatMap((length) => [
    [joined(0, -length), joined(-length)] as const,
    [joined(length), joined(0, length)] as const,
  ]);
}
