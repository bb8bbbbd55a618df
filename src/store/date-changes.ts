// The dates by which was last planned, what became of them since, and who was told of the old ones.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Place, PlaceRange } from '../core/alert.ts';
import { aheadAt, type CatalogueNews, type DateChange } from '../core/date-change.ts';
import type { Heard } from '../core/told-changes.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { errandStore } from './errands.ts';
import { lockPlanning } from './locks.ts';
import { within } from './place-range.ts';
import { chunks } from './post-rows.ts';
import { postedDates } from './posted-dates.ts';

type LearnedAt = { now: Temporal.Instant; real: number; until: number };

export type DateChangeStore = {
  /** The dates of each movie by which was last planned. Empty: nothing was planned yet. */
  known(): Promise<Map<string, readonly string[]>>;
  /** In order of movie and old date. */
  changes(): Promise<DateChange[]>;
  /**
   * Keeps what was learned, the changes that are to be told after it, and an errand for each message that names a date to
   * come of an amended movie, but for those that did not change: all, or nothing. `real` and `until` are real time in
   * milliseconds.
   */
  record(news: CatalogueNews, changes: readonly DateChange[], at: LearnedAt): Promise<void>;
  /** What places in a range were sent about the old and the new dates of changes. */
  heard(changes: readonly DateChange[], range: PlaceRange | Place): Promise<Heard[]>;
};

const dates = z.array(z.string());

export const dateChangeStore = (db: Database): DateChangeStore => ({
  async known() {
    const rows = await db.selectFrom('known_movie').selectAll().orderBy('movie_id').execute();
    return new Map(rows.map((row) => [row.movie_id, dates.parse(JSON.parse(row.dates))]));
  },

  async changes() {
    const rows = await db.selectFrom('date_change').selectAll().orderBy('movie_id').orderBy('was').execute();
    return rows.map(({ movie_id, was, date, learned_at }) => ({
      movieId: movie_id,
      was,
      date,
      learnedAt: Temporal.Instant.fromEpochMilliseconds(learned_at),
    }));
  },

  record: (news, changes, at) => atomically(db, (trx) => record(trx, news, changes, at)),

  async heard(changes, range) {
    const asked = changes.flatMap(({ movieId, was, date }) => [
      { movieId, date: was },
      { movieId, date },
    ]);
    const found: Heard[] = [];
    for await (const some of chunks(asked)) found.push(...(await heard(db, some, range)));
    return found;
  },
});

async function record(
  trx: Database,
  { learned, withdrawn, amended }: CatalogueNews,
  changes: readonly DateChange[],
  at: LearnedAt,
): Promise<void> {
  await lockPlanning(trx);
  for await (const some of chunks(withdrawn)) {
    await trx.deleteFrom('known_movie').where('movie_id', 'in', some).execute();
  }
  const rows = learned.map((one) => ({ movie_id: one.movieId, dates: JSON.stringify(one.dates) }));
  for await (const some of chunks(rows)) {
    await trx
      .insertInto('known_movie')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('movie_id').doUpdateSet((eb) => ({ dates: eb.ref('excluded.dates') })),
      )
      .execute();
  }
  await trx.deleteFrom('date_change').execute();
  for await (const some of chunks(changes)) {
    await trx.insertInto('date_change').values(some.map(rowOf)).execute();
  }
  const isAhead = aheadAt(at.now);
  for (const { movieId, dates: same } of amended) {
    const posted = await postedDates(trx, movieId);
    const named = posted.filter((date) => isAhead(date) && !same.includes(date));
    await errandStore(trx).askForEdits(movieId, named, at);
  }
}

const rowOf = ({ movieId, was, date, learnedAt }: DateChange) => ({
  movie_id: movieId,
  was,
  date,
  learned_at: learnedAt.epochMilliseconds,
});

async function heard(
  db: Database,
  asked: readonly { movieId: string; date: string }[],
  range: PlaceRange | Place,
): Promise<Heard[]> {
  const pairs = asked.map(({ movieId, date }) => sql`(${movieId}, ${date})`);
  const rows = await db
    .selectFrom('alert')
    .innerJoin('post', 'post.id', 'alert.post_id')
    .where(sql<boolean>`(alert.movie_id, alert.date) in (values ${sql.join(pairs)})`)
    .where(within('alert.place', range))
    .where('post.state', '=', 'sent')
    .groupBy(['alert.place', 'alert.movie_id', 'alert.date'])
    .select((eb) => ['alert.place', 'alert.movie_id', 'alert.date', eb.fn.max('post.due').as('at')])
    .execute();
  return rows.map(({ place, movie_id, date, at }) => ({ place, movieId: movie_id, date, at }));
}
