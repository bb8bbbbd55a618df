// An index of the names of things, one for each kind of reading: which things a text may mean, and how near each is.
import { initialsOf } from '../hangul/initial-consonants.ts';
import { romanise } from '../hangul/romanise.ts';
import { soundFold } from '../hangul/sound-fold.ts';
import { candidatesOf, type Candidates, type Order } from './candidates.ts';
import { closeness, exact, farthestExact, less, queryOf, shareKept, type Query } from './closeness.ts';
import { formsBuilder, spanAt, type Forms, type FormsBuilder } from './forms.ts';
import { buildGramIndex, wholes, type GramIndex } from './gram-index.ts';
import type { Letters, Span } from './letters.ts';
import type { Kind, Reading } from './readings.ts';

/** `discount`, in hundredths, is taken off when one is found by it. `bySound`: a Latin name that may be spelled otherwise. */
export type Name = { text: string; discount?: number; bySound?: boolean };

type Part = { forms: Forms; grams: GramIndex; candidates: Candidates };

/** `spelled` are the forms of `sound` in Latin letters; `otherSpelling` is what one loses that has none of those typed. */
export type NameIndex = Readonly<Record<Kind, Part>> & { spelled: Forms; otherSpelling: number };

/** Of each owner that shares letters with what is asked its closeness, which may be 0. */
export type Closenesses = Map<number, number>;

const ownersInAStep = 500;

/** The names of owners 0 to `count` - 1. In steps of some milliseconds. */
export function* buildNameIndex(
  count: number,
  namesOf: (owner: number) => readonly Name[],
  otherSpelling: number,
): Generator<void, NameIndex> {
  const builders = {
    letters: formsBuilder(),
    initials: formsBuilder(),
    sound: formsBuilder(),
    spelled: formsBuilder(),
  };
  for (let owner = 0; owner < count; owner++) {
    for (const name of namesOf(owner)) addForms(name, owner, builders);
    if (owner % ownersInAStep === ownersInAStep - 1) yield;
  }
  return {
    letters: yield* part(builders.letters.done()),
    initials: yield* part(builders.initials.done()),
    sound: yield* part(builders.sound.done()),
    spelled: builders.spelled.done(),
    otherSpelling,
  };
}

function* part(forms: Forms): Generator<void, Part> {
  const grams = yield* buildGramIndex(forms);
  return { forms, grams, candidates: candidatesOf(forms, grams) };
}

const hasHangul = /[가-힣]/;

function addForms(
  { text: given, discount = 0, bySound = false }: Name,
  owner: number,
  { letters, initials, sound, spelled }: Record<Kind | 'spelled', FormsBuilder>,
): void {
  const text = given.normalize('NFC');
  letters.add(text, owner, discount);
  const isHangul = hasHangul.test(text);
  if (isHangul) initials.add(initialsOf(text), owner, discount);
  if (!isHangul && !bySound) return;
  const latin = isHangul ? romanise(text) : text;
  if (sound.add(soundFold(latin), owner, discount)) spelled.add(latin, owner, discount);
}

/** The owners of those whose name is letter by letter what is asked. */
export const ownersOf = ({ forms, grams }: Part, letters: Letters): number[] =>
  wholes(forms, grams, letters).map((form) => forms.owners[form] ?? 0);

export type Measure = (query: Query, name: Span) => number;

export function closenesses(
  index: NameIndex,
  readings: readonly Reading[],
  order: Order,
  measure: Measure = closeness,
): Closenesses {
  const found: Closenesses = new Map();
  for (const reading of readings) {
    const { forms, candidates } = index[reading.kind];
    const query = queryOf(reading.letters);
    const spelled = reading.spelled && queryOf(reading.spelled);
    for (const form of candidates(reading.letters, order)) {
      const owner = forms.owners[form] ?? 0;
      const discount = reading.discount + (forms.discounts[form] ?? 0) / 100;
      const close = less(heard(reading, measure(query, spanAt(forms, form))), discount);
      const isNearer = close > (found.get(owner) ?? -1);
      if (isNearer) raise(found, owner, spelled ? asSpelled(close, spelled, index, form) : close);
    }
  }
  return found;
}

/** Few sounds from within a name are no sign of it. */
const fewSounds = 6;

const heard = ({ kind, letters }: Reading, close: number): number =>
  kind === 'sound' && letters.length < fewSounds && close < exact.anyOrder && close > farthestExact
    ? close / 2
    : close;

export function raise(found: Closenesses, owner: number, close: number): void {
  if (close > (found.get(owner) ?? -1)) found.set(owner, close);
}

/** What is spelled quite otherwise is not the same for sounding alike. */
const likelySpelling = 0.6;

function asSpelled(close: number, spelled: Query, index: NameIndex, form: number): number {
  if (close === 0) return 0;
  const share = shareKept(spelled, spanAt(index.spelled, form));
  const left = less(close, index.otherSpelling * (1 - share));
  return share < likelySpelling && left > farthestExact ? left / 2 : left;
}

/** The closeness of one owner; 0: not near. */
export function closenessOf(index: NameIndex, readings: readonly Reading[], owner: number): number {
  let best = 0;
  for (const { kind, letters, discount } of readings) {
    const { forms } = index[kind];
    const query = queryOf(letters);
    for (let form = firstOf(forms, owner); forms.owners[form] === owner; form++) {
      const close = less(
        closeness(query, spanAt(forms, form)),
        discount + (forms.discounts[form] ?? 0) / 100,
      );
      best = Math.max(best, close);
    }
  }
  return best;
}

/** The place of an owner's first form: owners are in order. */
function firstOf({ owners, size }: Forms, owner: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((owners[middle] ?? 0) < owner) low = middle + 1;
    else high = middle;
  }
  return low;
}
