import { describe, expect, test } from 'vitest';
import type { Subscription, SubscriptionState } from '../../src/core/subscription.ts';
import { lockChannel } from '../../src/store/locks.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { engines, freshDatabase } from './engines.ts';

const instant = (text: string) => Temporal.Instant.from(text);

const plain: Subscription = {
  channelId: '1000000000000000001',
  guildId: '9007199254740993',
  movies: 'all',
  region: 'KR',
  minute: 540,
  timeZone: 'Asia/Seoul',
  daysBefore: 0,
  language: 'ko',
  publish: false,
  since: instant('2023-02-01T01:00:00.123Z'),
  state: { name: 'active' },
};
const full: Subscription = {
  ...plain,
  channelId: '1000000000000000002',
  movies: ['unlocked', 'jung_e'],
  region: 'US',
  roleId: '18446744073709551615',
  minute: 0,
  daysBefore: 30,
  language: 'en',
};
const elsewhere: Subscription = { ...plain, channelId: '1000000000000000000', guildId: '5', movies: [] };

describe.each(engines)('subscriptions in %s', (engine) => {
  test('come back as they were saved', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    for (const one of [full, plain, elsewhere]) await subscriptions.save(one);
    expect(await subscriptions.get(plain.channelId)).toStrictEqual(plain);
    expect(await subscriptions.get(full.channelId)).toStrictEqual(full);
    expect(await subscriptions.inGuild(plain.guildId)).toStrictEqual([plain, full]);
    expect(await subscriptions.all()).toStrictEqual([elsewhere, plain, full]);
  });

  test('notable movies come back as such', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    await subscriptions.save({ ...plain, movies: 'notable' });
    expect(await subscriptions.get(plain.channelId)).toStrictEqual({ ...plain, movies: 'notable' });
  });

  test('other regions are known, and of servers that have one the regions of all channels', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    expect([await subscriptions.otherRegions(), await subscriptions.regionsOfServers()]).toStrictEqual([
      [],
      [],
    ]);
    const japan = { ...plain, channelId: '3', guildId: '7', region: 'JP' };
    for (const one of [full, plain, elsewhere, japan]) await subscriptions.save(one);
    expect(await subscriptions.otherRegions()).toStrictEqual(['JP', 'US']);
    expect(await subscriptions.regionsOfServers()).toStrictEqual([
      { guildId: plain.guildId, channelId: plain.channelId, region: 'KR' },
      { guildId: plain.guildId, channelId: full.channelId, region: 'US' },
      { guildId: '7', channelId: '3', region: 'JP' },
    ]);
  });

  test('an unknown channel has none', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    expect(await subscriptions.get('1')).toBeUndefined();
    expect(await subscriptions.inGuild('1')).toStrictEqual([]);
    await subscriptions.change('1', (current) => current && { ...current, state: { name: 'active' } });
    await subscriptions.remove('1');
    expect(await subscriptions.all()).toStrictEqual([]);
  });

  test('a second save replaces all of the first', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    await subscriptions.save({ ...full, state: { name: 'paused', since: full.since } });
    const next = { ...plain, channelId: full.channelId };
    await subscriptions.save(next);
    expect(await subscriptions.all()).toStrictEqual([next]);
  });

  test('changes made at once build on each other', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    const ids = Array.from({ length: 8 }, (_, n) => `movie-${n}`);
    const add = (id: string) =>
      subscriptions.change(full.channelId, (current) => {
        const { movies } = current ?? { movies: [] };
        return { ...full, movies: [...(typeof movies === 'string' ? [] : movies), id] };
      });
    const given = await Promise.all(ids.map(add));
    // PostgreSQL lets them in in any order.
    const counts = given.map((one) => one?.movies.length ?? 0);
    expect(counts.toSorted((one, other) => one - other)).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const { movies = 'all', ...rest } = (await subscriptions.get(full.channelId)) ?? {};
    expect({ ...rest, movies: typeof movies === 'string' ? movies : movies.toSorted() }).toStrictEqual({
      ...full,
      movies: ids,
    });
  });

  test('a change to nothing leaves what stands, or nothing', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    expect(await subscriptions.change(plain.channelId, () => undefined)).toBeUndefined();
    await subscriptions.save(plain);
    expect(await subscriptions.change(plain.channelId, () => undefined)).toStrictEqual(plain);
    expect(await subscriptions.change(plain.channelId, (current) => current)).toStrictEqual(plain);
    expect(await subscriptions.all()).toStrictEqual([plain]);
  });

  test('a change that fails changes nothing', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    await subscriptions.save(plain);
    const fail = () => {
      throw new Error('no');
    };
    await expect(subscriptions.change(plain.channelId, fail)).rejects.toThrow('no');
    expect(await subscriptions.all()).toStrictEqual([plain]);
  });

  test('a removed one is gone, the others stay', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    await subscriptions.save(plain);
    await subscriptions.save(full);
    await subscriptions.remove(plain.channelId);
    expect(await subscriptions.all()).toStrictEqual([full]);
  });

  test('one that is removed while it is changed does not come back', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    await subscriptions.save(plain);
    const { removed } = await held.db.transaction().execute(async (trx) => {
      await lockChannel(trx, plain.channelId);
      const removing = subscriptions.remove(plain.channelId);
      for (let turn = 0; turn < 50; turn += 1) await subscriptionStore(trx).all();
      await subscriptionStore(trx).save({ ...plain, state: { name: 'paused', since: plain.since } });
      return { removed: removing };
    });
    await removed;
    expect(await subscriptions.all()).toStrictEqual([]);
  });

  test('each state is kept, and nothing of the one before', async () => {
    await using held = await freshDatabase(engine);
    const subscriptions = subscriptionStore(held.db);
    const since = instant('2023-02-17T00:00Z');
    const states: SubscriptionState[] = [
      { name: 'no access', since, reason: 'View Channel' },
      { name: 'closed', since, reason: "a channel's end; '--" },
      { name: 'paused', since },
      { name: 'active' },
    ];
    await subscriptions.save(plain);
    await subscriptions.save(full);
    for (const state of states) {
      await subscriptions.change(plain.channelId, (current) => current && { ...current, state });
      expect(await subscriptions.get(plain.channelId)).toStrictEqual({ ...plain, state });
    }
    expect(await subscriptions.get(full.channelId)).toStrictEqual(full);
  });
});
