// Hangul in Latin letters by the rules of the Republic of Korea: Revised Romanization of Korean, Ministry of Culture and
// Tourism, notification 2000-8 of 7 July 2000. Sounds change as in the Standard Pronunciation, chapters 4 and 5; ㅎ is
// kept behind ㄱ, ㄷ and ㅂ as in nouns (Mukho), which most titles are.
import { compounds } from './jamo.ts';
import { decompose, finals, initials, medials, type Syllable } from './syllable.ts';

const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const onsets = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
/** What each final sounds like at the end of a word. */
const codas = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** "길복순" is "gilboksun". Sounds change within a word; what is no syllable stays. */
export function romanise(text: string): string {
  let result = '';
  let final = 0;
  for (let index = 0; index < text.length; index++) {
    const syllable = decompose(text.charCodeAt(index));
    result += syllable
      ? between(final, syllable) + (vowels[syllable.medial] ?? '')
      : (codas[final] ?? '') + text.charAt(index);
    final = syllable?.final ?? 0;
  }
  return result + (codas[final] ?? '');
}

const meetings: string[] = [];

/** The consonants between two vowels. */
function between(final: number, { initial, medial }: Syllable): string {
  if (final === 0) return onsets[initial] ?? '';
  const softens = softening.has(medials[medial] ?? '');
  const place = (final * initials.length + initial) * 2 + (softens ? 1 : 0);
  return (meetings[place] ??= meetingOf(finals[final] ?? '', initials[initial] ?? '', softens));
}

const softening = new Set(['ㅣ', 'ㅕ']);

/** What is spoken for a final and the initial behind it; `softens`: the vowel makes ㅈ and ㅊ of ㄷ and ㅌ. */
function meetingOf(final: string, initial: string, softens: boolean): string {
  const [kept, last] = parted(final);
  if (softens) {
    const soft = softened(last, initial);
    if (soft !== undefined) return codaOf(kept) + soft;
  }
  if (initial === 'ㅇ') return linked(kept, last, final);
  if (last === 'ㅎ') return codaThenOnset(kept, aspirated(initial));
  if (initial === 'ㅎ') return last === 'ㅈ' ? `${codaOf(kept)}ch` : `${codaOf(final)}h`;
  return codaThenOnset(final, initial);
}

/** Of a compound final its first letter, which stays, and its last, which may move on. */
function parted(final: string): readonly [string, string] {
  const parts = compounds.get(final) ?? final;
  return parts.length > 1 ? [parts.charAt(0), parts.charAt(1)] : ['', final];
}

/** 같이 is gachi, 굳이 guji, 닫히다 dachida. */
function softened(last: string, initial: string): string | undefined {
  if (initial === 'ㅇ') return last === 'ㄷ' ? 'j' : last === 'ㅌ' ? 'ch' : undefined;
  return initial === 'ㅎ' && last === 'ㄷ' ? 'ch' : undefined;
}

/** Before a vowel the last consonant goes over to it: 옷이 is osi, 닭을 dalgeul; ㅎ is silent. */
function linked(kept: string, last: string, final: string): string {
  if (final === 'ㅇ') return 'ng';
  const moved = last === 'ㅎ' ? 'ㅇ' : last;
  if (kept === '') return onsetOf(moved);
  return moved === 'ㅇ' ? onsetOf(kept) : codaThenOnset(kept, moved);
}

/** 좋고 is joko. */
const aspirated = (initial: string): string => ({ ㄱ: 'ㅋ', ㄷ: 'ㅌ', ㅈ: 'ㅊ' })[initial] ?? initial;

/** Nasals make nasals, and ㄹ beside ㄴ or ㄹ is ll: 국물 is gungmul, 신라 silla, 종로 jongno. */
function codaThenOnset(final: string, initial: string): string {
  const coda = codaOf(final);
  if (initial === 'ㄹ') {
    if (coda === 'n' || coda === 'l') return 'll';
    return coda === '' ? 'r' : `${nasal(coda)}n`;
  }
  if (initial === 'ㄴ' && coda === 'l') return 'll';
  return (initial === 'ㄴ' || initial === 'ㅁ' ? nasal(coda) : coda) + onsetOf(initial);
}

const nasal = (coda: string): string => ({ k: 'ng', t: 'n', p: 'm' })[coda] ?? coda;

const codaOf = (final: string): string => codas[finals.indexOf(final)] ?? '';

const onsetOf = (initial: string): string => onsets[initials.indexOf(initial)] ?? '';
