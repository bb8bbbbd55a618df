// Initial consonants (choseong), by which Koreans look things up: ㄱㅂㅅ for 길복순.
import { compounds, singleLetter } from './jamo.ts';
import { decompose, initials } from './syllable.ts';

/** The initial consonant of each syllable, single consonants as they are; vowels are dropped, all else stays. */
export function initialsOf(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const syllable = decompose(unit);
    result += syllable ? initials[syllable.initial] : consonantsOf(unit);
  }
  return result;
}

const vowel = /[ㅏ-ㅣ]/;

/** An input method may join two of them: ㄱㅅ becomes ㄳ. */
function consonantsOf(unit: number): string {
  if (unit < 0x1100) return String.fromCharCode(unit);
  const letter = singleLetter(unit);
  return vowel.test(letter) ? '' : (compounds.get(letter) ?? letter);
}

/** Whether a text may mean initial consonants: it has a single one, no syllable and no vowel. */
export const isInitials = (text: string): boolean =>
  /[ㄱ-ㅎ\u1100-\u1112]/.test(text) && !/[가-힣ㅏ-ㅣ\u1161-\u1175]/.test(text);
