// Sources that say what a test has them say, and the refresh that asks them, on clocks that a test moves.
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Movie } from '../../src/core/movie.ts';
import { createLog } from '../../src/ops/log.ts';
import type { RefreshParts } from '../../src/refresh/parts.ts';
import type { Asking, Source, SourcePage } from '../../src/sources/source.ts';
import { holdCatalogue } from '../../src/store/catalogue.ts';
import type { Database } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { movieIds } from '../../src/store/movie-ids.ts';
import { sourceMovies } from '../../src/store/source-movies.ts';

export const hourMs = 3_600_000;

export type Scene = RefreshParts & {
  now: Temporal.Instant;
  realMs: number;
  leads: boolean;
  /** What was logged, as level and message with what else the line says. */
  lines: string[];
  /** How often another catalogue took its place. */
  changes: number;
  /** Both clocks go on. */
  pass(ms: number): void;
  movieNames(): string[];
};

type Given = { sources?: readonly Source[]; file?: readonly Movie[] };

export function sceneOn(db: Database, { sources = [], file }: Given = {}): Scene {
  const catalogue = holdCatalogue(catalogueOf(file ?? []));
  const at = {
    now: Temporal.Instant.from('2026-11-01T00:00:00Z'),
    realMs: 1_000_000_000_000,
    leads: true,
    changes: 0,
  };
  const lines: string[] = [];
  return Object.assign(at, {
    lines,
    sources,
    file,
    movies: sourceMovies(db),
    ids: movieIds(db),
    facts: factStore(db),
    catalogue,
    calendar: () => at.now,
    real: () => at.realMs,
    isLeading: () => at.leads,
    onChange: () => void (at.changes += 1),
    log: createLog({ level: 'info', stream: { write: (line) => void lines.push(readable(line)) } }),
    pass(ms: number) {
      at.now = at.now.add({ milliseconds: ms });
      at.realMs += ms;
    },
    movieNames: () => catalogue.current().movies.map(({ id }) => id),
  });
}

function readable(line: string): string {
  const { level, time: _, msg, ...more } = JSON.parse(line);
  const name = { 30: 'info', 40: 'warn', 50: 'error' }[String(level)] ?? level;
  const details = Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`;
  return `${name}: ${msg}${details}`;
}

/** A page of a source, of which only what a test is about needs to be said. */
export const page = (movies: readonly Movie[], next: string, more: Partial<SourcePage> = {}): SourcePage => ({
  movies,
  skipped: [],
  next,
  ...more,
});

type Round = (asking: Asking) => Iterable<SourcePage | Error>;

/** Each round gives the pages of the next function; an error among them is thrown. */
export function sourceOf(
  name: Source['name'],
  ...rounds: Round[]
): Source & { asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  return {
    name,
    everyMs: 24 * hourMs,
    asked,
    async *pages(asking) {
      asked.push(asking.from);
      for (const one of rounds[asked.length - 1]?.(asking) ?? []) {
        if (one instanceof Error) throw one;
        yield one;
      }
    },
  };
}
