// People by their names, however they are spelled, in either order.
import { nameReadings } from '../hangul/name-readings.ts';
import { romanise } from '../hangul/romanise.ts';
import type { Person } from '../movie.ts';
import type { Order } from './candidates.ts';
import { less } from './closeness.ts';
import { moviesOf, type Credits } from './credits.ts';
import { lettersOf } from './letters.ts';
import {
  buildNameIndex,
  closenesses,
  ownersOf,
  raise,
  type Closenesses,
  type Measure,
  type Name,
  type NameIndex,
} from './name-index.ts';
import { halfWidth, readingsOf, soundReadings, type Reading } from './readings.ts';
import { closenessBySpelling, raiseSameReadings, readingsKept } from './same-reading.ts';

export type PeopleSearch = {
  /** Of each person that a text may mean the closeness, which may be 0. */
  near(text: string, measure?: Measure): Closenesses;
  /** Those whose name it is, all of it, however spelled. */
  named(text: string): Closenesses;
};

/** Of names in another order, and of Hangul ones that sound alike. */
const discounts = { turned: 0.02, sound: 0.1 };
const otherSpelling = 0.25;

export function* peopleSearchOf(credits: Credits): Generator<void, PeopleSearch> {
  const { people } = credits;
  const index = yield* buildNameIndex(people.length, (person) => namesOf(people[person]), otherSpelling);
  const order = (person: number): number => -moviesOf(credits, person).length;
  const mayBe = readingsKept(people);
  const withReadings = (found: Closenesses, typed: string): Closenesses => {
    const text = typed.normalize('NFC');
    const hangul = hangulNamesOf(text);
    raiseSounding(found, text, index, order);
    const closeAs = closenessBySpelling(text, people);
    for (const [at, name] of hangul.entries()) {
      for (const person of ownersOf(index.letters, lettersOf(name)))
        raise(found, person, closeAs(person, at));
    }
    raiseSameReadings(found, hangul, mayBe, closeAs);
    return found;
  };
  return {
    near(typed, measure) {
      const text = halfWidth(typed);
      return withReadings(closenesses(index, personReadings(text), order, measure), text);
    },
    named(typed) {
      const text = halfWidth(typed);
      const found: Closenesses = new Map();
      for (const { kind, letters, discount } of personReadings(text)) {
        for (const person of ownersOf(index[kind], letters)) raise(found, person, less(1, discount));
      }
      const all = withReadings(found, text);
      return new Map([...all].filter(([, close]) => close > likelyNamed));
    },
  };
}

/** Sounds and guessed readings included. */
const likelyNamed = 0.85;

const namesOf = (person: Person | undefined): Name[] =>
  person === undefined
    ? []
    : [person.name, person.originalName ?? [], person.otherNames ?? []]
        .flat()
        .map((text) => ({ text, bySound: true }));

const isHangulName = /^[가-힣]{2,5}$/;

/** The Hangul names that a text may be. */
function hangulNamesOf(text: string): readonly string[] {
  const joined = text.replace(/\s/g, '');
  return isHangulName.test(joined) ? [joined] : nameReadings(text);
}

/** As typed, and with the words turned. */
const personReadings = (text: string): Reading[] => [
  ...readingsOf(text),
  ...turned(text).flatMap((other) =>
    readingsOf(other)
      .filter(({ kind, discount }) => kind === 'sound' || discount === 0)
      .map((reading) => ({ ...reading, discount: reading.discount + discounts.turned })),
  ),
];

/** A Hangul name sounds like those of whom a Latin one alone is known: near, until that has been read. */
function raiseSounding(found: Closenesses, text: string, index: NameIndex, order: Order): void {
  if (!isHangulName.test(text.trim())) return;
  const sounding = closenesses(index, soundReadings(romanise(text), discounts.sound), order);
  for (const [person, close] of sounding) raise(found, person, close / 2);
}

/** With the first word last, and with the last word first. */
function turned(text: string): string[] {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4) return [];
  const all = [
    [...words.slice(1), ...words.slice(0, 1)],
    [...words.slice(-1), ...words.slice(0, -1)],
  ];
  return [...new Set(all.map((order) => order.join(' ')))];
}
