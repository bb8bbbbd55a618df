// Which movie each record of a source is: what is written here never changes its name, since the ledger knows movies by it.
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { joinMovie } from './join-movie.ts';
import { lockPlanning } from './locks.ts';
import { chunks } from './post-rows.ts';

export type KnownMovies = {
  /** The movie's id for the key of a record, what was known first in front. */
  ids: ReadonlyMap<string, string>;
  /** Since when a movie is known, by the calendar, in milliseconds. */
  since: ReadonlyMap<string, number>;
};

export type MovieIds = {
  known(): Promise<KnownMovies>;
  /** Keeps what is not yet kept of `ids`. What was posted and wished under an id that went into another one is that one's too. */
  keep(ids: ReadonlyMap<string, string>, before: KnownMovies, now: Temporal.Instant): Promise<void>;
};

export const movieIds = (db: Database): MovieIds => ({
  async known() {
    const rows = await db.selectFrom('movie_id').selectAll().orderBy('since').orderBy('record').execute();
    const since = new Map<string, number>();
    for (const row of rows) if (!since.has(row.movie_id)) since.set(row.movie_id, row.since);
    return { ids: new Map(rows.map((row) => [row.record, row.movie_id])), since };
  },

  async keep(ids, { ids: before }, now) {
    const changed = [...ids].filter(([record, id]) => before.get(record) !== id);
    if (changed.length === 0) return;
    await atomically(db, async (trx) => {
      await lockPlanning(trx);
      await write(trx, changed, now);
      for (const [from, to] of joined(changed, before, new Set(ids.values()))) await joinMovie(trx, from, to);
    });
  },
});

type Entry = readonly [record: string, id: string];

async function write(trx: Database, entries: readonly Entry[], now: Temporal.Instant): Promise<void> {
  const since = now.epochMilliseconds;
  const rows = entries.map(([record, movie_id]) => ({ record, movie_id, since }));
  for await (const some of chunks(rows)) {
    await trx
      .insertInto('movie_id')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('record').doUpdateSet((eb) => ({
          movie_id: eb.ref('excluded.movie_id'),
          // Of one that leaves another movie nobody knew before.
          since: eb.ref('excluded.since'),
        })),
      )
      .execute();
  }
}

/** Ids that no movie has any more, each with the one that took its records. */
const joined = (
  changed: readonly Entry[],
  before: ReadonlyMap<string, string>,
  still: ReadonlySet<string>,
): Map<string, string> =>
  new Map(
    changed.flatMap(([record, to]) => {
      const from = before.get(record);
      return from === undefined || still.has(from) ? [] : [[from, to] as const];
    }),
  );
