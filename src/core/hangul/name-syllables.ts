// The syllables of Korean given names as people spell them in Latin letters, official or not, each with a cost.
// The spellings: Revised Romanization of 2000, McCune-Reischauer of 1939, and habit as credits and passports show it.
import { compose, finals, initials, medials } from './syllable.ts';

/** A syllable that a spelling may mean; the lower the cost the likelier. */
export type Meant = readonly [syllable: string, cost: number];

/** Letters, then their spellings: `spelling` costs nothing, `spelling:5` five tenths. */
const onsetRows = `
ㄱ g k:1 gh:5 c:6
ㄲ kk gg:2 k:4
ㄴ n
ㄷ d t:3
ㄸ tt dd:2
ㄹ r l:1 rh:4 n:8
ㅁ m
ㅂ b p:3 v:6
ㅃ pp bb:2
ㅅ s sh:3
ㅆ ss s:4
ㅇ -
ㅈ j ch:3 z:4
ㅉ jj
ㅊ ch j:8
ㅋ k
ㅌ t th:4
ㅍ p ph:3 f:5
ㅎ h wh:6`;

const vowelRows = `
ㅏ a ah:3
ㅐ ae ai:3 e:5 ay:5 ea:5 eh:6
ㅑ ya yah:4
ㅓ eo u:2 uh:3 o:4 eu:7 ou:5 oe:7
ㅔ e eh:4 ae:5 ei:5 ye:7
ㅕ yeo you:2 yu:3 yo:4 yuh:4 yoo:7 eo:8 eou:8 u:8
ㅖ ye yeh:4 yae:4 ae:5 e:5 ea:6
ㅗ o oh:3 ou:6 oo:8
ㅘ wa oa:4 hwa:6
ㅙ wae
ㅚ oe oi:2 oy:4
ㅛ yo yoh:4 io:6
ㅜ u oo:1 ou:4 wu:4 woo:4 o:8
ㅝ wo weo:2 uo:5 won:9
ㅞ we
ㅟ wi ui:4 wee:3 uy:6
ㅠ yu yoo:1 you:2 ew:5 yuu:6 u:8
ㅡ eu u:3 oo:6 e:7 ou:7
ㅢ ui eui:1 ee:3 i:4 euy:6 eei:7
ㅣ i ee:2 y:5 ie:6 ih:5 yi:5 ea:9`;

const codaRows = `
- -
ㄱ k g:2 c:5 ck:5
ㄴ n nn:6
ㄷ t d:5
ㄹ l r:4 ll:5
ㅁ m
ㅂ p b:2
ㅅ t s:5
ㅇ ng g:9`;

/** The syllables that given names are made of, the commoner first. */
const common =
  '희진영정수현성지민재은혜원미인선상준경호동승태우규기석주용연종하윤일아훈형숙유자식환광대철해운보명봉창서제화빈순신옥나병효찬중길남라범근웅도문애욱소예섭한균';
const usual =
  '강건고구국권금노다단달덕두란래로록룡률림리린만모무묵배백별복비산삼생설세솔솜송슬시심안양언엄여열엽완왕요율의이익임장전조채천청초춘충치탁택판평표필학향헌혁협홍휘흠흥교득필갑을계뢰엘';

/** Spellings that the rows above do not give, or not as habitual ones. */
const habits = `
우 woo wu:1 u:2 ou:4
이 yi:1 ee:2 lee:3 yee:4 e:4 y:5
을 ul:2 eol:5
유 yoo you:1
숙 sook
신 shin
식 shik
시 shi see:3 shee:3
희 hee hui:1 hi:2 hie:5
훈 hoon
현 hyun
경 kyung kyoung:1 kyong:2
영 young yung:2 yong:3
정 jung joung:1 chung:2
성 sung
승 seung sung:3
준 joon jun
선 sun
은 eun un:3
근 keun kun:3
규 kyu
기 ki
구 koo
국 kook
미 mi mee:1
혜 hye hae:3
해 hae hai:3
재 jae jai:3
원 won
연 yeon youn:2 yun:3
용 yong young:3
욱 wook uk ook:3
웅 woong ung:2
병 byung byoung:2 pyung:3
헌 hun:1
철 chul chol:3
석 suk seok sok:3
훈 hoon hun
범 bum
형 hyung
명 myung
광 kwang
권 kwon
관 kwan
혁 hyuk
덕 duk
건 gun:1 kun:3
섭 sub:1 sup:2
엽 yup:1 yub:1
열 yul:1
율 yul
길 kil
문 moon
순 soon
윤 yoon
운 woon
완 wan
은 eun en:7
`;

const row = /^(?<letter>\S) (?<spellings>.+)$/;

/** [letter, [[spelling, cost], …]]; "-" is no letter. */
const read = (rows: string): (readonly [string, readonly Meant[]])[] =>
  rows
    .trim()
    .split('\n')
    .map((line) => {
      const { letter = '', spellings = '' } = row.exec(line)?.groups ?? {};
      return [letter, spellings.split(' ').map(spellingOf)];
    });

function spellingOf(text: string): Meant {
  const [spelling = '', tenths = '0'] = text.split(':');
  return [spelling === '-' ? '' : spelling, Number(tenths) / 10];
}

/** For a syllable that no list above has. */
const unusual = 1.2;

function rarityOf(syllable: string): number {
  const place = common.indexOf(syllable);
  if (place !== -1) return (0.4 * place) / common.length;
  return usual.includes(syllable) ? 0.6 : unusual;
}

/** Of one spelling no more are kept. */
const mostMeant = 5;

export const longestSpelling = 7;

let known: ReadonlyMap<string, readonly Meant[]> | undefined;

/** Syllables by a spelling, the likeliest first. */
export const syllablesBySpelling = (): ReadonlyMap<string, readonly Meant[]> => (known ??= bySpelling());

function bySpelling(): Map<string, Meant[]> {
  const costs = new Map<string, Map<string, number>>();
  for (const [spelling, [syllable, cost]] of allSpellings()) {
    if (spelling === '' || spelling.length > longestSpelling) continue;
    const meant = costs.get(spelling) ?? new Map<string, number>();
    costs.set(spelling, meant.set(syllable, Math.min(cost, meant.get(syllable) ?? cost)));
  }
  return new Map([...costs].map(([spelling, meant]) => [spelling, likeliest(meant)]));
}

const likeliest = (meant: ReadonlyMap<string, number>): Meant[] =>
  [...meant].toSorted(([, a], [, b]) => a - b).slice(0, mostMeant);

function* allSpellings(): Generator<readonly [string, Meant]> {
  for (const [syllable, spellings] of read(habits)) {
    for (const [spelling, cost] of spellings) yield [spelling, [syllable, cost + rarityOf(syllable)]];
  }
  const [onsets, vowels, codas] = [read(onsetRows), read(vowelRows), read(codaRows)];
  for (const [initial, onset] of onsets) {
    for (const [medial, vowel] of vowels) {
      for (const [final, coda] of codas) {
        yield* spellingsOf(syllableOf(initial, medial, final), [onset, vowel, coda]);
      }
    }
  }
}

type Parts = readonly [onset: readonly Meant[], vowel: readonly Meant[], coda: readonly Meant[]];

/** Of an unusual syllable the official spelling alone, which is the first of each row. */
function* spellingsOf(syllable: string, parts: Parts): Generator<readonly [string, Meant]> {
  const rarity = rarityOf(syllable);
  const [onsets, vowels, codas] = rarity === unusual ? parts.map((part) => part.slice(0, 1)) : parts;
  for (const [onset, first] of onsets ?? []) {
    for (const [vowel, second] of vowels ?? []) {
      for (const [coda, third] of codas ?? []) {
        yield [onset + vowel + coda, [syllable, rarity + first + second + third]];
      }
    }
  }
}

const syllableOf = (initial: string, medial: string, final: string): string =>
  compose({
    initial: initials.indexOf(initial),
    medial: medials.indexOf(medial),
    final: final === '-' ? 0 : finals.indexOf(final),
  });
