// The movies whose release is nearest to a day, to come or over.
import type { Movie } from './movie.ts';
import { firstDay } from './release-date.ts';
import { leadingRelease } from './standing.ts';

/** Undated ones come last. A day is looked at once: among thousands of movies that would be felt at each key pressed. */
export function nearestInTime(
  movies: readonly Movie[],
): (today: Temporal.PlainDate, most: number) => readonly Movie[] {
  let dates: readonly Dated[] | undefined;
  let known: { day: string; most: number; movies: readonly Movie[] } | undefined;
  return (today, most) => {
    const day = today.toString();
    if (known?.day !== day || known.most < most) {
      dates ??= movies.flatMap(datesOf).toSorted((a, b) => a.day - b.day);
      known = { day, most, movies: nearest(movies, dates, today, most) };
    }
    return known.movies.slice(0, most);
  };
}

/** A day that a release may mean first, in days of the epoch. */
type Dated = { movie: Movie; place: number; day: number };

const epoch = Temporal.PlainDate.from('1970-01-01');
const dayOf = (date: Temporal.PlainDate): number => epoch.until(date).days;

const datesOf = (movie: Movie, place: number): Dated[] =>
  movie.releases.map(({ date }) => ({ movie, place, day: dayOf(firstDay(date)) }));

/** From today outwards, until no release is left that is nearer than the worst of those that are kept. */
function nearest(
  movies: readonly Movie[],
  dates: readonly Dated[],
  today: Temporal.PlainDate,
  most: number,
): readonly Movie[] {
  const now = dayOf(today);
  const found = new Map<Movie, { place: number; off: number }>();
  for (const { movie, place, day } of outwards(dates, now)) {
    if (found.has(movie)) continue;
    const kept = [...found.values()].map(({ off }) => off).toSorted((a, b) => a - b);
    if ((kept[most - 1] ?? Infinity) < Math.abs(day - now)) break;
    const leading = leadingRelease(movie, today);
    if (leading) found.set(movie, { place, off: Math.abs(dayOf(firstDay(leading.date)) - now) });
  }
  const dated = [...found]
    .toSorted(([, a], [, b]) => a.off - b.off || a.place - b.place)
    .map(([movie]) => movie);
  if (dated.length >= most) return dated.slice(0, most);
  return [...dated, ...movies.filter(({ releases }) => releases.length === 0).slice(0, most - dated.length)];
}

/** Nearest to a day first. */
function* outwards(dates: readonly Dated[], day: number): Generator<Dated> {
  let after = dates.findIndex((dated) => dated.day >= day);
  if (after === -1) after = dates.length;
  let before = after - 1;
  while (before >= 0 || after < dates.length) {
    const [earlier, later] = [dates[before], dates[after]];
    const isLater = !earlier || (later !== undefined && later.day - day <= day - earlier.day);
    const next = isLater ? later : earlier;
    if (isLater) after++;
    else before--;
    if (next) yield next;
  }
}
