// What is said of a release: when, how, what had been announced before, and since when that is known.
import type { EarlierAnnouncement, Movie, Release } from '../core/movie.ts';
import { firstDay, lastDay, precisionOf } from '../core/release-date.ts';
import { standingOf, statedOn } from '../core/standing.ts';
import { plainWithin } from './message.ts';
import type { Reader } from './reader.ts';

/** "**Friday, 17 February 2023** · in 16 days", in words of the date's precision, never saying more than is known. */
export function whenLine(release: Release, movie: Movie, reader: Reader): string {
  const { date, type } = release;
  const { movies } = reader.say;
  const standing = standingOf(release, movie, reader.today).name;
  if (standing === 'only announced') return movies.onlyAnnounced(date, type);
  const distance = distanceTo(date, reader);
  if (precisionOf(date) === 'day') return movies.day(date, type, distance);
  if (standing === 'past') return movies.past(date, type, distance);
  return precisionOf(date) === 'month'
    ? movies.monthToCome(date, type, distance)
    : movies.yearToCome(date, type, distance);
}

/** How far a date is from today, in the unit of its precision. */
export function distanceTo(date: string, { say, today }: Reader): string {
  const day = firstDay(date);
  const years = day.year - today.year;
  switch (precisionOf(date)) {
    case 'day':
      return say.dates.distance(day, today);
    case 'month':
      return say.dates.monthDistance(years * 12 + day.month - today.month);
    case 'year':
      return say.dates.yearDistance(years);
  }
}

/** "Streaming · Netflix · South Korea", as far as it is known. */
export const howLine = ({ type, platform, region }: Release, { say }: Reader): string =>
  [say.movies.how(type), plainWithin(platform ?? '', 40), region ? say.movies.region(region) : '']
    .filter((part) => part !== '')
    .join(' · ');

/** "First announced for February 2023 · then for 3 March 2023": what differs from the date that stands now. */
export function earlierLine(
  earlier: readonly EarlierAnnouncement[],
  date: string | undefined,
  { say }: Reader,
): string {
  const parts: string[] = [];
  let said: string | undefined;
  for (const announcement of earlier) {
    if (announcement.date === said && parts.length > 0) continue;
    if (announcement.date === undefined) parts.push(say.movies.noneYet(announcement.asOf));
    else if (said === undefined) parts.push(say.movies.firstAnnounced(announcement.date));
    else parts.push(say.movies.thenAnnounced(announcement.date));
    said = announcement.date ?? said;
  }
  const differs = earlier.some((announcement) => announcement.date !== date);
  return differs ? parts.slice(0, 4).join(' · ') : '';
}

/** Since when a date is known, "As announced on 1 February 2023" of what was stated before it came, and by whom. */
export function statedLine(release: Release | undefined, movie: Movie, { say }: Pick<Reader, 'say'>): string {
  const stated = release ? statedOn(release, movie) : movie.source.asOf;
  if (stated === undefined) return say.movies.source(plainWithin(release?.source ?? movie.source.name, 100));
  const before = release && Temporal.PlainDate.compare(firstDay(stated), lastDay(release.date)) <= 0;
  const since = before ? say.movies.asAnnounced(stated) : say.movies.asOf(stated);
  return release?.source === undefined ? since : `${since} · ${plainWithin(release.source, 100)}`;
}
