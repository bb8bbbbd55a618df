// A post's alerts with their movies, in the order in which they are said.
import type { AlertInPost } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Movie, Release } from '../core/movie.ts';
import { compareEnds, precisionOf } from '../core/release-date.ts';
import { homeRegion, releasesFor } from '../core/releases-for.ts';
import { stands, toldDates } from '../core/telling-days.ts';
import type { Named } from './alert-content.ts';

// What happens today stands first, then what moved, newly announced dates, months, and what is days away.
const order = { release: 0, moved: 1, dated: 2, month: 3, early: 4 };

/** Of several alerts of one movie and date only the most telling. Movies that are not in the catalogue are left out. */
export function namedIn(
  alerts: readonly AlertInPost[],
  movies: Catalogue,
  region: string = homeRegion,
): Named[] {
  const inOrder = alerts.toSorted((a, b) => order[a.kind] - order[b.kind]);
  const named = inOrder.flatMap((alert) => {
    const movie = movies.movie(alert.movieId);
    return movie ? [withRelease(alert, movie, { date: alert.date, region })] : [];
  });
  // Two ids may be one movie's by now.
  const onceEach = Map.groupBy(named, ({ alert, movie }) => `${movie.id} ${alert.date}`);
  return [...onceEach.values()].flatMap(([first]) => first ?? []);
}

/** The same of a post that was sent: where a date does not stand any more, with the one that stands instead. */
export function amendedIn(
  alerts: readonly AlertInPost[],
  movies: Catalogue,
  region: string = homeRegion,
): Named[] {
  return namedIn(alerts, movies, region).map((named) => {
    const { alert, movie } = named;
    if (stands(alert, movie, region)) return named;
    const date = insteadOf(alert.date, toldDates(movie, region));
    if (date === undefined) return { ...named, instead: {} };
    return { ...withRelease(alert, movie, { date, region }), instead: { date } };
  });
}

type On = { date: string; region: string };

function withRelease(alert: AlertInPost, movie: Movie, on: On): Named {
  const release = releaseOn(movie, on);
  return release ? { alert, movie, release } : { alert, movie };
}

function releaseOn(movie: Movie, { date, region }: On): Release | undefined {
  const there = releasesFor(movie, region).filter((release) => release.date === date);
  return there.find(({ type }) => type === 'theatrical') ?? there[0];
}

/** Most that move are put off: the next day after the old one, else the last before it, else a month. */
function insteadOf(gone: string, dates: readonly string[]): string | undefined {
  const days = dates.filter((date) => precisionOf(date) === 'day');
  const isLater = (date: string): boolean => compareEnds(gone, date) < 0;
  return days.find(isLater) ?? days.at(-1) ?? dates.find(isLater) ?? dates.at(-1);
}
