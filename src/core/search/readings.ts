// What a text may mean: as it is, with the keyboard switched the other way, as initial consonants, as romanised Hangul.
import { isInitials } from '../hangul/initial-consonants.ts';
import { hangulOfKeys, keysOfHangul } from '../hangul/keyboard.ts';
import { soundFold } from '../hangul/sound-fold.ts';
import { lettersOf, type Letters } from './letters.ts';

/** What a name is kept as: its letters, its initial consonants, or how it sounds, told coarsely. */
export type Kind = 'letters' | 'initials' | 'sound';

/** `discount` is taken off the closeness of what it finds; `spelled`, of a sound: the Latin letters that stand for it. */
export type Reading = { kind: Kind; letters: Letters; discount: number; spelled?: Letters };

const discounts = { sound: 0.06, keyboard: 0.02, initialsByKeyboard: 0.08 };

const hasHangul = /[가-힣ㄱ-ㅣ\u1100-\u11ff]/;
const hasLatin = /[a-z]/i;

/** Not by NFKC, which makes other letters of ㄱ and ㅏ. */
export const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

export function readingsOf(text: string): Reading[] {
  const isHangul = hasHangul.test(text);
  const readings = [
    reading('letters', text, 0),
    ...(isHangul ? hangulReadings(text) : []),
    ...(hasLatin.test(text) ? latinReadings(text, isHangul) : []),
  ];
  return readings.filter(({ letters }) => letters.length > 0);
}

function hangulReadings(text: string): Reading[] {
  const typed = reading('letters', keysOfHangul(text), discounts.keyboard);
  return isInitials(text) ? [reading('initials', text, 0), typed] : [typed];
}

function latinReadings(text: string, isHangul: boolean): Reading[] {
  // Capitals alone say nothing of shift.
  const keys = /[a-z]/.test(text) ? [text] : [text, text.toLowerCase()];
  return [
    ...(isHangul ? [] : soundReadings(text, discounts.sound)),
    ...[...new Set(keys.map(hangulOfKeys))].flatMap(keyboardReadings),
  ];
}

const keyboardReadings = (typed: string): Reading[] => [
  reading('letters', typed, discounts.keyboard),
  ...(isInitials(typed) ? [reading('initials', typed, discounts.initialsByKeyboard)] : []),
];

/** None where little is left to be heard: zzzzzz sounds like j. */
export function soundReadings(latin: string, discount: number): Reading[] {
  const spelled = lettersOf(latin);
  const sound = reading('sound', soundFold(latin), discount);
  return sound.letters.length * 3 < spelled.length ? [] : [{ ...sound, spelled }];
}

export const reading = (kind: Kind, text: string, discount: number): Reading => ({
  kind,
  letters: lettersOf(text),
  discount,
});
