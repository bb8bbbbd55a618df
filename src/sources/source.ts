// What a source of movies is to the rest of the house: something that is asked for pages.
import type { Movie } from '../core/movie.ts';

export type SourceName = 'file' | 'wikidata' | 'tmdb' | 'kobis';

/** A record that could not be used: its id at the source, and why. */
export type SkippedRecord = { id: string; reason: string };

/** One answer of a source. It is kept, together with `next`, in one transaction. */
export type SourcePage = {
  /** As this source sees them, ids such as wikidata:Q1 or tmdb:670; releases say source and asOf. */
  movies: readonly Movie[];
  skipped: readonly SkippedRecord[];
  /** Ids that the source says are deleted, or adult. */
  gone?: readonly string[];
  /** Where to go on after this page: JSON that the source alone reads. */
  next: string;
  progress?: { done: number; ahead: number };
  /** On the last page. 'all': since the round began everything was given that this source holds. */
  end?: 'all' | 'changes';
};

export type Asking = {
  /** The last `next` that was kept. */
  from: string | undefined;
  now: Temporal.Instant;
  /** This source's own movies, as they are stored. */
  known: () => Promise<readonly Movie[]>;
  signal: AbortSignal;
};

/** `pages` throws a SourceError where a page is bad, and what the signal was aborted with once it is. */
export type Source = {
  name: SourceName;
  /** Real milliseconds between two rounds. */
  everyMs: number;
  pages(asking: Asking): AsyncIterable<SourcePage>;
};
