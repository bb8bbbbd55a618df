// People whose Hangul name is, or may be, what a name means that is spelled otherwise.
import { nameReadings } from '../hangul/name-readings.ts';
import type { Person } from '../movie.ts';
import { queryOf, shareKept } from './closeness.ts';
import { lettersOf, spanOf } from './letters.ts';
import { raise, type Closenesses } from './name-index.ts';

/** Of a name of the same Hangul; for each likelier reading that it was not; and of one without a letter in common. */
const discounts = { reading: 0.03, guess: 0.01, spelling: 0.08 };

/** How close a person is whose Hangul is the reading at a place, the likeliest first: the more so, the more alike they are spelled. */
export type CloseAs = (person: number, at: number) => number;

export function closenessBySpelling(text: string, people: readonly Person[]): CloseAs {
  const query = queryOf(lettersOf(text));
  const isLatin = /[a-z]/i.test(text);
  return (person, at) => {
    const share = isLatin ? shareKept(query, spanOf(lettersOf(people[person]?.name ?? ''))) : 1;
    return 1 - discounts.reading - at * discounts.guess - (1 - share) * discounts.spelling;
  };
}

const mostKept = 5000;

/** Of people whose Hangul name is not known what it may be, remembered for some: reading a name takes some 25 microseconds. */
export function readingsKept(people: readonly Person[]): (person: number) => readonly string[] {
  const kept = new Map<number, readonly string[]>();
  return (person) => {
    const known = kept.get(person);
    if (known) return known;
    const { name = '', originalName } = people[person] ?? {};
    const readings = originalName === undefined ? nameReadings(name) : [];
    if (kept.size >= mostKept) kept.clear();
    kept.set(person, readings);
    return readings;
  };
}

/** So many of the nearest are read. */
const mostRead = 32;

export function raiseSameReadings(
  found: Closenesses,
  asked: readonly string[],
  mayBe: (person: number) => readonly string[],
  closeAs: CloseAs,
): void {
  if (asked.length === 0) return;
  const near = [...found].filter(([, close]) => close > 0 && close < 1 - discounts.reading);
  for (const [person] of near.toSorted(([, a], [, b]) => b - a).slice(0, mostRead)) {
    const own = mayBe(person);
    const at = asked.findIndex((reading) => own.includes(reading));
    if (at !== -1) raise(found, person, closeAs(person, at + own.indexOf(asked[at] ?? '')));
  }
}
