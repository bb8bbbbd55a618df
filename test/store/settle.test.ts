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
      db: held.db,
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

  describe('settling', () => {
    test('sent: it is over, with its message', async () => {
      await using held = await open(unlocked);
      const claim = await claimOne(held.books);
      expect(await settleOne(held.books, claim, sent)).toBe(true);
      const [post] = await held.books.posts();
      expect(post).toStrictEqual({
        id: releasesAtNine,
        place: releases,
        due: nine,
        alerts: [carried(unlocked)],
        state: 'sent',
        attempts: 1,
        messageId: '11',
        channelId: '22',
      });
      expect(await held.books.claim({ ...atNine, real: 1e12 })).toStrictEqual([]);
    });

    test('put off for some milliseconds and a bit: it waits for the next whole one', async () => {
      await using held = await open(unlocked);
      const claim = await claimOne(held.books);
      expect(await settleOne(held.books, claim, { ...refused, visibleAt: 90_000.4 })).toBe(true);
      const [post] = await held.books.posts();
      expect([post?.state, post?.visibleAt]).toStrictEqual(['due', 90_001]);
    });

    test('failed: it is over, with its reason', async () => {
      await using held = await open(unlocked);
      const claim = await claimOne(held.books);
      expect(await settleOne(held.books, claim, { state: 'failed', reason: 'refused' })).toBe(true);
      const [post] = await held.books.posts();
      expect([post?.state, post?.reason, post?.visibleAt, post?.doubtSince]).toStrictEqual([
        'failed',
        'refused',
        undefined,
        undefined,
      ]);
    });

    test('later, surely not sent: it is tried again then, without a doubt', async () => {
      await using held = await open(unlocked);
      expect(await settleOne(held.books, await claimOne(held.books), refused)).toBe(true);
      expect(await held.books.claim({ ...atNine, real: 89_999 })).toStrictEqual([]);
      const again = await claimOne(held.books, { real: 90_000, discordNow: 94_000 });
      expect([again.attempts, again.doubtSince]).toStrictEqual([2, undefined]);
    });

    test('later, in doubt: the doubt goes back to the first attempt', async () => {
      await using held = await open(unlocked);
      await settleOne(held.books, await claimOne(held.books), { ...refused, inDoubt: true });
      const again = await claimOne(held.books, { real: 90_000, discordNow: 94_000 });
      expect([again.attempts, again.doubtSince]).toStrictEqual([2, 5_000]);
      const [post] = await held.books.posts();
      expect(post?.reason).toBe('no access');
    });

    test('later, surely not sent, does not lift the doubt of an earlier attempt', async () => {
      await using held = await open(unlocked);
      await claimOne(held.books);
      await settleOne(held.books, await claimOne(held.books, { real: 61_000 }), refused);
      const third = await claimOne(held.books, { real: 90_000, discordNow: 94_000 });
      expect([third.attempts, third.doubtSince]).toStrictEqual([3, 5_000]);
    });

    test.each([sent, refused, { state: 'failed', reason: 'refused' } as const])(
      'a worker whose lease lapsed changes nothing: $state',
      async (outcome) => {
        await using held = await open(unlocked);
        const stale = await claimOne(held.books);
        const fresh = await claimOne(held.books, { real: 61_000 });
        const before = await held.books.posts();
        expect(await settleOne(held.books, stale, outcome)).toBe(false);
        expect(await held.books.posts()).toStrictEqual(before);
        expect(await settleOne(held.books, fresh, sent)).toBe(true);
        expect(await settleOne(held.books, fresh, outcome)).toBe(false);
        expect(await states(held.books)).toStrictEqual([[releasesAtNine, 'sent']]);
      },
    );

    test('withdrawn before anything was sent: it is surely unsent, and may be owed again', async () => {
      await using held = await open(unlocked, forStaff);
      const [first, second] = await held.books.claim(atNine);
      if (!first || !second) throw new Error('not two');
      const withdrawn: Settlement = { state: 'withdrawn', reason: 'paused' };
      await settleOne(held.books, first, withdrawn);
      await settleOne(held.books, { ...second, doubtSince: 5_000 }, withdrawn);
      await held.books.reconcile([unlocked, forStaff], { now: hours(1) });
      const again = await held.books.claim({ ...atNine, now: hours(1) });
      expect(again.map(({ place, doubtSince }) => [place, doubtSince])).toStrictEqual([
        [releases, undefined],
      ]);
    });

    test('an unknown post changes nothing', async () => {
      await using held = await open(unlocked);
      expect(await settleOne(held.books, { id: 'c1-1', attempts: 1 }, sent)).toBe(false);
      expect(await settleOne(held.books, { id: releasesAtNine, attempts: 0 }, sent)).toBe(false);
      expect(await states(held.books)).toStrictEqual([[releasesAtNine, 'due']]);
    });

    test('one that arrived after all is recorded, whatever was thought of it meanwhile', async () => {
      await using held = await open(unlocked, forStaff);
      const claims = await held.books.claim(atNine);
      await held.books.withdraw(staff);
      await held.books.expire(hours(13));
      const later: boolean[] = [];
      for (const claim of claims) later.push(await settleOne(held.books, claim, refused));
      expect(later).toStrictEqual([false, false]);
      for (const claim of claims) expect(await settleOne(held.books, claim, sent)).toBe(true);
      expect(await states(held.books)).toStrictEqual([
        [releasesAtNine, 'sent'],
        [staffAtNine, 'sent'],
      ]);
    });

    test('many at once, each for itself, in their order', async () => {
      await using held = await open(unlocked, forStaff, alert('jung_e', { due: hours(-1) }));
      const [first, second, third] = await held.books.claim(atNine);
      if (!first || !second || !third) throw new Error('not three');
      const stale = { ...second, attempts: 7 };
      const settled = await held.books.settle([
        { claim: third, settlement: refused },
        { claim: stale, settlement: sent },
        { claim: first, settlement: { ...sent, publishUntil: 9_000, untold: [carried(forStaff)] } },
        { claim: first, settlement: refused },
      ]);
      expect(settled).toStrictEqual([true, false, true, false]);
      const posts = await held.books.posts();
      expect(posts.map(({ id, state, reason }) => [id, state, reason])).toStrictEqual([
        [first.id, 'sent', undefined],
        [second.id, 'claimed', undefined],
        [third.id, 'due', 'no access'],
      ]);
      expect(await held.books.settle([])).toStrictEqual([]);
    });

    test('sent, with what is still to be done, and without what it left out', async () => {
      const other = alert('jung_e');
      await using held = await open(unlocked, other);
      const claim = await claimOne(held.books);
      const more = { publishUntil: 9_000, untold: [carried(other)] };
      expect(await settleOne(held.books, claim, { ...sent, ...more })).toBe(true);
      expect(await held.db.selectFrom('errand').selectAll().execute()).toEqual([
        { post_id: claim.id, kind: 'publish', visible_at: 0, until: 9_000, attempts: 0 },
      ]);
      expect((await held.books.posts()).map(({ alerts }) => alerts)).toStrictEqual([[carried(unlocked)]]);
      await held.books.reconcile([unlocked, other], { now: nine });
      expect((await held.books.posts()).map(({ state, alerts }) => [state, alerts])).toStrictEqual([
        ['sent', [carried(unlocked)]],
        ['due', [carried(other)]],
      ]);
    });
  });
});
