// How a release stands on a day, and which release of a movie comes first.
import type { Movie, Release } from './movie.ts';
import { compareEnds, firstDay, lastDay } from './release-date.ts';
import { homeRegion, releasesFor } from './releases-for.ts';

export type Distance = { unit: 'day' | 'month' | 'year'; count: number };

/**
 * `days` and `distance` count to the first day of what is to come, or from the last day of what is over.
 * 'only announced': its time is over, it was stated before it came, and nothing newer is known.
 */
export type Standing =
  | { name: 'to come' | 'past' | 'only announced'; days: number; distance: Distance }
  | { name: 'today' | 'this month' | 'this year' };

export function standingOf(release: Release, movie: Movie, today: Temporal.PlainDate): Standing {
  const first = firstDay(release.date);
  const last = lastDay(release.date);
  if (isBefore(today, first)) return { name: 'to come', ...between(today, first) };
  if (!isBefore(last, today)) return { name: currentNames[release.date.length] ?? 'today' };
  const stated = statedOn(release, movie);
  const name = stated !== undefined && isBefore(firstDay(stated), last) ? 'only announced' : 'past';
  return { name, ...between(last, today) };
}

const currentNames: Record<number, 'today' | 'this month' | 'this year'> = {
  10: 'today',
  7: 'this month',
  4: 'this year',
};

/**
 * The day on which a release was stated. A release that names a source of its own and no day is a fact of
 * unknown day: undefined.
 */
export function statedOn(release: Release, movie: Movie): string | undefined {
  if (release.asOf !== undefined) return release.asOf;
  return release.source === undefined ? movie.source.asOf : undefined;
}

/** The days from one day to a later one, and the same in the largest unit that fits, rounded down. */
function between(from: Temporal.PlainDate, to: Temporal.PlainDate): { days: number; distance: Distance } {
  const { days } = from.until(to);
  const { years, months } = from.until(to, { largestUnit: 'years' });
  if (years > 0) return { days, distance: { unit: 'year', count: years } };
  if (months > 0) return { days, distance: { unit: 'month', count: months } };
  return { days, distance: { unit: 'day', count: days } };
}

/**
 * The release that a card leads with, of those that count in a region: the next to come or under way; else the latest that is
 * known to have come; else the latest that was announced. Other regions' only if it has none, and festivals only if there is
 * nothing else. Undefined: undated.
 */
export function leadingRelease(
  movie: Movie,
  today: Temporal.PlainDate,
  region = homeRegion,
): Release | undefined {
  const counted = releasesFor(movie, region);
  const open = counted.length > 0 ? counted : movie.releases.filter(({ type }) => type !== 'festival');
  const releases = (open.length > 0 ? open : movie.releases).toSorted((a, b) => compareEnds(a.date, b.date));
  const next = releases.find(({ date }) => !isBefore(lastDay(date), today));
  return (
    next ??
    releases.findLast((release) => standingOf(release, movie, today).name === 'past') ??
    releases.at(-1)
  );
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0;
