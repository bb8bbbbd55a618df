import type { Database } from './database.ts';

/** The dates of a movie that were ever posted, wherever, in their order. */
export async function postedDates(db: Database, movieId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('alert')
    .innerJoin('post', 'post.id', 'alert.post_id')
    .where('movie_id', '=', movieId)
    .where('state', '=', 'sent')
    .select('date')
    .distinct()
    .execute();
  return rows.map(({ date }) => date).toSorted();
}
