// How far movies are from a day, near enough to put them in order: a month counts as 31 days.
import type { Movie } from '../movie.ts';

export type Nearness = {
  /** How far the release of the movie at a place is from a day, in days. */
  off(place: number, day: number): number;
  dayOf(date: string): number;
};

const undated = 1e7;

/** By the first release that is no festival's. */
export function nearnessOf(movies: readonly Movie[]): Nearness {
  const days = Int32Array.from(movies, ({ releases }) => {
    const release = releases.find(({ type }) => type !== 'festival') ?? releases[0];
    return release ? dayOf(release.date) : undated;
  });
  return { off: (place, day) => Math.abs((days[place] ?? undated) - day), dayOf };
}

/** Of 2023-02-17, 2023-02 or 2023: of a month or a year its middle. */
function dayOf(date: string): number {
  const month = date.length > 4 ? Number(date.slice(5, 7)) : 7;
  const day = date.length > 7 ? Number(date.slice(8, 10)) : 16;
  return (Number(date.slice(0, 4)) * 12 + month) * 31 + day;
}
