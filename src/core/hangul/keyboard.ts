// What a text would be, had it been typed with the keyboard switched the other way.
// The keys of the two-set layout: KS X 5002.
import { compounds, jamoOf } from './jamo.ts';
import { compose, finals, initials, medials } from './syllable.ts';

const lettersByKey = new Map<string, string>();
const keysByLetter = new Map<string, string>();
for (const [keys, letters] of [
  ['qwertyuiop', 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ'],
  ['asdfghjkl', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ'],
  ['zxcvbnm', 'ㅋㅌㅊㅍㅠㅜㅡ'],
  ['QWERTOP', 'ㅃㅉㄸㄲㅆㅒㅖ'],
] as const) {
  for (const [index, key] of keys.split('').entries()) {
    const letter = letters.charAt(index);
    lettersByKey.set(key, letter);
    keysByLetter.set(letter, key);
  }
}
// Shift changes nothing on the other keys.
for (const [key, letter] of Array.from(lettersByKey)) {
  if (!lettersByKey.has(key.toUpperCase())) lettersByKey.set(key.toUpperCase(), letter);
}

/** 길복순 is "rlfqhrtns". What is no Hangul stays. */
export function keysOfHangul(text: string): string {
  let keys = '';
  for (const letter of jamoOf(text)) keys += keysByLetter.get(letter) ?? letter;
  return keys;
}

/** "rlfqhrtns" is 길복순. What is no Latin letter stays; half syllables stay single letters. */
export function hangulOfKeys(text: string): string {
  let done = '';
  let open: Open = {};
  for (const key of text) {
    const letter = lettersByKey.get(key);
    const next = letter === undefined ? undefined : typedOn(open, letter);
    done += next?.done ?? written(open) + key;
    open = next?.open ?? {};
  }
  return done + written(open);
}

/** The syllable that is being typed, in letters. */
type Open = { initial?: string; medial?: string; final?: string };

/** What is settled by a letter, and what is open after it. */
type Typed = { done: string; open: Open };

const isVowel = (letter: string): boolean => medials.includes(letter);

const typedOn = (open: Open, letter: string): Typed =>
  isVowel(letter) ? vowelOn(open, letter) : consonantOn(open, letter);

const joined = new Map([...compounds].map(([letter, parts]) => [parts, letter]));

function consonantOn(open: Open, letter: string): Typed {
  const { initial, medial, final } = open;
  const asFinal = final === undefined ? letter : joined.get(final + letter);
  const fits = initial !== undefined && medial !== undefined && asFinal !== undefined;
  if (fits && finals.includes(asFinal)) return { done: '', open: { initial, medial, final: asFinal } };
  return { done: written(open), open: { initial: letter } };
}

function vowelOn(open: Open, letter: string): Typed {
  const { initial, medial, final } = open;
  if (final !== undefined) return vowelOnFinal(open, final, letter);
  if (medial === undefined) return { done: '', open: { ...open, medial: letter } };
  const both = joined.get(medial + letter);
  if (both === undefined) return { done: written(open), open: { medial: letter } };
  return { done: '', open: { ...(initial === undefined ? {} : { initial }), medial: both } };
}

/** The last consonant was the initial of the next syllable. */
function vowelOnFinal(open: Open, final: string, letter: string): Typed {
  const parts = compounds.get(final) ?? final;
  const { initial = '', medial = '' } = open;
  const before = { initial, medial, ...(parts.length > 1 ? { final: parts.charAt(0) } : {}) };
  return { done: written(before), open: { initial: parts.slice(-1), medial: letter } };
}

function written({ initial, medial, final = '' }: Open): string {
  if (initial === undefined || medial === undefined) return initial ?? medial ?? '';
  return compose({
    initial: initials.indexOf(initial),
    medial: medials.indexOf(medial),
    final: finals.indexOf(final),
  });
}
