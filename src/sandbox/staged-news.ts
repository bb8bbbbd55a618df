// A catalogue as it was known at an earlier moment: what was stated later arrives as staged news, 14 days before its date.
import type { Movie, Release } from '../core/movie.ts';
import { firstDay } from '../core/release-date.ts';

const { Instant, PlainDate } = Temporal;

/** The clock by which the news comes, at midnight. */
const newsZone = 'Asia/Seoul';
const stagedDaysBefore = 14;
const stagedSource = 'staged in the sandbox';

/** The movies as they were known at `now`. What replaced an earlier announcement is held back, and comes marked as staged. */
export const knownAt = (movies: readonly Movie[], now: Temporal.Instant): Movie[] =>
  movies.map((movie) => knownMovie(movie, now.toZonedDateTimeISO(newsZone).toPlainDate()));

export type News = { at: Temporal.Instant; movie: Movie; release: Release };

/** What will be announced after `after`, earliest first. */
export const newsAfter = (movies: readonly Movie[], after: Temporal.Instant): News[] =>
  movies
    .flatMap((movie) =>
      movie.releases.filter(isNews).map((release) => ({ at: newsAt(release), movie, release })),
    )
    .filter(({ at }) => Instant.compare(at, after) > 0)
    .toSorted((a, b) => Instant.compare(a.at, b.at));

const isNews = (release: Release): boolean => release.earlier.length > 0;

const newsDay = ({ date }: Release): Temporal.PlainDate =>
  firstDay(date).subtract({ days: stagedDaysBefore });

const newsAt = (release: Release): Temporal.Instant => newsDay(release).toZonedDateTime(newsZone).toInstant();

function knownMovie(movie: Movie, today: Temporal.PlainDate): Movie {
  const releases = movie.releases.flatMap((release) => knownRelease(release, today));
  const [first] = movie.releases;
  const undated = releases.length === 0 && first !== undefined;
  return { ...movie, releases, ...(undated ? { earlier: first.earlier } : {}) };
}

function knownRelease(release: Release, today: Temporal.PlainDate): Release[] {
  if (!isNews(release)) return [release];
  const day = newsDay(release);
  if (PlainDate.compare(day, today) <= 0) return [{ ...release, asOf: day.toString(), source: stagedSource }];
  const stated = release.earlier.filter(({ asOf }) => PlainDate.compare(asOf, today) <= 0);
  const last = stated.at(-1) ?? release.earlier[0];
  if (last?.date === undefined) return [];
  const { date, asOf, source } = last;
  return [{ date, asOf, ...(source ? { source } : {}), earlier: stated.slice(0, -1) }];
}
