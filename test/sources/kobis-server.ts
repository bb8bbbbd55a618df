// A KOBIS of our own: the parts of its open API that are used, in the form that kobis.or.kr/kobisopenapi has them.
import { faultyServer, type Answer, type FaultyServer } from './faulty-server.ts';

export type KobisFilm = {
  movieCd: string;
  movieNm: string;
  movieNmEn: string;
  openDt: string;
  nation: string;
  genres: string;
  directors: [korean: string, english: string][];
  actors: [korean: string, english: string][];
  /** What stands in its record instead: to spoil it. */
  spoiled?: Record<string, unknown>;
};

export type KobisServer = FaultyServer & {
  films: KobisFilm[];
  /** Called before each answer. */
  before?: (path: string) => void;
  change(code: string, given: Partial<KobisFilm>): void;
};

export const filmOf = (movieCd: string, given: Partial<KobisFilm> = {}): KobisFilm => ({
  movieCd,
  movieNm: `영화 ${movieCd}`,
  movieNmEn: `Movie ${movieCd}`,
  openDt: '20230222',
  nation: '한국',
  genres: '드라마',
  directors: [],
  actors: [],
  ...given,
});

/** So many, over the years from 1950 to 2024; each tenth for adults alone. */
export const manyFilms = (count: number): KobisFilm[] =>
  Array.from({ length: count }, (_, index) =>
    filmOf(String(20_000_000 + index), {
      openDt: `${1950 + ((index * 7) % 75)}0115`,
      ...(index % 10 === 9 ? { genres: '성인물(에로)' } : {}),
    }),
  );

export const theKey = '0123456789abcdef';

export async function kobisServer(films: KobisFilm[] = []): Promise<KobisServer> {
  const state: Pick<KobisServer, 'films' | 'before'> = { films };
  const server = await faultyServer('/rest', (url) => {
    state.before?.(`${url.pathname}${url.search}`);
    const search = url.searchParams;
    if (search.get('key') !== theKey) return fault('320010', '유효하지않은 키값입니다.');
    if (url.pathname === '/movie/searchMovieList.json') return list(state.films, search);
    if (url.pathname === '/movie/searchMovieInfo.json') return info(state.films, search.get('movieCd') ?? '');
    return { status: 404, json: {} };
  });
  return Object.assign(state, server, {
    change(code: string, given: Partial<KobisFilm>) {
      state.films = state.films.map((film) => (film.movieCd === code ? { ...film, ...given } : film));
    },
  });
}

/** With status 200, whatever is wrong. */
const fault = (errorCode: string, message: string): Answer => ({
  json: { faultInfo: { message, errorCode } },
});

function list(films: readonly KobisFilm[], search: URLSearchParams): Answer {
  const [from, until] = [search.get('openStartDt') ?? '0000', search.get('openEndDt') ?? '9999'];
  const [page, size] = [Number(search.get('curPage') ?? 1), Number(search.get('itemPerPage') ?? 10)];
  const nation = search.get('repNationCd') === '22041011' ? '한국' : '';
  const found = films.filter(
    ({ openDt, nation: own }) =>
      openDt.slice(0, 4) >= from && openDt !== '' && openDt.slice(0, 4) <= until && own.includes(nation),
  );
  const movieList = found.slice((page - 1) * size, page * size).map(inList);
  return { json: { movieListResult: { totCnt: found.length, source: '영화진흥위원회', movieList } } };
}

const inList = (film: KobisFilm) => ({
  movieCd: film.movieCd,
  movieNm: film.movieNm,
  movieNmEn: film.movieNmEn,
  prdtYear: film.openDt.slice(0, 4),
  openDt: film.openDt,
  typeNm: '장편',
  prdtStatNm: '개봉',
  nationAlt: film.nation,
  genreAlt: film.genres,
  repNationNm: film.nation.split(',')[0],
  repGenreNm: film.genres.split(',')[0],
  directors: film.directors.map(([peopleNm]) => ({ peopleNm })),
  companys: [],
  ...film.spoiled,
});

function info(films: readonly KobisFilm[], code: string): Answer {
  const film = films.find(({ movieCd }) => movieCd === code);
  if (!film) return { json: { movieInfoResult: { movieInfo: {}, source: '영화진흥위원회' } } };
  const person = ([peopleNm, peopleNmEn]: [string, string]) => ({ peopleNm, peopleNmEn });
  const movieInfo = {
    movieCd: film.movieCd,
    movieNm: film.movieNm,
    movieNmEn: film.movieNmEn,
    movieNmOg: '',
    showTm: '',
    prdtYear: film.openDt.slice(0, 4),
    openDt: film.openDt,
    prdtStatNm: '개봉예정',
    typeNm: '장편',
    nations: film.nation.split(',').map((nationNm) => ({ nationNm })),
    genres: film.genres.split(',').map((genreNm) => ({ genreNm })),
    directors: film.directors.map(person),
    actors: film.actors.map((actor) => ({ ...person(actor), cast: '', castEn: '' })),
    showTypes: [],
    companys: [],
    audits: [],
    staffs: [],
  };
  return { json: { movieInfoResult: { movieInfo, source: '영화진흥위원회' } } };
}
