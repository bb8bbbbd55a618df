// A movie turns out to be another one: what is known, wished and posted of it is the other's too.
import { sql } from 'kysely';
import { z } from 'zod';
import { compareDates } from '../core/release-date.ts';
import type { Database } from './database.ts';

export async function joinMovie(trx: Database, from: string, to: string): Promise<void> {
  // The old keys stay in the ledger as well: a planning by the catalogue before this one finds them.
  await sql`insert into alert (place, movie_id, kind, date, was, post_id)
    select place, ${to}, kind, date, was, post_id from alert where movie_id = ${from}
    on conflict do nothing`.execute(trx);
  await sql`insert into reminder (user_id, movie_id, language, since, undated)
    select user_id, ${to}, language, since, undated from reminder where movie_id = ${from}
    on conflict do nothing`.execute(trx);
  await trx.deleteFrom('reminder').where('movie_id', '=', from).execute();
  await joinKnownDates(trx, from, to);
  await trx.deleteFrom('date_change').where('movie_id', '=', from).execute();
}

/** What either was known by is no news of the one. */
async function joinKnownDates(trx: Database, from: string, to: string): Promise<void> {
  const both = trx.selectFrom('known_movie').selectAll().where('movie_id', 'in', [from, to]);
  const rows = Map.groupBy(await both.execute(), ({ region }) => region);
  for (const [region, known] of rows) {
    const dates = JSON.stringify(unionOf(known.map((row) => row.dates)));
    await trx
      .insertInto('known_movie')
      .values({ region, movie_id: to, dates })
      .onConflict((conflict) => conflict.columns(['region', 'movie_id']).doUpdateSet({ dates }))
      .execute();
  }
  await trx.deleteFrom('known_movie').where('movie_id', '=', from).execute();
}

const list = z.array(z.string());

const unionOf = (jsons: readonly string[]): string[] =>
  [...new Set(jsons.flatMap((json) => list.parse(JSON.parse(json))))].toSorted(compareDates);
