import type { Database } from './database.ts';

export type PeopleStore = {
  /** The channel of a person's direct messages, once Discord has opened it. */
  dmChannel(userId: string): Promise<string | undefined>;
  rememberDmChannel(userId: string, channelId: string): Promise<void>;
  forgetDmChannel(userId: string): Promise<void>;
  /** Discord refused a direct message about these movies. */
  refused(userId: string, at: Temporal.Instant, movieIds: readonly string[]): Promise<void>;
  /** What a person is still to be told of. */
  refusal(userId: string): Promise<{ movieIds: string[] } | undefined>;
  /** The person was told of these. */
  forgetRefusal(userId: string, movieIds: readonly string[]): Promise<void>;
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

  async forgetDmChannel(userId) {
    await db.deleteFrom('person').where('user_id', '=', userId).execute();
  },

  async refusal(userId) {
    const refused = db.selectFrom('refusal').select('movie_id').where('user_id', '=', userId);
    const rows = await refused.orderBy('movie_id').execute();
    return rows.length === 0 ? undefined : { movieIds: rows.map((row) => row.movie_id) };
  },

  async forgetRefusal(userId, movieIds) {
    const refused = db.deleteFrom('refusal').where('user_id', '=', userId);
    await refused.where('movie_id', 'in', movieIds).execute();
  },
});
