// All movies of TMDB that are ours, range by range of release dates: what is to come first.
import { lookAgain } from './second-look.ts';
import type { SourcePage } from './source.ts';
import type { TmdbApi } from './tmdb-api.ts';
import { idsWithin, totalOf } from './tmdb-lists.ts';
import { rangesOf } from './tmdb-ranges.ts';
import { recordsOf, type OtherNames } from './tmdb-records.ts';
import type { FillState, FollowState, TmdbState } from './tmdb-state.ts';

export type Reading = { api: TmdbApi; names: OtherNames; now: Temporal.Instant };

const moviesAPage = 20;

export async function startFill({ api, now }: Reading, before: TmdbState | undefined): Promise<FillState> {
  const total = await totalOf(api);
  return {
    step: 'fill',
    since: now.toString(),
    range: 0,
    after: 0,
    done: 0,
    total,
    missing: before?.missing ?? {},
  };
}

/** The ids of a range are listed anew where it goes on after a break: those read before are known by their order. */
export async function* fillPages(reading: Reading, start: FillState): AsyncGenerator<SourcePage> {
  let state = start;
  const ranges = rangesOf(dayOf(Temporal.Instant.from(start.since)).year);
  for (const [number, range] of ranges.entries()) {
    if (number < start.range) continue;
    const ids = await idsWithin(reading.api, range);
    const after = number === start.range ? start.after : 0;
    for (const some of inPages(ids.filter((id) => id > after))) {
      const { page, next } = await readSome(reading, some, { ...state, range: number });
      state = next;
      yield page;
    }
  }
  const { done } = state;
  const next = JSON.stringify(followingOn(state, reading.now));
  yield { movies: [], skipped: [], next, progress: { done, ahead: 0 }, end: 'all' };
}

async function readSome(
  { api, names, now }: Reading,
  ids: readonly number[],
  state: FillState,
): Promise<{ page: SourcePage; next: FillState }> {
  const {
    movies,
    skipped,
    missing: lacking,
    notOurs,
  } = await recordsOf(api, ids, { names, asOf: dayOf(now).toString() });
  const { missing, gone } = lookAgain(state.missing, { found: movies.map(({ id }) => id), lacking, now });
  const done = state.done + ids.length;
  const next = { ...state, after: ids.at(-1) ?? state.after, done, missing };
  const progress = { done, ahead: Math.max(0, state.total - done) };
  return {
    next,
    page: { movies, skipped, gone: [...gone, ...notOurs], next: JSON.stringify(next), progress },
  };
}

const followingOn = ({ since, missing }: FillState, now: Temporal.Instant): FollowState => ({
  step: 'follow',
  filled: since,
  due: now.toString(),
  from: dayOf(Temporal.Instant.from(since)).toString(),
  after: 0,
  missing,
});

/** TMDB counts days in UTC. */
export const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('UTC').toPlainDate();

export function inPages(ids: readonly number[], most: number = moviesAPage): number[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, index) =>
    ids.slice(index * most, (index + 1) * most),
  );
}
