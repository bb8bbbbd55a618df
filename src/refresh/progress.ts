// What a round of asking says in the log: how far it has come, and which records could not be used.
import type { SourceName } from '../core/source-record.ts';
import type { SkippedRecord, SourcePage } from '../sources/source.ts';
import { namesOfSources, type RefreshParts } from './parts.ts';

export type Progress = {
  add(page: SourcePage): void;
  tellSkipped(): void;
  /** Whether any page had a movie, or the end of one. */
  hasMovies(): boolean;
};

const everyMs = 30_000;
const mostNamed = 5;

export function createProgress(
  { log, real }: Pick<RefreshParts, 'log' | 'real'>,
  name: SourceName,
): Progress {
  const source = namesOfSources[name];
  let toldAt = Number.NEGATIVE_INFINITY;
  let skipped = 0;
  let hasMovies = false;
  const first: SkippedRecord[] = [];
  return {
    hasMovies: () => hasMovies,
    add({ movies, gone = [], progress, skipped: more, end }) {
      hasMovies ||= movies.length > 0 || gone.length > 0 || end === 'all';
      skipped += more.length;
      first.push(...more.slice(0, mostNamed - first.length));
      if (end === 'all' && toldAt > Number.NEGATIVE_INFINITY)
        log.info(`Korean films from ${source}: that is all`);
      if (!progress || end || real() - toldAt < everyMs) return;
      toldAt = real();
      log.info(`Korean films from ${source}: ${progress.done}, ${progress.ahead} still to come`);
    },
    tellSkipped() {
      if (skipped > 0) log.warn({ skipped, first }, `records of ${source} that could not be used`);
    },
  };
}
