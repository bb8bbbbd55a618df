// The dates by which was last planned, what became of them since, and who was told of the old ones.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Place, PlaceRange } from '../core/alert.ts';
import { aheadAt, type CatalogueNews, type DateChange, type Known } from '../core/date-change.ts';
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
  /** By region, the dates of each movie by which was last planned. */
  known(): Promise<Map<string, Known>>;
  /** In order of region, movie and old date. */
  changes(): Promise<DateChange[]>;
  /**
   * Keeps what was learned of each region, the changes that are to be told after it, and an errand for each message that names
   * a date to come of an amended movie, but for those that did not change: all, or nothing. Of a region that has no news
   * in the list, nothing is known any more. `real` and `until` are real time in milliseconds.
   */
  record(news: readonly CatalogueNews[], changes: readonly DateChange[], at: LearnedAt): Promise<void>;
  /** What places in a range were sent about the old and the new dates of changes. */
  heard(changes: readonly DateChange[], range: PlaceRange | Place): Promise<Heard[]>;
};

const dates = z.array(z.string());

export const dateChangeStore = (db: Database): DateChangeStore => ({
  async known() {
    const rows = await db.selectFrom('known_movie').selectAll().orderBy('movie_id').execute();
    const byRegion = Map.groupBy(rows, ({ region }) => region);
    return new Map([...byRegion].map(([region, of]) => [region, new Map(of.map(datesOf))]));
  },

  async changes() {
    const inOrder = db.selectFrom('date_change').selectAll().orderBy('region').orderBy('movie_id');
    const rows = await inOrder.orderBy('was').execute();
    return rows.map(({ region, movie_id, was, date, learned_at }) => ({
      region,
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
    // Several regions may have moved the same dates.
    const distinct = new Map(asked.map((one) => [`${one.movieId} ${one.date}`, one]));
    for await (const some of chunks([...distinct.values()])) found.push(...(await heard(db, some, range)));
    return found;
  },
});

const datesOf = (row: { movie_id: string; dates: string }): [string, readonly string[]] => [
  row.movie_id,
  dates.parse(JSON.parse(row.dates)),
];

async function record(
  trx: Database,
  news: readonly CatalogueNews[],
  changes: readonly DateChange[],
  at: LearnedAt,
): Promise<void> {
  await lockPlanning(trx);
  const regions = news.map(({ region }) => region);
  await trx.deleteFrom('known_movie').where('region', 'not in', regions).execute();
  for (const one of news) await know(trx, one);
  await trx.deleteFrom('date_change').execute();
  for await (const some of chunks(changes)) {
    await trx.insertInto('date_change').values(some.map(rowOf)).execute();
  }
  for (const one of news) await askForEdits(trx, one, at);
}

async function know(trx: Database, { region, learned, withdrawn }: CatalogueNews): Promise<void> {
  for await (const some of chunks(withdrawn)) {
    const known = trx.deleteFrom('known_movie').where('region', '=', region);
    await known.where('movie_id', 'in', some).execute();
  }
  const rows = learned.map((one) => ({ region, movie_id: one.movieId, dates: JSON.stringify(one.dates) }));
  for await (const some of chunks(rows)) {
    await trx
      .insertInto('known_movie')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['region', 'movie_id']).doUpdateSet((eb) => ({ dates: eb.ref('excluded.dates') })),
      )
      .execute();
  }
}

async function askForEdits(trx: Database, { region, amended }: CatalogueNews, at: LearnedAt): Promise<void> {
  const isAhead = aheadAt(at.now);
  for (const { movieId, dates: same } of amended) {
    const posted = await postedDates(trx, movieId);
    const named = posted.filter((date) => isAhead(date) && !same.includes(date));
    await errandStore(trx).askForEdits(movieId, named, { ...at, region });
  }
}

const rowOf = ({ region, movieId, was, date, learnedAt }: DateChange) => ({
  region,
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
