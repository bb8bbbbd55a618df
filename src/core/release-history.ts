// What had been announced before: a source that moves a date does not say so itself.
import type { Movie, Release } from './movie.ts';
import { compareDates, lastDay } from './release-date.ts';

/** `after`, as the same source gives it now, with what `before` knew of each of its releases and that was still to come. */
export function withHistory(before: Movie | undefined, after: Movie): Movie {
  if (!before || before.releases.length === 0 || after.releases.length === 0) return after;
  const earlier = after.releases.map((release) => earlierOf(before, after, release));
  if (earlier.every((list) => list.length === 0)) return after;
  return {
    ...after,
    releases: after.releases.map((release, index) => ({ ...release, earlier: earlier[index] ?? [] })),
  };
}

function earlierOf(before: Movie, after: Movie, release: Release): Release['earlier'] {
  if (release.earlier.length > 0) return release.earlier;
  const [was, second] = before.releases.filter((one) => isAlike(one, release));
  const [, another] = after.releases.filter((one) => isAlike(one, release));
  // Of two releases of one kind nobody says which one moved.
  if (!was || second || another) return [];
  if (was.date === release.date) return was.earlier;
  const stated = was.asOf ?? before.source.asOf;
  const today = release.asOf ?? after.source.asOf;
  const wasToCome = today !== undefined && Temporal.PlainDate.compare(today, lastDay(was.date)) <= 0;
  if (stated === undefined || !wasToCome) return [];
  const one = { date: was.date, asOf: stated, ...(was.source === undefined ? {} : { source: was.source }) };
  return [...was.earlier, one].toSorted((a, b) => compareDates(a.asOf, b.asOf));
}

const isAlike = (a: Release, b: Release): boolean => a.region === b.region && a.type === b.type;
