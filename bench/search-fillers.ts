// Movies and people that do not exist, for a catalogue of any size: the same seed gives the same ones.
import { romanise } from '../src/core/hangul/romanise.ts';
import type { Movie, Person } from '../src/core/movie.ts';
import { between, oneOf, type Random } from './random.ts';

const english = {
  kinds:
    'quiet broken golden silent hidden burning frozen distant crooked pale bitter hollow restless gentle crimson wandering stubborn foolish honest borrowed tangled fading narrow sleepless',
  things:
    'harbor orchard lantern bridge mirror river winter garden ladder kitchen station island engine window sparrow letter umbrella bakery tunnel mountain carpenter widow sailor doctor teacher neighbor stranger daughter brother grandmother piano bicycle corridor thunder pebble village market temple valley rooftop notebook tailor soldier prophet gardener magnet compass autumn midnight sunday holiday promise shadow rumor debt alibi feast',
  places: 'Jeonju Gunsan Sokcho Mokpo Yeosu Daejeon Suwon Incheon Gangneung Chuncheon Pohang Jinju',
};
const korean = {
  kinds:
    '조용한 부서진 황금 숨은 타는 먼 비뚤어진 창백한 쓰라린 텅빈 다정한 붉은 떠도는 고집센 어리석은 정직한 빌린 엉킨 좁은 잠없는',
  things:
    '항구 과수원 등불 다리 거울 강물 겨울 정원 사다리 부엌 정거장 섬마을 엔진 창문 참새 편지 우산 빵집 터널 산길 목수 과부 선원 의사 선생님 이웃집 낯선이 딸들 형제 할머니 피아노 자전거 복도 천둥 조약돌 마을 시장 절집 골짜기 옥상 공책 재단사 병사 예언자 정원사 자석 나침반 가을 자정 일요일 휴일 약속 그림자 소문 빚쟁이 알리바이 잔치',
  verbs: '걷다 부르다 기다리다 떠나다 돌아오다 숨기다 묻다 지우다 만나다 잃다',
};
const lists = {
  kinds: english.kinds.split(' '),
  things: english.things.split(' '),
  places: english.places.split(' '),
  kindsKo: korean.kinds.split(' '),
  thingsKo: korean.things.split(' '),
  verbsKo: korean.verbs.split(' '),
};

// A fifth of all Koreans is a Kim; the shares fall from there.
const surnames: readonly (readonly [hangul: string, latin: string, share: number])[] = [
  ['김', 'Kim', 21],
  ['이', 'Lee', 15],
  ['박', 'Park', 8],
  ['최', 'Choi', 5],
  ['정', 'Jung', 4],
  ['강', 'Kang', 2],
  ['조', 'Cho', 2],
  ['윤', 'Yoon', 2],
  ['장', 'Jang', 2],
  ['임', 'Lim', 2],
  ['한', 'Han', 2],
  ['오', 'Oh', 2],
  ['서', 'Seo', 2],
  ['신', 'Shin', 2],
  ['권', 'Kwon', 2],
  ['황', 'Hwang', 1],
  ['안', 'Ahn', 1],
  ['송', 'Song', 1],
  ['유', 'Yoo', 1],
  ['홍', 'Hong', 1],
  ['전', 'Jeon', 1],
  ['고', 'Ko', 1],
  ['문', 'Moon', 1],
  ['손', 'Son', 1],
];
const surnamesByShare = surnames.flatMap((row) => Array.from({ length: row[2] }, () => row));
const given: readonly string[] =
  '가강건경계고관광교구국권규균근금기길나남내다단달대덕도동두라란래려련로룡린림만명모목무문미민배백범별병보복봉빈산삼상새서석선설섭성세소솔송수숙순슬승시식신실아안애양언연열영예옥완용우욱운웅원유윤율은을의이익인일자장재정제종주준중지진찬창채천철초춘충치태택하한해향혁현형혜호홍화환훈휘희'.split(
    '',
  );
const habits: Readonly<Record<string, string>> = {
  영: 'young',
  현: 'hyun',
  경: 'kyung',
  정: 'jung',
  성: 'sung',
  우: 'woo',
  희: 'hee',
  준: 'joon',
  수: 'soo',
  선: 'sun',
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function inventedPerson(random: Random): Person {
  const [surname, latin] = oneOf(random, surnamesByShare);
  const syllables = [oneOf(random, given), oneOf(random, given)];
  const spelled = syllables.map((syllable) => {
    const habit = habits[syllable];
    return habit !== undefined && random() < 0.5 ? habit : romanise(syllable);
  });
  const name = `${latin} ${sentenceCase(spelled.join('-'))}`;
  return { name, originalName: surname + syllables.join('') };
}

export type Title = { title: string; originalTitle?: string };

/** One in three has a Korean title: of 88,000 some 30,000, as many as there are Korean movies. */
export function inventedTitle(random: Random): Title {
  const title = englishTitle(random) + (random() < 0.06 ? ` ${between(random, 2, 4)}` : '');
  if (random() >= 1 / 3) return { title };
  const originalTitle = koreanTitle(random);
  return { title: random() < 0.1 ? sentenceCase(romanise(originalTitle)) : title, originalTitle };
}

function englishTitle(random: Random): string {
  const kind = (): string => sentenceCase(oneOf(random, lists.kinds));
  const thing = (): string => sentenceCase(oneOf(random, lists.things));
  const forms = [
    () => `${kind()} ${thing()}`,
    () => `The ${kind()} ${thing()}`,
    () => `The ${thing()} of ${oneOf(random, lists.places)}`,
    () => `${thing()} and ${thing()}`,
    () => `My ${kind()} ${thing()} ${thing()}`,
    () => `${thing()} ${thing()}: ${kind()} ${thing()}`,
    () => `A ${thing()} for the ${kind()} ${thing()}`,
  ];
  return oneOf(random, forms)();
}

function koreanTitle(random: Random): string {
  const kind = (): string => oneOf(random, lists.kindsKo);
  const thing = (): string => oneOf(random, lists.thingsKo);
  const forms = [
    () => `${kind()} ${thing()}`,
    () => `${thing()}의 ${thing()}`,
    () => `${kind()} ${thing()}의 ${thing()}`,
    () => `${thing()}, ${oneOf(random, lists.verbsKo)}`,
    () => `${thing()}에서 ${oneOf(random, lists.verbsKo)}`,
    () => `${thing()}: ${kind()} ${thing()}`,
    () => `${thing()} ${between(random, 2, 4)}`,
  ];
  return oneOf(random, forms)();
}

export type Cast = { directors: Person[]; cast: Person[] };

/** Movie `number` of the invented ones. */
export function inventedMovie(
  number: number,
  { title, originalTitle }: Title,
  people: Cast,
  random: Random,
): Movie {
  const date = `${between(random, 1960, 2025)}-${String(between(random, 1, 12)).padStart(2, '0')}-15`;
  return {
    id: `filler:${number}`,
    title,
    ...(originalTitle === undefined ? {} : { originalTitle }),
    aliases: [],
    ...people,
    genres: [],
    releases: [{ date, earlier: [] }],
    links: [],
    ids: {},
    notable: true,
    // Most are hardly looked for, few are by many.
    popularity: Math.round(0.3 * Math.exp(2.5 * random() ** 3) * 1000) / 1000,
    source: { name: 'filler' },
  };
}
