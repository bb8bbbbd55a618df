import type { ReleaseType } from '../../core/movie.ts';
import type { movies as English } from '../en/movies.ts';
import { dates } from './dates.ts';

const kinds: Record<ReleaseType, string> = {
  theatrical: '극장',
  streaming: '스트리밍',
  festival: '영화제',
  tv: 'TV',
  other: '',
};
const comesOut: Record<ReleaseType, string> = {
  theatrical: '개봉',
  streaming: '공개',
  festival: '상영',
  tv: '방영',
  other: '공개',
};
const genreNames = new Map(
  Object.entries({
    action: '액션',
    adventure: '모험',
    animation: '애니메이션',
    comedy: '코미디',
    crime: '범죄',
    disaster: '재난',
    documentary: '다큐멘터리',
    drama: '드라마',
    family: '가족',
    fantasy: '판타지',
    history: '역사',
    horror: '공포',
    music: '음악',
    mystery: '미스터리',
    romance: '로맨스',
    'science fiction': 'SF',
    thriller: '스릴러',
    war: '전쟁',
  }),
);
/** Made when it is first asked for: its names take memory, and time at the start. */
let regions: Intl.DisplayNames | undefined;
const regionOf = (code: string): string | undefined =>
  (regions ??= new Intl.DisplayNames('ko', { type: 'region', fallback: 'code' })).of(code);
const verb = (type: ReleaseType | undefined) => comesOut[type ?? 'other'];

export const movies: typeof English = {
  title: (name) => `**〈${name}〉**`,
  headline: (name, year, other) =>
    `${movies.title(name)}${year ? ` (${year})` : ''}${other ? ` · ${other}` : ''}`,
  noDate: '**공개일 미정**',
  day: (date, type, distance) => `**${dates.day(date)} ${verb(type)}** · ${distance}`,
  monthToCome: (date, type, distance) =>
    `**${dates.month(date)} ${verb(type)} 예정** · ${distance}, 날짜 미정`,
  yearToCome: (date, type, distance) => `**${dates.year(date)} ${verb(type)} 예정** · ${distance}, 날짜 미정`,
  past: (date, type, distance) => `**${dates.of(date)} ${verb(type)}** · ${distance}`,
  onlyAnnounced: (date, type) => `**${dates.of(date)}** ${verb(type)} 예정이었어요 · 이후 소식은 아직 없어요`,
  firstAnnounced: (date) => `처음 발표는 ${dates.plain(date)}`,
  thenAnnounced: (date) => `다음 발표는 ${dates.plain(date)}`,
  noneYet: (asOf) => `${dates.plainDay(asOf)}에는 날짜 미정`,
  how: (type) => (type ? kinds[type] : ''),
  region: (code) => regionOf(code) ?? code,
  directors: (names) => `감독 ${names}`,
  cast: (names) => `출연 ${names}`,
  genre: (name) => genreNames.get(name.toLowerCase()) ?? name,
  genres: (names) => `장르 ${names}`,
  morePeople: (count) => `외 ${count}명`,
  moreDates: (count) => `외 ${count}개`,
  asAnnounced: (date) => `${dates.plainDay(date)} 발표 기준`,
  asOf: (date) => `${dates.plainDay(date)} 기준`,
  source: (name) => `출처: ${name}`,
  otherDates: '다른 날짜',
  dateIn: (date, where) => `${where} ${dates.plain(date)}`.trim(),
  also: (others, more) => `다른 나라: ${others.join(' · ')}${more > 0 ? ` 외 ${more}곳` : ''}`,
  otherMatches: '다른 검색 결과',
  openOne: '영화 보기',
  nothingTyped: '영화 제목이나 사람 이름을 한국어나 영어로 입력해 주세요.',
  notFound: (typed) => `‘${typed}’ 검색 결과가 없어요.`,
  nearestMovies: '혹시 이 영화인가요?',
  known: (count, asOf) =>
    `지금 아는 영화는 ${count}편이에요${asOf ? ` (${dates.plainDay(asOf)} 기준)` : ''}.`,
  gone: '이 영화는 이제 목록에 없어요. /영화 명령어에 제목을 넣어 보세요.',
  personNotFound: (typed) => `‘${typed}’ 검색 결과가 없어요.`,
  nearestPeople: '혹시 이 사람인가요?',
  otherPeople: '다른 사람',
  as: { director: '감독', cast: '출연', both: '감독·출연' },
  upcoming: '앞으로 90일과 올해의 한국 영화',
  inPeriod: (date) => `${dates.of(date)} 한국 영화`,
  undated: '날짜가 정해지지 않은 한국 영화',
  undatedChoice: '날짜 미정',
  wasAnnounced: '예정이었어요. 이후 소식은 아직 없어요',
  empty: '여기에 해당하는 한국 영화가 없어요.',
  catalogueAsOf: (asOf) => `영화 목록은 ${dates.plainDay(asOf)} 기준이에요.`,
  latest: '가장 최근 작품',
  page: (page, pages) => `${page} / ${pages} 쪽`,
  showHere: '여기에 보이기',
  notAPeriod: (typed) =>
    `‘${typed}’: 달이나 해로 읽을 수 없어요. 2023년 3월, 2023, 다음 달, 날짜 미정처럼 입력해 주세요.`,
};
