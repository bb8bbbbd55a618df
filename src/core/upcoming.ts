// Movies by date: what comes next, what a month or a year holds, what came last.
import type { Movie, Release } from './movie.ts';
import { compareEnds, dayText, firstDay, lastDay, precisionOf } from './release-date.ts';
import { releasesShown } from './releases-for.ts';

/** Whose dates are shown: a region of ISO 3166. */
type Seen = { today: Temporal.PlainDate; region: string };

export type Listed = { movie: Movie; release: Release };

/** What one date holds, a day, a month or a year: each movie once, by title. */
export type DateGroup = { date: string; listed: Listed[] };

/** How many days ahead "upcoming" looks. */
const upcomingDays = 90;

/** The next 90 days by day, today included; then months of unknown day that begin until then, this one included; then this year. */
export function upcoming(movies: readonly Movie[], { today, region }: Seen): DateGroup[] {
  const first = today.toString();
  const last = today.add({ days: upcomingDays }).toString();
  // As text: there are very many. A month or year is not over while today begins with it, or comes before it.
  const isNear = (date: string): boolean => date >= first.slice(0, date.length) && dayText(date) <= last;
  const groups = groupsOf(movies, region, (date) => isNear(date) && !isYearAfter(date, today));
  return (['day', 'month', 'year'] as const).flatMap((precision) =>
    groups.filter(({ date }) => precisionOf(date) === precision),
  );
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted();

const isYearAfter = (date: string, today: Temporal.PlainDate): boolean =>
  precisionOf(date) === 'year' && firstDay(date).year > today.year;

/** Its days, then what has no day. `month`: 2023-02. */
export const inMonth = (movies: readonly Movie[], month: string, region: string): DateGroup[] =>
  groupsOf(movies, region, (date) => date.startsWith(month));

/** Its days, each month's after them what has no day, and last what has no month. `year`: 2023. */
export const inYear = (movies: readonly Movie[], year: string, region: string): DateGroup[] =>
  groupsOf(movies, region, (date) => date.startsWith(year));

export const undated = (movies: readonly Movie[]): Movie[] =>
  movies.filter(({ releases }) => releases.length === 0);

/** The months and years that hold a release, earliest first, and whether a movie has no date. */
export function periods(movies: readonly Movie[], region: string): Periods {
  const byRegion = knownPeriods.get(movies) ?? new Map<string, Periods>();
  knownPeriods.set(movies, byRegion);
  const found = byRegion.get(region) ?? periodsIn(movies, region);
  byRegion.set(region, found);
  return found;
}

type Periods = { months: readonly string[]; years: readonly string[]; undated: boolean };

// The movies of a catalogue never change, and this is asked for at each key pressed.
const knownPeriods = new WeakMap<readonly Movie[], Map<string, Periods>>();

function periodsIn(movies: readonly Movie[], region: string): Periods {
  const dates = movies.flatMap((movie) => releasesShown(movie, region).map(({ date }) => date));
  return {
    months: distinct(dates.filter((date) => date.length >= 7).map((date) => date.slice(0, 7))),
    years: distinct(dates.map((date) => date.slice(0, 4))),
    undated: undated(movies).length > 0,
  };
}

/** The latest that is over or came today, latest first: each movie once, festivals only for movies that have nothing else. */
export function latest(movies: readonly Movie[], { today, region }: Seen, most: number): Listed[] {
  const day = today.toString();
  const isOver = (date: string): boolean => {
    const same = day.slice(0, date.length);
    return date === same ? compareDays(lastDay(date), today) <= 0 : date < same;
  };
  const last = movies.flatMap((movie) => {
    const over = releasesShown(movie, region).filter(({ date }) => isOver(date));
    const release = over.findLast(({ type }) => type !== 'festival') ?? over.at(-1);
    return release ? [{ movie, release }] : [];
  });
  const ends = last.map((listed) => ({ listed, end: endOf(listed.release.date) }));
  const sorted = ends.toSorted((a, b) => (a.end === b.end ? 0 : a.end < b.end ? 1 : -1));
  return sorted.slice(0, most).map(({ listed }) => listed);
}

function groupsOf(
  movies: readonly Movie[],
  region: string,
  isWanted: (date: string) => boolean,
): DateGroup[] {
  const groups = new Map<string, Listed[]>();
  for (const movie of movies) {
    if (!movie.releases.some(({ date }) => isWanted(date))) continue;
    for (const release of onePerDate(releasesShown(movie, region))) {
      if (!isWanted(release.date)) continue;
      const group = groups.get(release.date);
      if (group) group.push({ movie, release });
      else groups.set(release.date, [{ movie, release }]);
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

/** As text that is in the order of `compareEnds`: comparing days takes too long for all of them. */
const endOf = (date: string): string => `${date}${'-12-31'.slice(date.length - 4)} ${10 - date.length}`;

const compareTitles = (a: Listed, b: Listed): number =>
  a.movie.title.localeCompare(b.movie.title, 'en') || a.movie.id.localeCompare(b.movie.id, 'en');

const compareDays = (a: Temporal.PlainDate, b: Temporal.PlainDate): number =>
  Temporal.PlainDate.compare(a, b);
