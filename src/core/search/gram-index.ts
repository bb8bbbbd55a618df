// Which forms hold three letters in a row: from a query's letters to the forms that are worth a closer look.
import { startOf, type Forms } from './forms.ts';
import { letterMask, mostLetters, type Letters } from './letters.ts';

/** `places[heads[gram]]` to `places[heads[gram + 1]]` are the forms that hold a gram. */
export type GramIndex = { bits: number; heads: Uint32Array; places: Uint32Array };

// The longest form has a gram for each letter, two at its ends and one for the whole.
const scratch = new Uint32Array(mostLetters + 4);

/** After so many forms others may have their turn. */
const formsInAStep = 4096;

/** Counts first, then fills: two passes, and no list in between. A generator, so that it may be done in steps. */
export function* buildGramIndex(forms: Forms): Generator<void, GramIndex> {
  const { size, letters, ends } = forms;
  const bits = Math.max(10, Math.min(18, Math.ceil(Math.log2(letters.length + 1)) - 3));
  const heads = new Uint32Array(2 ** bits + 1);
  for (let form = 0; form < size; form++) {
    const count = gramsOf(letters, startOf(forms, form), ends[form] ?? 0, bits);
    for (let at = 0; at < count; at++) raise(heads, scratch[at] ?? 0, 1);
    if (form % formsInAStep === formsInAStep - 1) yield;
  }
  let sum = 0;
  for (let gram = 0; gram < heads.length; gram++) sum = heads[gram] = sum + (heads[gram] ?? 0);
  const places = new Uint32Array(sum);
  // From the last to the first, so that each head ends where its forms begin, and they are in order.
  for (let form = size - 1; form >= 0; form--) {
    const count = gramsOf(letters, startOf(forms, form), ends[form] ?? 0, bits);
    for (let at = 0; at < count; at++) places[raise(heads, scratch[at] ?? 0, -1)] = form;
    if (form % formsInAStep === 0) yield;
  }
  return { bits, heads, places };
}

const raise = (counts: Uint32Array, at: number, by: number): number => (counts[at] = (counts[at] ?? 0) + by);

/** The grams of a query; whether it is all of a name is not known, nor whether it ends where one does. */
export function queryGrams(query: Letters, { bits }: GramIndex): number[] {
  const count = gramsOf(query, 0, query.length, bits);
  return [...new Set(scratch.subarray(0, count))];
}

/** Those that are all of what was asked, letter by letter. */
export function wholes(forms: Forms, { bits, heads, places }: GramIndex, query: Letters): number[] {
  const count = gramsOf(query, 0, query.length, bits);
  const gram = scratch[count - 1] ?? 0;
  const found: number[] = [];
  for (let at = heads[gram] ?? 0; at < (heads[gram + 1] ?? 0); at++) {
    if (isWhole(forms, places[at] ?? 0, query)) found.push(places[at] ?? 0);
  }
  return found;
}

function isWhole(forms: Forms, form: number, query: Letters): boolean {
  const from = startOf(forms, form);
  if ((forms.ends[form] ?? 0) - from !== query.length) return false;
  return query.every((letter, at) => (((forms.letters[from + at] ?? 0) ^ letter) & letterMask) === 0);
}

const none = 0;
const end = 1;
const whole = 2;

/** Written to `scratch`; how many. */
function gramsOf(letters: ArrayLike<number>, from: number, to: number, bits: number): number {
  const shift = 32 - bits;
  let before = none;
  let last = none;
  let all = whole;
  let count = 0;
  for (let at = from; at < to; at++) {
    const letter = (letters[at] ?? 0) & letterMask;
    scratch[count++] = hash(before, last, letter) >>> shift;
    all = Math.imul(all, 31) + letter;
    before = last;
    last = letter;
  }
  scratch[count++] = hash(before, last, end) >>> shift;
  scratch[count++] = hash(all, whole, whole) >>> shift;
  return count;
}

const hash = (a: number, b: number, c: number): number =>
  Math.imul(Math.imul(Math.imul(a, 0x85ebca6b) ^ b, 0xc2b2ae35) ^ c, 0x9e3779b1);
