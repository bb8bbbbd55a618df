// How near a query's letters are to a name's, from 0 to 1: its whole, its beginning, a part of it, or any of these but for a few edits.
import { editsBetween } from '../edit-distance.ts';
import { isStart, letterAt, letterMask, type Letters, type Span, wordStarts } from './letters.ts';

/** `word`: up to the end of a word, or from the beginning of one; `anyOrder`: all words, but not as they stand. */
export const exact = {
  whole: 1,
  words: 0.93,
  beginning: 0.9,
  innerWords: 0.84,
  innerWord: 0.81,
  anyOrder: 0.76,
  inner: 0.72,
  short: 0.62,
};
/** Of this the share of letters that had to be edited is taken off; then it is halved, to stay below all that is exact. */
const near = { whole: 1, beginning: 0.92, inner: 0.85 };

/** Above it nothing had to be edited. */
export const farthestExact = 0.5;
/** Below it, nothing that was typed and meant was seen, and much that was not meant. */
export const nearEnough = 0.3;

/** What a discount leaves: what was exact stays so. */
export function less(close: number, discount: number): number {
  if (close > farthestExact) return Math.max(close - discount, farthestExact + close / 1000);
  return Math.max(0, close - discount / 2);
}

/** Its letters without marks, and its words, the longest first. */
export type Query = { letters: Uint16Array; words: readonly Word[] };

/** The letters from `from` up to `to`. */
type Word = { from: number; to: number };

export const queryOf = (letters: Letters): Query => ({
  letters: Uint16Array.from(letters, (letter) => letter & letterMask),
  words: wordsOf(letters),
});

const wordsOf = (letters: Letters): Word[] =>
  wordStarts(letters)
    .map((from, index, starts) => ({ from, to: starts[index + 1] ?? letters.length }))
    .toSorted((a, b) => b.to - b.from - (a.to - a.from));

/** 0: not near at all. */
export const closeness = (query: Query, name: Span): number =>
  exactly(query, name) || nearly(query.letters, name);

/** For what is not near: which of two is nearer. */
export const distantCloseness = (query: Query, name: Span): number =>
  closeness(query, name) || shareKept(query, name) / 10;

/** The share of a query's letters that stay when it is made a part of a name, from its beginning or a word's. */
export function shareKept({ letters }: Query, name: Span): number {
  const { beginning } = editsBetween(letters, name, letters.length, true);
  return letters.length === 0 ? 0 : Math.max(0, 1 - beginning / letters.length);
}

function exactly({ letters: query, words }: Query, name: Span): number {
  const { letters, from, to } = name;
  const { length } = query;
  if (length === 0) return 0;
  let best = 0;
  for (let at = from; at + length <= to && best < exact.innerWords; at++) {
    if (!isAt(query, 0, length, letters, at)) continue;
    const endsWord = at + length === to || isStart(letters, at + length);
    if (at === from) return at + length === to ? exact.whole : endsWord ? exact.words : exact.beginning;
    if (isStart(letters, at)) best = Math.max(best, endsWord ? exact.innerWords : exact.innerWord);
    else if (length >= 3) best = Math.max(best, length > 3 ? exact.inner : exact.short);
  }
  return best === 0 && words.length > 1 && hasWords(query, words, name) ? exact.anyOrder : best;
}

function isAt(query: Uint16Array, from: number, to: number, letters: ArrayLike<number>, at: number): boolean {
  for (let index = from; index < to; index++) {
    if (letterAt(letters, at + index - from) !== query[index]) return false;
  }
  return true;
}

/** Whether each word of the query begins another word of the name. A longer one fits fewer, so it has the first choice. */
function hasWords(query: Uint16Array, words: readonly Word[], name: Span): boolean {
  if (query.length < 4) return false;
  const taken: number[] = [];
  return words.every((word) => {
    const at = placeOf(word, query, name, taken);
    taken.push(at);
    return at !== -1;
  });
}

/** Where the first word of the name is that begins so and is not taken; -1: nowhere. */
function placeOf(
  word: Word,
  query: Uint16Array,
  { letters, from, to }: Span,
  taken: readonly number[],
): number {
  for (let at = from; at + word.to - word.from <= to; at++) {
    if (isStart(letters, at) && !taken.includes(at) && isAt(query, word.from, word.to, letters, at))
      return at;
  }
  return -1;
}

/** Short words are a few edits from everything: an edit for four letters, two for seven, three for ten, one more for each four. */
function editsAllowed(length: number): number {
  if (length < 10) return Math.max(0, Math.floor((length - 1) / 3));
  return Math.min(8, 3 + Math.floor((length - 10) / 4));
}

function nearly(query: Uint16Array, name: Span): number {
  const { length } = query;
  const most = editsAllowed(length);
  if (most === 0 || length > name.to - name.from + most) return 0;
  const close = (base: number, edits: number): number => (edits > most ? 0 : (base - edits / length) / 2);
  const { whole, beginning } = editsBetween(query, name, most);
  const fromBeginning = Math.max(close(near.whole, whole), close(near.beginning, beginning));
  if (fromBeginning > 0 || length < 5) return fromBeginning;
  return close(near.inner, editsBetween(query, name, most, true).beginning);
}
