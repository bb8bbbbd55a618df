// Text as the keys that are pressed for it on a Korean keyboard, as letters: 값 is ㄱㅏㅂㅅ, 과 is ㄱㅗㅏ. What is typed half-way
// is then a beginning of the whole, and 하나 begins with what 한 is.
import { decompose, finals, firstSyllable, initials, medials, syllableCount } from './syllable.ts';

/** Letters that are typed with two keys. A doubled initial such as ㄲ is one key. */
export const compounds: ReadonlyMap<string, string> = new Map(
  'ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ'
    .split(' ')
    .map((row) => [row.slice(0, 1), row.slice(1)]),
);

/** Syllables and compound letters as single letters; all else as it is. */
export function jamoOf(text: string): string {
  let jamo = '';
  for (let index = 0; index < text.length; index++) jamo += jamoOfUnit(text.charCodeAt(index));
  return jamo;
}

function jamoOfUnit(unit: number): string {
  if (unit < 0x1100) return String.fromCharCode(unit);
  const whole = syllables()[unit - firstSyllable];
  if (whole !== undefined) return whole;
  const letter = singleLetter(unit);
  return compounds.get(letter) ?? letter;
}

/** Conjoining letters, which NFKC makes of single ones, as single ones again; all else as it is. */
export function singleLetter(unit: number): string {
  const letter = initials[unit - 0x1100] ?? medials[unit - 0x1161] ?? finals[unit - 0x11a7];
  return letter === undefined || letter === '' ? String.fromCharCode(unit) : letter;
}

let known: readonly string[] | undefined;

const syllables = (): readonly string[] =>
  (known ??= Array.from({ length: syllableCount }, (_, index) => jamoOfSyllable(firstSyllable + index)));

function jamoOfSyllable(unit: number): string {
  const { initial, medial, final } = decompose(unit) ?? { initial: 0, medial: 0, final: 0 };
  const letters = [initials[initial], medials[medial], finals[final]];
  return letters.map((letter = '') => compounds.get(letter) ?? letter).join('');
}
