import { describe, expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { errandStore } from '../../src/store/errands.ts';
import { ledger } from '../../src/store/ledger.ts';
import { alert, nine } from './alerts.ts';
import { engines, freshDatabase } from './engines.ts';

describe.each(engines)('errands in %s', (engine) => {
  /** A post in each channel that was sent, with the errand to publish it. */
  async function sent(...channels: string[]) {
    const held = await freshDatabase(engine);
    const posts = ledger(held.db);
    const owed = channels.map((channel) => alert('unlocked', { place: placeOfChannel(channel) }));
    await posts.reconcile(owed, { now: nine, within: {}, stands: () => true });
    const claimed = await posts.claim({ now: nine, real: 0, leaseMs: 45_000, discordNow: 1, most: 100 });
    await posts.settle(
      claimed.map((claim) => ({
        claim,
        settlement: {
          state: 'sent',
          messageId: `m${claim.place.slice(8)}`,
          channelId: claim.place.slice(8),
          publishUntil: 90_000,
        },
      })),
    );
    return { held, errands: errandStore(held.db), ids: claimed.map(({ id }) => id) };
  }

  test('one is claimed with its post and message, and by nobody else until its lease ends', async () => {
    const { held, errands, ids } = await sent('100000000000000001');
    await using _ = held;
    const first = await errands.claim({ real: 10, leaseMs: 100, most: 5 });
    expect(
      first.map(({ post, ...rest }) => ({ ...rest, post: post.id, alerts: post.alerts.length })),
    ).toEqual([
      {
        kind: 'publish',
        post: ids[0],
        alerts: 1,
        channelId: '100000000000000001',
        messageId: 'm100000000000000001',
        attempts: 1,
        until: 90_000,
      },
    ]);
    expect(await errands.claim({ real: 109, leaseMs: 100, most: 5 })).toEqual([]);
    expect(
      (await errands.claim({ real: 110, leaseMs: 100, most: 5 })).map(({ attempts }) => attempts),
    ).toEqual([2]);
  });

  test('only the newest attempt ends it or puts it off', async () => {
    const { held, errands } = await sent('100000000000000001');
    await using _ = held;
    const [stale] = await errands.claim({ real: 0, leaseMs: 100, most: 5 });
    const [newest] = await errands.claim({ real: 100, leaseMs: 100, most: 5 });
    if (!stale || !newest) throw new Error('nothing was claimed');
    await errands.done(stale);
    await errands.later(stale, 0);
    expect(await errands.claim({ real: 150, leaseMs: 100, most: 5 })).toEqual([]);
    await errands.later(newest, 499.6);
    expect(await errands.claim({ real: 499, leaseMs: 100, most: 5 })).toEqual([]);
    const [last] = await errands.claim({ real: 500, leaseMs: 100, most: 5 });
    if (!last) throw new Error('nothing was claimed');
    await errands.done(last);
    expect(await errands.claim({ real: 9000, leaseMs: 100, most: 5 })).toEqual([]);
  });

  test('an edit is asked for of each message that names the date, and again while one is under way', async () => {
    const { held, errands, ids } = await sent('100000000000000001', '100000000000000002');
    await using _ = held;
    const { movieId, date } = alert('unlocked');
    expect(await errands.askForEdits(movieId, [date], { real: 5, until: 900 })).toBe(2);
    expect(await errands.askForEdits(movieId, ['1999-01-01'], { real: 5, until: 900 })).toBe(0);
    expect(await errands.askForEdits(movieId, [], { real: 5, until: 900 })).toBe(0);
    const edits = async (real: number) =>
      (await errands.claim({ real, leaseMs: 100, most: 9 })).filter(({ kind }) => kind === 'edit');
    const first = await edits(5);
    expect(first.map(({ post }) => post.id)).toEqual(ids.toSorted());
    await errands.askForEdits(movieId, [date], { real: 6, until: 901 });
    for (const errand of first) await errands.done(errand);
    const again = await edits(6);
    expect(again.map(({ post, until }) => [post.id, until])).toEqual(ids.toSorted().map((id) => [id, 901]));
    for (const errand of again) await errands.done(errand);
    expect(await edits(9000)).toEqual([]);
  });

  test('one that is asked for before its post counts as sent waits for that', async () => {
    const held = await freshDatabase(engine);
    await using _ = held;
    const [posts, errands] = [ledger(held.db), errandStore(held.db)];
    await posts.reconcile([alert('unlocked')], {
      now: nine,
      within: {},
      stands: () => true,
    });
    const [claim] = await posts.claim({ now: nine, real: 0, leaseMs: 45_000, discordNow: 1, most: 1 });
    if (!claim) throw new Error('nothing was claimed');
    await errands.askForEdit(claim.id, { real: 0, until: 9 });
    await errands.askForEdit(claim.id, { real: 0, until: 9 });
    expect(await errands.claim({ real: 1, leaseMs: 100, most: 9 })).toEqual([]);
    const settlement = { state: 'sent', messageId: 'm', channelId: 'c' } as const;
    await posts.settle([{ claim, settlement }]);
    const claimed = await errands.claim({ real: 1, leaseMs: 100, most: 9 });
    expect(claimed.map(({ kind, messageId }) => [kind, messageId])).toEqual([['edit', 'm']]);
  });
});
