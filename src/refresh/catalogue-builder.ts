// A new catalogue of what all sources said last.
import { setImmediate } from 'node:timers/promises';
import { createQueue } from '../alerts/queue.ts';
import { within } from '../alerts/time-limit.ts';
import { catalogueOf } from '../core/catalogue.ts';
import { mergedMovie } from '../core/merge-fields.ts';
import type { Doubt } from '../core/merge-groups.ts';
import { joinSources, type Joined } from '../core/merge.ts';
import type { Movie } from '../core/movie.ts';
import type { SourceRecord, SourceState } from '../core/source-record.ts';
import { prepareCatalogue } from '../store/catalogue.ts';
import type { KnownMovies } from '../store/movie-ids.ts';
import { following, nextVersion, readVersion } from './catalogue-version.ts';
import type { RefreshParts } from './parts.ts';

export type CatalogueBuilder = {
  /** Reads, joins and replaces, one building after the other. */
  build(): Promise<void>;
  /** Builds where another process has built since. */
  buildIfBehind(): Promise<void>;
  fileChanged(movies: readonly Movie[]): Promise<void>;
  noteStates(): Promise<void>;
  /** As of the last building, or as noted since. */
  states(): readonly SourceState[];
};

const longestMs = 5 * 60_000;
const shortMs = 30_000;
const mergedAtOnce = 2_000;

export function createBuilder(parts: RefreshParts): CatalogueBuilder {
  const inTurn = createQueue();
  let { file } = parts;
  let states: readonly SourceState[] = [];
  let version: string | undefined;
  let doubts = 0;
  const read = () => within(shortMs, readVersion(parts.facts), 'reading the version of the catalogue');

  const build = async (): Promise<void> => {
    version = await read();
    const before = await within(longestMs, parts.ids.known(), 'reading the ids of movies');
    const joined = joinSources(await recordsNow(parts, file), before.ids);
    const movies = await moviesOf(joined, before, parts.calendar());
    const catalogue = catalogueOf(movies);
    await prepareCatalogue(catalogue);
    // A planning by the old catalogue after this would take what was joined for news: so the new one follows at once.
    if (parts.isLeading()) version = await keptAs(parts, joined, before, version);
    parts.catalogue.replace(catalogue);
    await noteStates();
    if (doubts !== joined.doubts.length) tellOfDoubts(parts, joined.doubts);
    doubts = joined.doubts.length;
    parts.onChange();
  };
  const noteStates = async () => void (states = await statesNow(parts, file));
  return {
    build: () => inTurn(build),
    buildIfBehind: () => inTurn(async () => void ((await read()) !== version && (await build()))),
    fileChanged(movies) {
      file = movies;
      return inTurn(build);
    },
    noteStates,
    states: () => states,
  };
}

async function recordsNow(
  { movies, sources }: RefreshParts,
  file: readonly Movie[] = [],
): Promise<SourceRecord[]> {
  const reading = movies.records(sources.map(({ name }) => name));
  const records = await within(longestMs, reading, 'reading what sources said');
  return [...file.map((movie) => ({ source: 'file' as const, movie })), ...records];
}

/**
 * Before anybody sees the catalogue: a movie's id is never another one later. What another process counted meanwhile this
 * building has not read: then it gives another version than what stands there, so that the next look builds again.
 */
async function keptAs(
  { facts, ids, calendar }: RefreshParts,
  joined: Joined,
  known: KnownMovies,
  before: string | undefined,
): Promise<string> {
  await within(longestMs, ids.keep(joined.ids, known, calendar()), 'keeping the ids of movies');
  await within(shortMs, nextVersion(facts), 'keeping the version of the catalogue');
  return following(before);
}

/** In parts, between which everything else has its turn. What the operator added is told however late it was added. */
async function moviesOf({ named }: Joined, { since }: KnownMovies, now: Temporal.Instant): Promise<Movie[]> {
  const movies: Movie[] = [];
  for (let start = 0; start < named.length; start += mergedAtOnce) {
    for (const group of named.slice(start, start + mergedAtOnce)) {
      const movie = mergedMovie(group);
      const isOwn = group.records[0]?.source === 'file';
      movies.push(isOwn ? movie : { ...movie, since: since.get(movie.id) ?? now.epochMilliseconds });
    }
    await setImmediate();
  }
  return movies;
}

async function statesNow(
  { movies, sources }: RefreshParts,
  file: readonly Movie[] | undefined,
): Promise<SourceState[]> {
  const asked = sources.map(async ({ name }): Promise<SourceState> => {
    const { asOf, lastError } = await movies.state(name);
    return {
      name,
      movies: await movies.count(name),
      ...(asOf === undefined ? {} : { asOf }),
      ...(lastError === undefined ? {} : { lastError }),
    };
  });
  const others = await within(shortMs, Promise.all(asked), 'reading the states of sources');
  if (!file) return others;
  const asOf = file
    .flatMap(({ source }) => source.asOf ?? [])
    .toSorted()
    .at(-1);
  return [{ name: 'file', movies: file.length, ...(asOf === undefined ? {} : { asOf }) }, ...others];
}

const mostNamed = 5;

function tellOfDoubts({ log }: RefreshParts, doubts: readonly Doubt[]): void {
  if (doubts.length === 0) return;
  const first = doubts.slice(0, mostNamed);
  log.warn({ doubts: doubts.length, first }, 'movies of several sources that may be one were not joined');
}
