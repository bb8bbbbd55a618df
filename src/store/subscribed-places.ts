import type { Database } from './database.ts';

/** `all`: how many there are in all. */
export type SubscribedPlaces = {
  places: { channelId: string; guildId: string; roleId: string | null }[];
  all: number;
};

/** At most so many channels that want alerts, those of one server together: neither paused by a person nor closed. */
export async function subscribedPlaces(db: Database, most: number): Promise<SubscribedPlaces> {
  const wanting = db.selectFrom('subscription').where('state', 'in', ['active', 'no access']);
  const { all } = await wanting.select(({ fn }) => fn.countAll<number>().as('all')).executeTakeFirstOrThrow();
  const places = await wanting
    .select(['channel_id as channelId', 'guild_id as guildId', 'role_id as roleId'])
    .orderBy('guild_id')
    .orderBy('channel_id')
    .limit(most)
    .execute();
  return { places, all };
}
