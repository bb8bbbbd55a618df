// Movies by date: what comes next, what a month or a year holds, what came last.
import type { Movie, Release } from './movie.ts';
import { compareEnds, firstDay, lastDay, precisionOf } from './release-date.ts';

export type Listed = { movie: Movie; release: Release };

/** What one date holds, a day, a month or a year: each movie once, by title. */
export type DateGroup = { date: string; listed: Listed[] };

/** How many days ahead "upcoming" looks. */
const upcomingDays = 90;

/** The next 90 days by day, today included; then months of unknown day that begin until then, this one included; then this year. */
export function upcoming(movies: readonly Movie[], today: Temporal.PlainDate): DateGroup[] {
  const until = today.add({ days: upcomingDays });
  const isNear = (date: string): boolean =>
    compareDays(lastDay(date), today) >= 0 && compareDays(firstDay(date), until) <= 0;
  const groups = groupsOf(movies, (date) => isNear(date) && !isYearAfter(date, today));
  return (['day', 'month', 'year'] as const).flatMap((precision) =>
    groups.filter(({ date }) => precisionOf(date) === precision),
  );
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted();

const isYearAfter = (date: string, today: Temporal.PlainDate): boolean =>
  precisionOf(date) === 'year' && firstDay(date).year > today.year;

/** Its days, then what has no day. `month`: 2023-02. */
export const inMonth = (movies: readonly Movie[], month: string): DateGroup[] =>
  groupsOf(movies, (date) => date.startsWith(month));

/** Its days, each month's after them what has no day, and last what has no month. `year`: 2023. */
export const inYear = (movies: readonly Movie[], year: string): DateGroup[] =>
  groupsOf(movies, (date) => date.startsWith(year));

export const undated = (movies: readonly Movie[]): Movie[] =>
  movies.filter(({ releases }) => releases.length === 0);

/** The months and years that hold a release, earliest first, and whether a movie has no date. */
export function periods(movies: readonly Movie[]): { months: string[]; years: string[]; undated: boolean } {
  const dates = movies.flatMap(({ releases }) => releases.map(({ date }) => date));
  return {
    months: distinct(dates.filter((date) => date.length >= 7).map((date) => date.slice(0, 7))),
    years: distinct(dates.map((date) => date.slice(0, 4))),
    undated: undated(movies).length > 0,
  };
}

/** The latest that is over or came today, latest first: each movie once, festivals only for movies that have nothing else. */
export function latest(movies: readonly Movie[], today: Temporal.PlainDate, most: number): Listed[] {
  const last = movies.flatMap((movie) => {
    const over = movie.releases.filter(({ date }) => compareDays(lastDay(date), today) <= 0);
    const release = over.findLast(({ type }) => type !== 'festival') ?? over.at(-1);
    return release ? [{ movie, release }] : [];
  });
  return last.toSorted((a, b) => compareEnds(b.release.date, a.release.date)).slice(0, most);
}

function groupsOf(movies: readonly Movie[], isWanted: (date: string) => boolean): DateGroup[] {
  const groups = new Map<string, Listed[]>();
  for (const movie of movies) {
    for (const release of onePerDate(movie.releases)) {
      if (!isWanted(release.date)) continue;
      groups.set(release.date, [...(groups.get(release.date) ?? []), { movie, release }]);
    }
  }
  return [...groups]
    .map(([date, listed]) => ({ date, listed: listed.toSorted(compareTitles) }))
    .toSorted((a, b) => compareEnds(a.date, b.date));
}

/** Of several releases on one date, one that is no festival, else the first. */
function onePerDate(releases: readonly Release[]): Release[] {
  return releases.filter((release) => {
    const same = releases.filter(({ date }) => date === release.date);
    return release === (same.find(({ type }) => type !== 'festival') ?? same[0]);
  });
}

const compareTitles = (a: Listed, b: Listed): number =>
  a.movie.title.localeCompare(b.movie.title, 'en') || a.movie.id.localeCompare(b.movie.id, 'en');

const compareDays = (a: Temporal.PlainDate, b: Temporal.PlainDate): number =>
  Temporal.PlainDate.compare(a, b);
