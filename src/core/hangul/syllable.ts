// Hangul syllables and the letters that they are made of.
// The Unicode Standard, 3.12, "Conjoining Jamo Behavior": 0xAC00 + (initial * 21 + medial) * 28 + final.

/** In the order of the standard, as single letters (U+3131 to U+3163). */
export const initials: readonly string[] = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.split('');
export const medials: readonly string[] = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.split('');
/** The first is none. */
export const finals: readonly string[] = [
  '',
  ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'.split(''),
];

export const firstSyllable = 0xac00;
export const syllableCount = initials.length * medials.length * finals.length;

/** Places in `initials`, `medials` and `finals`. */
export type Syllable = { initial: number; medial: number; final: number };

export const compose = ({ initial, medial, final }: Syllable): string =>
  String.fromCharCode(firstSyllable + (initial * medials.length + medial) * finals.length + final);

/** Of a code unit; nothing when it is no syllable. */
export function decompose(unit: number): Syllable | undefined {
  const index = unit - firstSyllable;
  if (!(index >= 0 && index < syllableCount)) return undefined;
  const block = Math.floor(index / finals.length);
  return {
    initial: Math.floor(block / medials.length),
    medial: block % medials.length,
    final: index % finals.length,
  };
}
