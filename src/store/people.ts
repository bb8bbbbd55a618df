import type { Database } from './database.ts';

export type PeopleStore = {
  /** The channel of a person's direct messages, once Discord has opened it. */
  dmChannel(userId: string): Promise<string | undefined>;
  rememberDmChannel(userId: string, channelId: string): Promise<void>;
  /** Discord refused a direct message about these movies. */
  refused(userId: string, at: Temporal.Instant, movieIds: readonly string[]): Promise<void>;
  /** The people who are still to be told of a refusal. */
  refusals(): Promise<string[]>;
  /** What a person is to be told of now; it is told once. */
  takeRefusal(userId: string): Promise<{ movieIds: string[] } | undefined>;
};

export const peopleStore = (db: Database): PeopleStore => ({
  async dmChannel(userId) {
    const row = await db
      .selectFrom('person')
      .select('dm_channel_id')
      .where('user_id', '=', userId)
      .executeTakeFirst();
    return row?.dm_channel_id;
  },

  async rememberDmChannel(userId, channelId) {
    await db
      .insertInto('person')
      .values({ user_id: userId, dm_channel_id: channelId })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ dm_channel_id: channelId }))
      .execute();
  },

  async refused(userId, at, movieIds) {
    const refused_at = at.epochMilliseconds;
    const rows = movieIds.map((movie_id) => ({ user_id: userId, movie_id, refused_at }));
    if (rows.length === 0) return;
    await db
      .insertInto('refusal')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['user_id', 'movie_id']).doUpdateSet({ refused_at }))
      .execute();
  },

  async refusals() {
    const rows = await db.selectFrom('refusal').select('user_id').distinct().orderBy('user_id').execute();
    return rows.map((row) => row.user_id);
  },

  async takeRefusal(userId) {
    const rows = await db.deleteFrom('refusal').where('user_id', '=', userId).returning('movie_id').execute();
    if (rows.length === 0) return undefined;
    return { movieIds: rows.map((row) => row.movie_id).toSorted() };
  },
});
