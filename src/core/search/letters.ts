// Text as search compares it: letters and digits alone, no case, no accents, Hangul as the keys it is typed with.
import { jamoOf } from '../hangul/jamo.ts';
import { firstSyllable, syllableCount } from '../hangul/syllable.ts';

/** Set on a unit that begins a word. */
const wordStart = 0x8000;
export const letterMask = 0x7fff;
/** Longer texts are cut. */
export const mostLetters = 60;

/** Units of letters, `wordStart` on those that begin a word. */
export type Letters = readonly number[];

/** What follows an apostrophe goes on with the word: King's is one. */
const inWord = /['’`ʼ]/;
const strange = /[^\p{L}\p{N}'’`ʼ]+/gu;

/** Where letters are put: `units` up to `length`. */
export type LetterBuffer = { units: Uint16Array; length: number };

export const letterBuffer = (): LetterBuffer => ({ units: new Uint16Array(mostLetters + 8), length: 0 });

/** Puts the letters of a text into a buffer, from its beginning. */
export function putLetters(text: string, buffer: LetterBuffer): void {
  const plain = isPlain(text) ? text : plainOf(text);
  buffer.length = 0;
  let start = wordStart;
  for (let index = 0; index < plain.length && buffer.length < mostLetters; index++) {
    const unit = plain.charCodeAt(index);
    const letter = unit < 0x80 ? (asciiLetters[unit] ?? none) : unit === curlyApostrophe ? goesOn : other;
    if (letter > 0) buffer.units[buffer.length++] = letter | start;
    else if (letter === other) putUnit(unit, buffer, start);
    if (letter !== goesOn) start = letter === none ? wordStart : 0;
  }
  buffer.length = Math.min(buffer.length, mostLetters);
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80 && !isSyllable(unit) && !isSingleLetter(unit) && unit !== curlyApostrophe) return false;
  }
  return true;
}

const isSyllable = (unit: number): boolean => unit >= firstSyllable && unit < firstSyllable + syllableCount;
const isSingleLetter = (unit: number): boolean => unit >= 0x3131 && unit <= 0x3163;

const shared = letterBuffer();

export function lettersOf(text: string): Letters {
  putLetters(text, shared);
  return Array.from(shared.units.subarray(0, shared.length));
}

const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ʼ]+/gu, '')
    .replace(strange, ' ');

const none = 0;
const goesOn = -1;
const other = -2;
const curlyApostrophe = '’'.charCodeAt(0);

/** Of each unit below 0x80 its letter, or what it is instead. */
const asciiLetters = Int16Array.from({ length: 0x80 }, (_, unit) => {
  const letter = String.fromCharCode(unit).toLowerCase();
  if (/[a-z0-9]/.test(letter)) return letter.charCodeAt(0);
  return inWord.test(letter) ? goesOn : none;
});

function putUnit(unit: number, buffer: LetterBuffer, start: number): void {
  const first = buffer.length;
  if (isSyllable(unit)) {
    const { keys, heads } = (syllables ??= keysOfSyllables());
    const place = unit - firstSyllable;
    for (let at = heads[place] ?? 0; at < (heads[place + 1] ?? 0); at++) {
      buffer.units[buffer.length++] = keys[at] ?? 0;
    }
  } else {
    for (const key of keysOf(unit)) buffer.units[buffer.length++] = key;
  }
  buffer.units[first] = (buffer.units[first] ?? 0) | start;
}

const keysOf = (unit: number): number[] =>
  Array.from(jamoOf(String.fromCharCode(unit)), (key) => key.charCodeAt(0) & letterMask);

let syllables: { keys: Uint16Array; heads: Uint16Array } | undefined;

/** Of each syllable its keys, one behind the other: to take them from texts takes most of the time. */
function keysOfSyllables(): { keys: Uint16Array; heads: Uint16Array } {
  const keys: number[] = [];
  const heads = new Uint16Array(syllableCount + 1);
  for (let place = 0; place < syllableCount; place++) {
    keys.push(...keysOf(firstSyllable + place));
    heads[place + 1] = keys.length;
  }
  return { keys: Uint16Array.from(keys), heads };
}

/** Whether there is anything in a text to search for: blanks, signs and emoji are nothing. */
export const isSearchable = (text: string): boolean => lettersOf(text).length > 0;

/** A part of letters: those from `from` up to `to`. */
export type Span = { letters: ArrayLike<number>; from: number; to: number };

export const spanOf = (letters: Letters): Span => ({ letters, from: 0, to: letters.length });

export const letterAt = (letters: ArrayLike<number>, at: number): number => (letters[at] ?? 0) & letterMask;

export const isStart = (letters: ArrayLike<number>, at: number): boolean =>
  ((letters[at] ?? 0) & wordStart) !== 0;

export const wordStarts = (letters: Letters): number[] =>
  letters.flatMap((_, at) => (isStart(letters, at) ? [at] : []));
