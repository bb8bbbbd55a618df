import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert.ts';
import { ledger, type Ledger } from '../../src/store/ledger.ts';
import type { Claim, Settlement } from '../../src/core/alert.ts';
import {
  alert,
  atNine,
  carried,
  hours,
  nine,
  releases,
  releasesAtNine,
  settleOne,
  staff,
  staffAtNine,
} from './alerts.ts';
import { engines, freshDatabase } from './engines.ts';

const unlocked = alert('unlocked');
const forStaff = alert('unlocked', { place: staff });
const sent: Settlement = { state: 'sent', messageId: '11', channelId: '22' };
const refused: Settlement = { state: 'later', visibleAt: 90_000, reason: 'no access', inDoubt: false };

describe.each(engines)('%s', (engine) => {
  async function open(...owed: Alert[]) {
    const held = await freshDatabase(engine);
    const books = ledger(held.db);
    await books.reconcile(owed, { now: hours(-1) });
    return {
      books,
      async [Symbol.asyncDispose]() {
        await held[Symbol.asyncDispose]();
      },
    };
  }

  async function claimOne(books: Ledger, at: Partial<typeof atNine> = {}): Promise<Claim> {
    const [claim, ...others] = await books.claim({ ...atNine, ...at });
    if (!claim || others.length > 0) throw new Error('Not one claim');
    return claim;
  }

  const states = async (books: Ledger) => (await books.posts()).map(({ id, state }) => [id, state]);

  describe('a claim', () => {
    test('takes what is due, by due and id, as many as are wanted', async () => {
      const sooner = alert('jung_e', { place: staff, due: hours(-0.5) });
      await using held = await open(forStaff, unlocked, sooner);
      const claims = await held.books.claim({ ...atNine, most: 2 });
      expect(claims).toStrictEqual([
        {
          id: 'c7lieexzx4kxu-le7qils0',
          place: staff,
          due: hours(-0.5),
          alerts: [carried(sooner)],
          attempts: 1,
        },
        { id: releasesAtNine, place: releases, due: nine, alerts: [carried(unlocked)], attempts: 1 },
      ]);
      expect((await held.books.claim(atNine)).map(({ id }) => id)).toStrictEqual([staffAtNine]);
      expect(await held.books.claim(atNine)).toStrictEqual([]);
    });

    test('takes nothing before it is due and nothing after its window, both ends included', async () => {
      await using held = await open(unlocked);
      const claimed: boolean[] = [];
      for (const now of [
        nine.subtract({ milliseconds: 1 }),
        nine,
        hours(12),
        hours(12).add({ milliseconds: 1 }),
      ]) {
        const claims = await held.books.claim({ ...atNine, now, leaseMs: -1 });
        claimed.push(claims.length === 1);
      }
      expect(claimed).toStrictEqual([false, true, true, false]);
    });

    test('is a lease: when it lapses in real time the next one knows of the doubt', async () => {
      await using held = await open(unlocked);
      const first = await claimOne(held.books);
      expect(first.doubtSince).toBeUndefined();
      expect(await held.books.claim({ ...atNine, real: 60_999, now: hours(2) })).toStrictEqual([]);
      const second = await claimOne(held.books, { real: 61_000, discordNow: 70_000 });
      expect(second).toStrictEqual({ ...first, attempts: 2, doubtSince: 5_000 });
      const third = await claimOne(held.books, { real: 200_000, discordNow: 210_000 });
      expect(third).toStrictEqual({ ...first, attempts: 3, doubtSince: 5_000 });
    });

    test('two at once never take the same post', async () => {
      await using held = await open(unlocked, forStaff);
      const claims = await Promise.all([held.books.claim(atNine), held.books.claim(atNine)]);
      expect(claims.map(({ length }) => length)).toStrictEqual([2, 0]);
    });
  });

  describe('a process that starts', () => {
    test('may try at once what was claimed or put off before it, and keeps the doubt', async () => {
      await using held = await open(unlocked, forStaff, alert('jung_e', { due: hours(5) }));
      const [lost, putOff] = await held.books.claim(atNine);
      if (putOff) await settleOne(held.books, putOff, refused);
      await held.books.reopen();
      const again = await held.books.claim(atNine);
      expect(again.map(({ id, attempts, doubtSince }) => [id, attempts, doubtSince])).toStrictEqual([
        [releasesAtNine, 2, 5_000],
        [staffAtNine, 2, undefined],
      ]);
      expect(lost && (await settleOne(held.books, lost, sent))).toBe(false);
    });

    test('still hears of one that its predecessor sent after all', async () => {
      await using held = await open(unlocked);
      const claim = await claimOne(held.books);
      await held.books.reopen();
      expect(await settleOne(held.books, claim, refused)).toBe(false);
      expect(await settleOne(held.books, claim, sent)).toBe(true);
      await held.books.reopen();
      expect(await states(held.books)).toStrictEqual([[releasesAtNine, 'sent']]);
    });
  });

  describe('the end of a window', () => {
    test('ends what is open and older, and keeps its reason', async () => {
      await using held = await open(unlocked, forStaff, alert('jung_e', { due: hours(1) }));
      const [first] = await held.books.claim({ ...atNine, most: 1 });
      if (first) await settleOne(held.books, first, refused);
      expect(await held.books.expire(hours(12))).toStrictEqual([]);
      const expired = await held.books.expire(hours(12.5));
      expect(expired).toStrictEqual([
        { id: releasesAtNine, place: releases, due: nine, alerts: [carried(unlocked)] },
        { id: staffAtNine, place: staff, due: nine, alerts: [carried(forStaff)] },
      ]);
      const posts = await held.books.posts();
      expect(posts.map(({ state, reason }) => [state, reason])).toStrictEqual([
        ['expired', 'no access'],
        ['expired', undefined],
        ['due', undefined],
      ]);
      expect(await held.books.expire(hours(12.5))).toStrictEqual([]);
    });

    test('is written down for so many at a time, the earliest first', async () => {
      await using held = await open(unlocked, forStaff, alert('jung_e', { due: hours(-1) }));
      const ended: [string, Temporal.Instant][][] = [];
      for (let count = 0; count < 3; count += 1) {
        const some = await held.books.expire(hours(13), 2);
        ended.push(some.map(({ place, due }) => [place, due]));
      }
      expect(ended).toStrictEqual([
        [
          [releases, hours(-1)],
          [releases, nine],
        ],
        [[staff, nine]],
        [],
      ]);
    });

    test('leaves alone what is over', async () => {
      await using held = await open(unlocked);
      await settleOne(held.books, await claimOne(held.books), sent);
      expect(await held.books.expire(hours(100))).toStrictEqual([]);
      expect(await states(held.books)).toStrictEqual([[releasesAtNine, 'sent']]);
    });
  });

  describe('a place', () => {
    test('that is withdrawn loses what it was not sent, and no other place does', async () => {
      await using held = await open(unlocked, forStaff, alert('jung_e', { due: hours(5) }));
      const claims = await held.books.claim(atNine);
      for (const claim of claims)
        await settleOne(held.books, claim, claim.place === releases ? sent : refused);
      await held.books.withdraw(releases);
      expect((await states(held.books)).map(([, state]) => state)).toStrictEqual([
        'sent',
        'due',
        'withdrawn',
      ]);
      expect(await held.books.claim({ ...atNine, now: hours(6) })).toStrictEqual([]);
    });

    test('that is made visible is tried at once, but not what is being sent', async () => {
      await using held = await open(unlocked, forStaff);
      const claims = await held.books.claim(atNine);
      for (const claim of claims) await settleOne(held.books, claim, refused);
      await held.books.makeVisible(staff);
      const again = await held.books.claim(atNine);
      expect(again.map(({ id, attempts }) => [id, attempts])).toStrictEqual([[staffAtNine, 2]]);
      await held.books.makeVisible(staff);
      expect(await held.books.claim(atNine)).toStrictEqual([]);
    });

    test('has a history: the newest sent, what waits, what was missed', async () => {
      const owed = [-3, -2, -1, 0, 1].map((at) => alert(`movie${at}`, { due: hours(at) }));
      const all = [...owed, alert('old', { due: hours(-30) }), forStaff];
      await using held = await open(...all);
      expect(await held.books.history(releases, hours(-4))).toStrictEqual({ waiting: 0, missed: 1 });
      const outcomes: Settlement[] = [
        sent,
        { ...sent, messageId: '12' },
        { state: 'failed', reason: 'refused' },
      ];
      const claims = await held.books.claim({ ...atNine, most: 3 });
      for (const [at, claim] of claims.entries()) await settleOne(held.books, claim, outcomes[at] ?? refused);
      expect(await held.books.history(releases, nine)).toStrictEqual({
        last: { due: hours(-2), messageId: '12' },
        waiting: 1,
        missed: 2,
      });
      expect(await held.books.history(releases, hours(1))).toMatchObject({ waiting: 2 });
      expect(await held.books.history('user:1', nine)).toStrictEqual({ waiting: 0, missed: 0 });
    });

    test('was told what was sent or is on its way, not what is planned, was missed or belongs to earlier months', async () => {
      const owed = ['a', 'b', 'c', 'd', 'e'].map((id, at) => alert(id, { due: hours(at - 4) }));
      const old = alert('old', { date: '2023-01-31', due: hours(-5) });
      const early = alert('early', { kind: 'early', date: '2023-03-01', due: hours(5) });
      await using held = await open(old, ...owed, early, forStaff);
      const settlements: Settlement[] = [
        sent,
        sent,
        { state: 'failed', reason: 'refused' },
        refused,
        { ...refused, inDoubt: true },
      ];
      const claims = await held.books.claim({ ...atNine, most: 5 });
      for (const [at, claim] of claims.entries())
        await settleOne(held.books, claim, settlements[at] ?? refused);
      const told = async () => (await held.books.told(releases, nine)).map(({ movieId }) => movieId);
      expect(await told()).toStrictEqual(['a', 'b', 'c', 'd']);
      expect(await held.books.told(releases, Temporal.Instant.from('2023-02-01T23:00Z'))).toStrictEqual(
        [old, ...owed.slice(0, 4)].map(carried),
      );
      await held.books.withdraw(releases);
      expect(await told()).toStrictEqual(['a', 'b', 'd']);
    });
  });
});
