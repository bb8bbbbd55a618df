// When the sources are asked: each in its own time, by the process that leads, also over restarts.
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, within } from '../alerts/time-limit.ts';
import type { Movie } from '../core/movie.ts';
import type { SourceState } from '../core/source-record.ts';
import type { Source } from '../sources/source.ts';
import { askSource } from './ask-source.ts';
import { createBuilder, type CatalogueBuilder } from './catalogue-builder.ts';
import type { RefreshParts } from './parts.ts';

export type Refresh = {
  /** What the sources said last is in the catalogue. */
  loaded: Promise<void>;
  /** Begins to ask. */
  start(): void;
  /** What the operator's file holds now. */
  fileChanged(movies: readonly Movie[]): Promise<void>;
  states(): readonly SourceState[];
  stop(): Promise<void>;
};

const lookEveryMs = 20_000;
/** During the first fill people find what is there already. */
const buildEveryMs = 60_000;
const stopMs = 5_000;
const shortMs = 60_000;

export function createRefresh(parts: RefreshParts): Refresh {
  const builder = createBuilder(parts);
  const stopping = new AbortController();
  const loaded = builder.build();
  loaded.catch(() => {});
  let running: readonly Promise<void>[] = [];
  const { signal } = stopping;
  return {
    loaded,
    start() {
      const loops = parts.sources.map((source) => keepAsking(parts, builder, source, signal));
      running = [...loops, keepUp(parts, builder, signal)];
    },
    fileChanged: builder.fileChanged,
    states: builder.states,
    async stop() {
      stopping.abort();
      await atMost(stopMs, Promise.all(running));
    },
  };
}

/** Until the signal, again and again, whatever goes wrong. */
async function repeat(
  { log }: RefreshParts,
  signal: AbortSignal,
  work: () => Promise<number>,
  what: string,
): Promise<void> {
  while (!signal.aborted) {
    const waitMs = await work().catch((error: unknown) => {
      log.error({ error }, what);
      return lookEveryMs;
    });
    await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {});
  }
}

const keepAsking = (
  parts: RefreshParts,
  builder: CatalogueBuilder,
  source: Source,
  signal: AbortSignal,
): Promise<void> =>
  repeat(
    parts,
    signal,
    async () => {
      if (!parts.isLeading()) return lookEveryMs;
      const reading = parts.movies.state(source.name);
      const { dueAt, filled } = await within(shortMs, reading, 'reading the state of a source');
      const wait = dueAt - parts.real();
      if (wait > 0) return Math.min(wait, lookEveryMs);
      const onPage = filled ? async () => {} : buildingNowAndThen(parts, builder);
      const isChanged = await askSource(parts, source, signal, onPage);
      if (!signal.aborted) await (isChanged ? builder.build() : builder.noteStates());
      return 0;
    },
    'asking a source',
  );

/** At the first page, and then each minute. */
function buildingNowAndThen({ real }: RefreshParts, builder: CatalogueBuilder): () => Promise<void> {
  let builtAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (real() - builtAt < buildEveryMs) return;
    await builder.build();
    builtAt = real();
  };
}

/** What another process built is read: one that leads, or a command at a shell. */
const keepUp = (parts: RefreshParts, builder: CatalogueBuilder, signal: AbortSignal): Promise<void> =>
  repeat(
    parts,
    signal,
    async () => {
      await builder.buildIfBehind();
      return lookEveryMs;
    },
    'reading what another process was told by sources',
  );
