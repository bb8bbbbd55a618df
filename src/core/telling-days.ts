// On which days there is something to tell of a movie, whoever is told and at whatever hour.
import type { AlertInPost, AlertKind } from './alert.ts';
import type { Movie } from './movie.ts';
import { compareDates, firstDay, precisionOf } from './release-date.ts';

export type TellingDay = {
  movieId: string;
  kind: AlertKind;
  /** The release date as the catalogue has it: 2023-02-17 or 2023-02. */
  date: string;
  /** The day on which it is told. */
  on: Temporal.PlainDate;
};

/** The dates of a movie that are told, each once: exact days and months. Festivals and years never are. */
export function toldDates(movie: Movie): string[] {
  const told = movie.releases.filter(({ type, date }) => type !== 'festival' && precisionOf(date) !== 'year');
  return [...new Set(told.map(({ date }) => date))].toSorted(compareDates);
}

/** Whether what an alert says is still in the catalogue. */
export const stands = ({ date }: Pick<AlertInPost, 'date'>, movie: Movie | undefined): boolean =>
  movie !== undefined && toldDates(movie).includes(date);

export const exactDates = (movie: Movie): string[] =>
  toldDates(movie).filter((date) => precisionOf(date) === 'day');

/** Exact days on their day, months on their first. */
export const tellingDays = (movie: Movie): TellingDay[] =>
  toldDates(movie).map((date) => ({
    movieId: movie.id,
    kind: precisionOf(date) === 'month' ? 'month' : 'release',
    date,
    on: firstDay(date),
  }));

/** Exact days are told once more, so many days before. 0: they are not. */
export function withEarly(days: readonly TellingDay[], daysBefore: number): readonly TellingDay[] {
  if (daysBefore === 0) return days;
  const early = days
    .filter(({ kind }) => kind === 'release')
    .map((day): TellingDay => ({ ...day, kind: 'early', on: day.on.subtract({ days: daysBefore }) }));
  return [...early, ...days];
}

/** Whether a movie's release on an exact day is its last: nothing of it comes later, and no other date is open. */
export const isLastRelease = ({ releases }: Movie, date: string): boolean =>
  releases
    .filter(({ type }) => type !== 'festival')
    .every((release) => precisionOf(release.date) === 'day' && release.date <= date);
