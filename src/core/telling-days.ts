// On which days there is something to tell of a movie, whoever is told and at whatever hour.
import type { AlertInPost, AlertKind } from './alert.ts';
import type { Movie } from './movie.ts';
import { compareDates, dayText, firstDay, precisionOf } from './release-date.ts';
import { homeRegion, releasesFor } from './releases-for.ts';

export type TellingDay = {
  movie: Movie;
  kind: AlertKind;
  /** The release date as the catalogue has it: 2023-02-17 or 2023-02. */
  date: string;
  /** The day on which it is told. */
  on: Temporal.PlainDate;
};

/** The dates of a movie that are told in a region, each once: exact days and months. Years never are. */
export function toldDates(movie: Movie, region: string): string[] {
  const told = releasesFor(movie, region).filter(({ date }) => precisionOf(date) !== 'year');
  return [...new Set(told.map(({ date }) => date))].toSorted(compareDates);
}

/** Those that are told in any region. */
export function datesToldAnywhere(movie: Movie): string[] {
  const regions = new Set([homeRegion, ...movie.releases.flatMap(({ region }) => region ?? [])]);
  return [...new Set([...regions].flatMap((region) => toldDates(movie, region)))];
}

/** Whether what an alert says is still in the catalogue. */
export const stands = (
  { date }: Pick<AlertInPost, 'date'>,
  movie: Movie | undefined,
  region: string,
): boolean => movie !== undefined && toldDates(movie, region).includes(date);

export const exactDates = (movie: Movie, region: string): string[] =>
  toldDates(movie, region).filter((date) => precisionOf(date) === 'day');

/** Exact days on their day, months on their first. `from`: a day as text; those before are left out. */
export function tellingDays(movie: Movie, region: string, from = ''): TellingDay[] {
  const isNear = (date: string): boolean => from <= dayText(date);
  // Of very many movies nearly all are over.
  if (!movie.releases.some(({ date }) => isNear(date))) return [];
  const dates = toldDates(movie, region).filter(isNear);
  return dates.map((date) => ({
    movie,
    kind: precisionOf(date) === 'month' ? 'month' : 'release',
    date,
    on: firstDay(date),
  }));
}

/** Whether a movie was in the catalogue before an instant: what was due earlier is nobody's news. */
export const isKnownBefore = ({ since }: Movie, due: Temporal.Instant): boolean =>
  since === undefined || since < due.epochMilliseconds;

/** Exact days are told once more, so many days before. 0: they are not. */
export function withEarly(days: readonly TellingDay[], daysBefore: number): readonly TellingDay[] {
  if (daysBefore === 0) return days;
  const early = days
    .filter(({ kind }) => kind === 'release')
    .map((day): TellingDay => ({ ...day, kind: 'early', on: day.on.subtract({ days: daysBefore }) }));
  return [...early, ...days];
}

/** Whether a movie's release on an exact day is its last to people: nothing of it comes later, and no other date is open. */
export const isLastRelease = (movie: Movie, date: string): boolean =>
  releasesFor(movie, homeRegion).every(
    (release) => precisionOf(release.date) === 'day' && release.date <= date,
  );
