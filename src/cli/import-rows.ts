// What was read of a file to import, held to the catalogue's own rules.
import { isDeepStrictEqual } from 'node:util';
import { readCatalogue } from '../core/movie-schema.ts';

/** A movie as the catalogue file writes it. */
export type Written = Readonly<Record<string, unknown>>;

export type Refused = { line: number; reason: string };

/** `line`: where it begins, from 1. */
export type ImportRow = { line: number; movie: Written } | Refused;

type Checked = { movies: Written[]; refused: Refused[] };

/** Each row by itself: all its faults are told, in order of line. A further row of an id adds its releases to the first. */
export function checkedRows(rows: readonly ImportRow[]): Checked {
  const refused: Refused[] = [];
  const kept = new Map<unknown, Kept>();
  for (const row of rows) {
    const reasons = 'movie' in row ? faultsOf(row.movie, kept) : [row.reason];
    refused.push(...reasons.map((reason) => ({ line: row.line, reason })));
    if ('movie' in row) keep(kept, { line: row.line, movie: row.movie, isRefused: reasons.length > 0 });
  }
  const movies = [...kept.values()].filter(({ isRefused }) => !isRefused).map(({ movie }) => movie);
  return { movies, refused };
}

type Kept = { line: number; movie: Written; isRefused: boolean };

/** What is refused is kept too: of a movie with a bad row no half is imported. */
function keep(kept: Map<unknown, Kept>, { line, movie, isRefused }: Kept): void {
  const first = kept.get(movie['id']);
  const releases = [...releasesOf(first?.movie), ...releasesAdded(first?.movie, movie)];
  const whole = first && !isRefused ? { ...first.movie, releases } : (first?.movie ?? movie);
  kept.set(movie['id'] ?? Symbol('none'), { line: first?.line ?? line, movie: whole, isRefused });
}

const releasesOf = (movie: Written | undefined): readonly unknown[] => {
  const releases = movie?.['releases'];
  return Array.isArray(releases) ? releases : [];
};

const releasesAdded = (first: Written | undefined, movie: Written): readonly unknown[] =>
  releasesOf(movie).filter((release) => !releasesOf(first).some((one) => isDeepStrictEqual(one, release)));

function faultsOf(movie: Written, kept: ReadonlyMap<unknown, Kept>): string[] {
  const read = readCatalogue({ movies: [movie] });
  const faults = 'faults' in read ? read.faults : [];
  const first = kept.get(movie['id']);
  return [
    ...faults.map(({ path, reason }) => `${path.replace(/^movies\[0\]\.?/, '') || 'the movie'}: ${reason}`),
    ...(first ? (whyNotMore(first, movie) ?? []) : []),
  ];
}

/** What it says besides its releases is what the first row said. */
function whyNotMore({ line, movie: first, isRefused }: Kept, movie: Written): string[] | undefined {
  if (isRefused) return [`id: the movie of line ${line}, to which this belongs, is refused`];
  const keys = new Set([...Object.keys(first), ...Object.keys(movie)]);
  const other = [...keys].find((key) => key !== 'releases' && !isDeepStrictEqual(first[key], movie[key]));
  if (other !== undefined) return [`${other}: line ${line} has the same id and says something else`];
  return releasesAdded(first, movie).length > 0
    ? undefined
    : [`id: line ${line} has the same, and this one adds no release`];
}
