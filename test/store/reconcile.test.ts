import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert.ts';
import { ledger } from '../../src/store/ledger.ts';
import {
  alert,
  atNine,
  carried,
  hours,
  nine,
  releases,
  releasesAtNine,
  staff,
  staffAtNine,
} from './alerts.ts';
import { engines, freshDatabase } from './engines.ts';

const before = hours(-1);
const [jungE, unlocked, pointMen] = [alert('jung_e'), alert('unlocked'), alert('point-men')];

describe.each(engines)('%s', (engine) => {
  async function open(...owed: Alert[]) {
    const held = await freshDatabase(engine);
    const books = ledger(held.db);
    await books.reconcile(owed, { now: before });
    return {
      books,
      async [Symbol.asyncDispose]() {
        await held[Symbol.asyncDispose]();
      },
    };
  }

  const row = (id: string, more: object) => ({
    id,
    place: releases,
    due: nine,
    state: 'due',
    attempts: 0,
    visibleAt: 0,
    ...more,
  });

  describe('what is owed', () => {
    test('is one post for each place and instant, its alerts by movie and kind', async () => {
      const early = alert('unlocked', { kind: 'early' });
      await using held = await open(unlocked, alert('unlocked', { place: staff }), early, jungE);
      expect(await held.books.posts()).toStrictEqual([
        row(releasesAtNine, { alerts: [jungE, early, unlocked].map(carried) }),
        row(staffAtNine, { place: staff, alerts: [carried(unlocked)] }),
      ]);
    });

    test('stays as it is when it is said again, even twice', async () => {
      await using held = await open(unlocked, jungE);
      const first = await held.books.posts();
      await held.books.reconcile([jungE, unlocked, { ...unlocked, due: hours(3) }], { now: nine });
      expect(await held.books.posts()).toStrictEqual(first);
    });

    test('grows in its post while that was never claimed', async () => {
      await using held = await open(unlocked);
      await held.books.reconcile([unlocked, jungE], { now: before });
      expect(await held.books.posts()).toStrictEqual([
        row(releasesAtNine, { alerts: [jungE, unlocked].map(carried) }),
      ]);
    });

    test('goes into a new part once that was claimed', async () => {
      await using held = await open(unlocked);
      await held.books.claim(atNine);
      await held.books.reconcile([unlocked, jungE], { now: nine });
      await held.books.reconcile([unlocked, jungE, pointMen], { now: nine });
      expect(await held.books.posts()).toStrictEqual([
        row(releasesAtNine, {
          alerts: [carried(unlocked)],
          state: 'claimed',
          attempts: 1,
          visibleAt: 61_000,
          doubtSince: 5_000,
        }),
        row(`${releasesAtNine}-1`, { alerts: [jungE, pointMen].map(carried) }),
      ]);
    });

    test('and was over before it was seen, is missed', async () => {
      await using held = await open();
      const [atLast, tooLate] = [alert('jung_e', { due: nine }), alert('unlocked', { due: hours(-0.5) })];
      await held.books.reconcile([tooLate, atLast], { now: hours(12) });
      const [missed, open12] = await held.books.posts();
      expect([missed?.state, missed?.visibleAt, open12?.state]).toStrictEqual(['expired', undefined, 'due']);
      await held.books.reconcile([tooLate, atLast], { now: hours(12) });
      expect(await held.books.posts()).toStrictEqual([missed, open12]);
    });
  });

  describe('what is not owed any more', () => {
    test('goes, with its post where nothing else is in it', async () => {
      await using held = await open(unlocked, jungE, alert('unlocked', { place: staff }));
      await held.books.reconcile([jungE], { now: before });
      expect(await held.books.posts()).toStrictEqual([row(releasesAtNine, { alerts: [carried(jungE)] })]);
    });

    test('stays once it was claimed', async () => {
      await using held = await open(unlocked);
      const [claim] = await held.books.claim(atNine);
      await held.books.reconcile([], { now: nine });
      if (!claim) throw new Error('nothing was due');
      const settlement = { state: 'sent', messageId: '1', channelId: '2' } as const;
      expect(await held.books.settle([{ claim, settlement }])).toEqual([true]);
      await held.books.reconcile([], { now: nine });
      expect((await held.books.posts()).map(({ state }) => state)).toStrictEqual(['sent']);
    });

    test('stays where its time was over before anybody looked: it was missed', async () => {
      await using held = await open(unlocked);
      await held.books.reconcile([], { now: hours(12.5) });
      expect((await held.books.expire(hours(12.5))).map(({ id }) => id)).toStrictEqual([releasesAtNine]);
    });

    test('of one place leaves the other places alone', async () => {
      const elsewhere = alert('unlocked', { place: staff });
      await using held = await open(unlocked, elsewhere);
      await held.books.reconcile([alert('jung_e', { place: staff })], { now: before, within: releases });
      expect(await held.books.posts()).toStrictEqual([
        row(staffAtNine, { place: staff, alerts: [carried(elsewhere)] }),
      ]);
    });
  });

  describe('what is owed at another instant', () => {
    test('moves while it was never claimed, into the post that is there', async () => {
      const later = alert('jung_e', { due: hours(1) });
      await using held = await open(unlocked, later);
      await held.books.reconcile([{ ...unlocked, due: hours(1) }, later], { now: before });
      const [post, ...others] = await held.books.posts();
      expect(others).toStrictEqual([]);
      expect(post?.due).toStrictEqual(hours(1));
      expect(post?.alerts).toStrictEqual([jungE, unlocked].map(carried));
    });

    test('does not move once it was claimed', async () => {
      await using held = await open(unlocked);
      await held.books.claim(atNine);
      const first = await held.books.posts();
      await held.books.reconcile([{ ...unlocked, due: hours(1) }], { now: nine });
      expect(await held.books.posts()).toStrictEqual(first);
    });

    test('does not come back once it was sent', async () => {
      await using held = await open(unlocked);
      const [claim] = await held.books.claim(atNine);
      if (claim)
        await held.books.settle([{ claim, settlement: { state: 'sent', messageId: '1', channelId: '2' } }]);
      await held.books.reconcile([{ ...unlocked, due: hours(24) }], { now: hours(13) });
      expect((await held.books.posts()).map(({ state }) => state)).toStrictEqual(['sent']);
    });
  });

  describe('what surely did not arrive', () => {
    test('is owed again after its place was withdrawn and comes back', async () => {
      await using held = await open(unlocked);
      await held.books.withdraw(releases);
      await held.books.reconcile([unlocked], { now: before });
      expect(await held.books.posts()).toStrictEqual([
        row(`${releasesAtNine}-1`, { alerts: [carried(unlocked)] }),
      ]);
    });

    test('is owed again at a later instant after it expired', async () => {
      await using held = await open(unlocked);
      const [claim] = await held.books.claim(atNine);
      const refused = { state: 'later', visibleAt: 0, reason: 'no access', inDoubt: false } as const;
      if (claim) await held.books.settle([{ claim, settlement: refused }]);
      await held.books.expire(hours(13));
      const next = { ...unlocked, due: hours(14) };
      await held.books.reconcile([next], { now: hours(13) });
      const posts = await held.books.posts();
      expect(posts.map(({ state, alerts }) => [state, alerts])).toStrictEqual([
        ['expired', []],
        ['due', [carried(unlocked)]],
      ]);
    });

    test('is not owed again where it is in doubt', async () => {
      await using held = await open(unlocked);
      await held.books.claim(atNine);
      await held.books.expire(hours(13));
      await held.books.reconcile([{ ...unlocked, due: hours(14) }], { now: hours(13) });
      expect((await held.books.posts()).map(({ state }) => state)).toStrictEqual(['expired']);
    });
  });
});

test('twenty thousand alerts take seconds, and so do their claims', async () => {
  await using held = await freshDatabase('sqlite');
  const books = ledger(held.db);
  const owed = Array.from({ length: 20_000 }, (_, at) =>
    alert(`movie-${at % 9}`, {
      place: `channel:${1_000_000_000_000_000_000n + BigInt(at)}`,
      due: nine.subtract({ minutes: at % 60 }),
    }),
  );
  const start = performance.now();
  await books.reconcile(owed, { now: nine });
  await books.reconcile(owed.slice(1), { now: nine });
  expect(performance.now() - start).toBeLessThan(60_000);
  expect((await books.posts()).length).toBe(19_999);

  const claimed = performance.now();
  let count = 0;
  while (count < 10_000) count += (await books.claim({ ...atNine, most: 100 })).length;
  expect(count / ((performance.now() - claimed) / 1_000)).toBeGreaterThan(500);
}, 120_000);
