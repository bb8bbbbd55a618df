// A movie of KOBIS as ours.
import type { Movie, Person, Release } from '../core/movie.ts';
import { isReleaseDate } from '../core/release-date.ts';
import type { KobisPerson, ListedMovie } from './kobis-answers.ts';

export type KobisPeople = { directors: readonly Person[]; cast: readonly Person[] };

const mostCast = 15;

/** Korea alone or with others. */
export const isKorean = ({ repNationNm, nationAlt }: ListedMovie): boolean =>
  [repNationNm, ...(nationAlt ?? '').split(',')].some((nation) => nation?.trim() === '한국');

/** KOBIS has a genre for what is made for adults alone: 성인물(에로). */
export const isAdult = ({ genreAlt, repGenreNm }: ListedMovie): boolean =>
  `${genreAlt ?? ''},${repGenreNm ?? ''}`.includes('성인물');

export const keyOf = (code: string): string => `kobis:${code}`;

/** `people`: with their English names, where they were asked for. `asOf`: the day on which KOBIS was asked. */
export function movieOf(listed: ListedMovie, people: KobisPeople | undefined, asOf: string): Movie {
  const korean = listed.movieNm.trim();
  const title = listed.movieNmEn?.trim() || korean;
  const directors = (listed.directors ?? []).map(({ peopleNm }) => ({ name: peopleNm.trim() }));
  return {
    id: keyOf(listed.movieCd),
    title,
    ...(title === korean ? {} : { originalTitle: korean }),
    aliases: [],
    directors: [...(people?.directors ?? directors.filter(({ name }) => name !== ''))],
    cast: [...(people?.cast ?? [])],
    genres: genresOf(listed),
    releases: releasesOf(listed, asOf),
    links: [],
    ids: { kobis: listed.movieCd },
    notable: false,
    source: { name: 'KOBIS', asOf },
  };
}

export const peopleOf = (given: { directors: KobisPerson[]; actors: KobisPerson[] }): KobisPeople => ({
  directors: given.directors.flatMap(personOf),
  cast: given.actors.flatMap(personOf).slice(0, mostCast),
});

function personOf({ peopleNm, peopleNmEn }: KobisPerson): Person[] {
  const korean = peopleNm.trim();
  const name = withSmallLetters(peopleNmEn?.trim() || korean);
  if (name === '') return [];
  return [{ name, ...(korean === '' || korean === name ? {} : { originalName: korean }) }];
}

/** Family names stand in capitals: CHOO Chang-min is Choo Chang-min. */
const withSmallLetters = (name: string): string =>
  name.replace(/\p{Lu}{2,}/gu, (word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`);

/** The day of opening is YYYYMMDD or "": a part of it that is not fixed is 00. */
function releasesOf({ openDt }: ListedMovie, asOf: string): Release[] {
  const [, year = '', month = '00', day = '00'] =
    /^(\d{4})(\d{2})?(\d{2})?$/.exec(openDt?.trim() ?? '') ?? [];
  const parts = month === '00' ? [year] : day === '00' ? [year, month] : [year, month, day];
  const date = parts.join('-');
  if (!isReleaseDate(date)) return [];
  return [{ date, region: 'KR', type: 'theatrical', asOf, source: 'KOBIS', earlier: [] }];
}

const genresOf = ({ genreAlt, repGenreNm }: ListedMovie): string[] => {
  const names = [repGenreNm ?? '', ...(genreAlt ?? '').split(',')].map(
    (name) => genreNames.get(name.trim()) ?? [],
  );
  return [...new Set(names.flat())];
};

/** Those of KOBIS that say something of a movie, as the other sources call them. */
const genreNames: ReadonlyMap<string, string> = new Map([
  ['SF', 'Science Fiction'],
  ['가족', 'Family'],
  ['공포(호러)', 'Horror'],
  ['다큐멘터리', 'Documentary'],
  ['드라마', 'Drama'],
  ['멜로/로맨스', 'Romance'],
  ['뮤지컬', 'Music'],
  ['미스터리', 'Mystery'],
  ['범죄', 'Crime'],
  ['사극', 'History'],
  ['서부극(웨스턴)', 'Western'],
  ['스릴러', 'Thriller'],
  ['애니메이션', 'Animation'],
  ['액션', 'Action'],
  ['어드벤처', 'Adventure'],
  ['전쟁', 'War'],
  ['코미디', 'Comedy'],
  ['판타지', 'Fantasy'],
]);
