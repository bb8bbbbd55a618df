// What becomes of a source's pages, as far as a test of that source needs it.
import type { Movie } from '../../src/core/movie.ts';
import type { SkippedRecord, Source, SourcePage } from '../../src/sources/source.ts';

export type Kept = {
  movies: Map<string, Movie>;
  skipped: SkippedRecord[];
  gone: string[];
  pages: number;
  next?: string;
  end?: SourcePage['end'];
  progress?: SourcePage['progress'];
};

export const nothingKept = (): Kept => ({ movies: new Map(), skipped: [], gone: [], pages: 0 });

/** A round, of which at most so many pages are kept: it is broken off after them. Throws what the source throws. */
export async function round(source: Source, kept: Kept, now: string, mostPages = Infinity): Promise<void> {
  const leaving = new AbortController();
  const asking = {
    from: kept.next,
    now: Temporal.Instant.from(now),
    known: async () => [...kept.movies.values()],
    signal: leaving.signal,
  };
  Object.assign(kept, { skipped: [], gone: [], end: undefined });
  let left = mostPages;
  for await (const page of source.pages(asking)) {
    keep(kept, page);
    left -= 1;
    if (left === 0) break;
  }
  leaving.abort();
}

function keep(kept: Kept, page: SourcePage): void {
  for (const movie of page.movies) kept.movies.set(movie.id, movie);
  for (const id of page.gone ?? []) kept.movies.delete(id);
  kept.skipped.push(...page.skipped);
  kept.gone.push(...(page.gone ?? []));
  kept.pages += 1;
  kept.next = page.next;
  if (page.progress) kept.progress = page.progress;
  if (page.end) kept.end = page.end;
}
