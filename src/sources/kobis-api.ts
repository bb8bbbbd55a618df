// Questions to KOBIS, each answer checked. A list that is not as documented stops the round; a single movie is a fault.
import { faultOf } from './fault-of.ts';
import { createHttp } from './http.ts';
import { faultAnswer, infoAnswer, listAnswer } from './kobis-answers.ts';
import { peopleOf, type KobisPeople } from './kobis-movie.ts';
import { SourceError } from './source-error.ts';

export type KobisOptions = {
  key: string;
  /** Of its API: http://www.kobis.or.kr/kobisopenapi/webservice/rest. */
  url: string;
  userAgent: string;
  perSecond?: number | undefined;
  timeLimitMs?: number;
  backoffMs?: number;
};

/** Years of opening, both included. */
export type YearRange = { from: number; until: number };

export type KobisApi = {
  /** Korean movies that opened in these years. */
  list(years: YearRange, page: number): Promise<{ total: number; records: unknown[] }>;
  people(code: string): Promise<{ is: KobisPeople } | { fault: string }>;
  /** How many requests there were. */
  asked(): number;
};

export const listedAPage = 100;

/** Korea's code among the nations of KOBIS. */
const korea = '22041011';

export function kobisApi(
  { key, url, perSecond = 5, ...options }: KobisOptions,
  signal: AbortSignal,
): KobisApi {
  const http = createHttp({ ...options, perSecond });
  let asked = 0;
  const ask = async (path: string, search: Record<string, string>): Promise<unknown> => {
    asked += 1;
    const answer = await http.getJson(`${url}/movie/${path}.json`, { key, ...search }, signal);
    const fault = faultAnswer.safeParse(answer).data?.faultInfo;
    if (fault) throw refusal(fault.errorCode);
    return answer;
  };
  return {
    async list({ from, until }, page) {
      const years = { openStartDt: String(from), openEndDt: String(until) };
      const pages = { itemPerPage: String(listedAPage), curPage: String(page) };
      const answer = await ask('searchMovieList', { ...years, ...pages, repNationCd: korea });
      const read = listAnswer.safeParse(answer);
      if (read.error)
        throw new SourceError(
          `KOBIS gave a list of movies that is not as documented: ${faultOf(read.error)}`,
        );
      const { totCnt, movieList } = read.data.movieListResult;
      return { total: totCnt, records: movieList };
    },
    async people(code) {
      const read = infoAnswer.safeParse(await ask('searchMovieInfo', { movieCd: code }));
      return read.success
        ? { is: peopleOf(read.data.movieInfoResult.movieInfo) }
        : { fault: faultOf(read.error) };
    },
    asked: () => asked,
  };
}

/** Its own words are left out, since they may hold the key. */
function refusal(code: string): SourceError {
  const said = /^\d{1,10}$/.test(code) ? ` (its error ${code})` : '';
  return new SourceError(`KOBIS refused the request${said}: see KOBIS_KEY, and its limit of requests a day`);
}
