// What KOBIS has in some years of opening.
import type { Movie } from '../core/movie.ts';
import { firstDay } from '../core/release-date.ts';
import { faultOf } from './fault-of.ts';
import { listedCode, listedMovie, type ListedMovie } from './kobis-answers.ts';
import { listedAPage, type KobisApi, type YearRange } from './kobis-api.ts';
import { isAdult, isKorean, keyOf, movieOf } from './kobis-movie.ts';
import type { SkippedRecord } from './source.ts';

export type KobisReading = {
  api: KobisApi;
  /** This source's own movies, by id. */
  known: ReadonlyMap<string, Movie>;
  /** In Korea. */
  today: Temporal.PlainDate;
};

export type RangeRead = {
  movies: Movie[];
  skipped: SkippedRecord[];
  /** Ids of known movies that are not ours any more. */
  notOurs: string[];
  /** Of all that is listed, whatever it is. */
  ids: string[];
  total: number;
};

/** Days back and ahead of its opening in which a movie's people are asked for: one request, once. */
const peopleWithin = { back: 7, ahead: 60 };

export async function readRange(reading: KobisReading, years: YearRange): Promise<RangeRead> {
  const { records, total } = await listed(reading.api, years);
  const read = records.map((record) => ({ record, parsed: listedMovie.safeParse(record) }));
  const all = read.flatMap(({ parsed }) => parsed.data ?? []);
  const ours = [...new Map(all.filter(isOurs).map((one) => [one.movieCd, one])).values()];
  const told = [];
  for (const one of ours) told.push(await withPeople(reading, one));
  const isKnown = ({ movieCd }: ListedMovie): boolean => reading.known.has(keyOf(movieCd));
  return {
    movies: told.map(({ movie }) => movie),
    skipped: [
      ...read.flatMap(({ record, parsed }) =>
        parsed.error ? [{ id: idOf(record), reason: faultOf(parsed.error) }] : [],
      ),
      ...told.flatMap(({ movie: { id }, fault }) =>
        fault === undefined ? [] : [{ id, reason: `${fault}: its people are not known` }],
      ),
    ],
    notOurs: all.filter((one) => !isOurs(one) && isKnown(one)).map(({ movieCd }) => keyOf(movieCd)),
    ids: records.map(idOf),
    total,
  };
}

const isOurs = (movie: ListedMovie): boolean => isKorean(movie) && !isAdult(movie);

const idOf = (record: unknown): string => keyOf(listedCode.safeParse(record).data?.movieCd ?? '?');

/** A list that grew or shrank while it was read may have lost a movie between two pages: it is read once more. */
async function listed(api: KobisApi, years: YearRange): Promise<{ records: unknown[]; total: number }> {
  const first = await walk(api, years);
  if (new Set(first.records.map(idOf)).size >= first.total) return first;
  const second = await walk(api, years);
  return { records: [...first.records, ...second.records], total: second.total };
}

async function walk(api: KobisApi, years: YearRange): Promise<{ records: unknown[]; total: number }> {
  const first = await api.list(years, 1);
  const records = [...first.records];
  for (let page = 2; page <= Math.ceil(first.total / listedAPage); page++) {
    records.push(...(await api.list(years, page)).records);
  }
  return { records, total: first.total };
}

/** A list has the directors' Korean names alone. What was asked for once is kept. */
async function withPeople(
  { api, known, today }: KobisReading,
  listed: ListedMovie,
): Promise<{ movie: Movie; fault?: string }> {
  const asOf = today.toString();
  const before = known.get(keyOf(listed.movieCd));
  if (before && hasPeople(before)) return { movie: movieOf(listed, before, asOf) };
  const movie = movieOf(listed, undefined, asOf);
  if (!isNear(movie, today)) return { movie };
  const people = await api.people(listed.movieCd);
  return 'is' in people ? { movie: movieOf(listed, people.is, asOf) } : { movie, fault: people.fault };
}

const hasPeople = ({ directors, cast }: Movie): boolean =>
  cast.length > 0 || directors.some(({ originalName }) => originalName !== undefined);

const isNear = ({ releases }: Movie, today: Temporal.PlainDate): boolean =>
  releases.some(({ date }) => {
    const { days } = today.until(firstDay(date));
    return days >= -peopleWithin.back && days <= peopleWithin.ahead;
  });
