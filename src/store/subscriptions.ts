import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { Subscription, SubscriptionState } from '../core/subscription.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { lockChannel } from './locks.ts';
import type { Tables } from './schema.ts';

export type SubscriptionStore = {
  get(channelId: string): Promise<Subscription | undefined>;
  /** In the order of their channels' ids. */
  inGuild(guildId: string): Promise<Subscription[]>;
  all(): Promise<Subscription[]>;
  /** At most so many, in the order of their channels' ids as text, from the first after one. */
  page(after: string | undefined, most: number): Promise<Subscription[]>;
  /** By whose dates channels go, besides the home region's. */
  otherRegions(): Promise<string[]>;
  /** Of servers of which a channel goes by another region's dates, all channels. */
  regionsOfServers(): Promise<{ guildId: string; channelId: string; region: string }[]>;
  /** Makes or replaces a channel's subscription. */
  save(subscription: Subscription): Promise<void>;
  /**
   * Makes of a channel's subscription, as it then stands, what `change` gives, in one transaction. `change` may return
   * what it was given, or undefined, for no change. Gives what stands afterwards.
   */
  change(
    channelId: string,
    change: (current: Subscription | undefined) => Subscription | undefined,
  ): Promise<Subscription | undefined>;
  remove(channelId: string): Promise<void>;
};

type Row = Selectable<Tables['subscription']>;
type StateRow = Pick<Row, 'state' | 'state_since' | 'state_reason'>;

const followed = z.union([z.literal('notable'), z.array(z.string())]);
const instant = (ms: number | null) => Temporal.Instant.fromEpochMilliseconds(ms ?? 0);

function stateOf({ state, state_since, state_reason }: StateRow): SubscriptionState {
  if (state === 'active') return { name: state };
  const since = instant(state_since);
  return state === 'paused' ? { name: state, since } : { name: state, since, reason: state_reason ?? '' };
}

const stateRow = (state: SubscriptionState): StateRow => ({
  state: state.name,
  state_since: 'since' in state ? state.since.epochMilliseconds : null,
  state_reason: 'reason' in state ? state.reason : null,
});

const subscriptionOf = (row: Row): Subscription => ({
  channelId: row.channel_id,
  guildId: row.guild_id,
  movies: row.movies === null ? 'all' : followed.parse(JSON.parse(row.movies)),
  region: row.region,
  ...(row.role_id !== null && { roleId: row.role_id }),
  minute: row.minute,
  timeZone: row.time_zone,
  daysBefore: row.days_before,
  language: row.language,
  publish: row.publish === 1,
  since: instant(row.since),
  state: stateOf(row),
});

const rowOf = (subscription: Subscription): Row => ({
  channel_id: subscription.channelId,
  guild_id: subscription.guildId,
  movies: subscription.movies === 'all' ? null : JSON.stringify(subscription.movies),
  region: subscription.region,
  role_id: subscription.roleId ?? null,
  minute: subscription.minute,
  time_zone: subscription.timeZone,
  days_before: subscription.daysBefore,
  language: subscription.language,
  publish: subscription.publish ? 1 : 0,
  since: subscription.since.epochMilliseconds,
  ...stateRow(subscription.state),
});

/** As the index of them says it: another way to say the same would read all subscriptions. */
const isElsewhere = sql<boolean>`region <> 'KR'`;

async function find(db: Database, channelId: string): Promise<Subscription | undefined> {
  const rows = db.selectFrom('subscription').selectAll().where('channel_id', '=', channelId);
  const row = await rows.executeTakeFirst();
  return row && subscriptionOf(row);
}

async function save(db: Database, subscription: Subscription): Promise<void> {
  const row = rowOf(subscription);
  await db
    .insertInto('subscription')
    .values(row)
    .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(row))
    .execute();
}

export function subscriptionStore(db: Database): SubscriptionStore {
  const inOrder = db.selectFrom('subscription').selectAll().orderBy('channel_id');
  return {
    get: (channelId) => find(db, channelId),

    async inGuild(guildId) {
      const rows = await inOrder.where('guild_id', '=', guildId).execute();
      return rows.map(subscriptionOf);
    },

    async all() {
      const rows = await inOrder.execute();
      return rows.map(subscriptionOf);
    },

    async page(after, most) {
      const rows = after === undefined ? inOrder : inOrder.where('channel_id', '>', after);
      return (await rows.limit(most).execute()).map(subscriptionOf);
    },

    async otherRegions() {
      const rows = db.selectFrom('subscription').where(isElsewhere).select('region').distinct();
      return (await rows.orderBy('region').execute()).map(({ region }) => region);
    },

    async regionsOfServers() {
      const servers = db.selectFrom('subscription').where(isElsewhere).select('guild_id');
      const rows = await inOrder.where('guild_id', 'in', servers).execute();
      return rows.map((row) => ({ guildId: row.guild_id, channelId: row.channel_id, region: row.region }));
    },

    save: (subscription) => save(db, subscription),

    change: (channelId, change) =>
      atomically(db, async (trx) => {
        await lockChannel(trx, channelId);
        const current = await find(trx, channelId);
        const wanted = change(current);
        if (wanted === undefined || wanted === current) return current;
        await save(trx, wanted);
        return wanted;
      }),

    remove: (channelId) =>
      atomically(db, async (trx) => {
        await lockChannel(trx, channelId);
        await trx.deleteFrom('subscription').where('channel_id', '=', channelId).execute();
      }),
  };
}
