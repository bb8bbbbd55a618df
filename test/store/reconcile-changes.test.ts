// What becomes of posts when what they say is not true any more, and planning in ranges of places.
import { describe, expect, test } from 'vitest';
import type { AlertInPost } from '../../src/core/alert.ts';
import { ledger } from '../../src/store/ledger.ts';
import { alert, atNine, carried, hours, nine, releases, staff } from './alerts.ts';
import { engines, freshDatabase, type Engine } from './engines.ts';

const before = hours(-1);
const [jungE, unlocked] = [alert('jung_e'), alert('unlocked')];
const isJungE = ({ movieId }: AlertInPost): boolean => movieId === 'jung_e';
const putOff = { state: 'later', visibleAt: 0, reason: 'too many requests', inDoubt: false } as const;

async function open(engine: Engine) {
  const held = await freshDatabase(engine);
  const books = ledger(held.db);
  await books.reconcile([jungE, unlocked], { now: before });
  return {
    books,
    rows: async () => (await books.posts()).map(({ state, alerts, reason }) => [state, alerts, reason]),
    [Symbol.asyncDispose]: () => held[Symbol.asyncDispose](),
  };
}

describe.each(engines)('in %s', (engine) => {
  describe('a post that waits for another attempt', () => {
    async function waiting() {
      const held = await open(engine);
      const [claim] = await held.books.claim(atNine);
      if (claim) await held.books.settle([{ claim, settlement: putOff }]);
      return held;
    }

    test('loses what is not true any more', async () => {
      await using held = await waiting();
      await held.books.reconcile([], { now: nine, stands: isJungE });
      expect(await held.rows()).toEqual([['due', [carried(jungE)], 'too many requests']]);
    });

    test('is withdrawn where nothing is left of it, and what is true again is owed again', async () => {
      await using held = await waiting();
      await held.books.reconcile([], { now: nine, stands: () => false });
      const withdrawn = ['withdrawn', [], 'its release is not on that day any more'];
      expect(await held.rows()).toEqual([withdrawn]);
      await held.books.reconcile([unlocked], { now: nine });
      expect(await held.rows()).toEqual([withdrawn, ['due', [carried(unlocked)], undefined]]);
    });

    test('stays as it is where its place only asks for something else now', async () => {
      await using held = await waiting();
      await held.books.reconcile([], { now: nine, stands: () => true });
      expect(await held.rows()).toEqual([['due', [jungE, unlocked].map(carried), 'too many requests']]);
    });

    test('stays as it is where it is in doubt, or being sent', async () => {
      await using held = await open(engine);
      await held.books.claim(atNine);
      await held.books.reconcile([], { now: nine, stands: () => false });
      expect(await held.rows()).toEqual([['claimed', [jungE, unlocked].map(carried), undefined]]);
      const [again] = await held.books.claim({ ...atNine, real: 100_000 });
      if (again) await held.books.settle([{ claim: again, settlement: { ...putOff, inDoubt: true } }]);
      await held.books.reconcile([], { now: nine, stands: () => false });
      expect(await held.rows()).toEqual([['due', [jungE, unlocked].map(carried), 'too many requests']]);
    });
  });

  test('what was left out of a post while it was sent is owed again when it is true again', async () => {
    await using held = await open(engine);
    const [claim] = await held.books.claim(atNine);
    if (!claim) throw new Error('nothing was due');
    const untold = [carried(unlocked)];
    const settlement = { state: 'sent', messageId: '1', channelId: '2', untold } as const;
    await held.books.settle([{ claim, settlement }]);
    await held.books.reconcile([jungE, unlocked], { now: nine });
    expect(await held.rows()).toEqual([
      ['sent', [carried(jungE)], undefined],
      ['due', [carried(unlocked)], undefined],
    ]);
  });

  test('a range of places takes its end and leaves out its beginning, and all else alone', async () => {
    await using held = await open(engine);
    const [elsewhere, person] = [alert('unlocked', { place: staff }), alert('unlocked', { place: 'user:3' })];
    const all = [jungE, unlocked, elsewhere, person];
    await held.books.reconcile(all, { now: before });
    const places = async () => (await held.books.posts()).map(({ place }) => place).toSorted();
    await held.books.reconcile([], { now: before, within: { after: staff, upTo: 'user:0' } });
    expect(await places()).toEqual([releases, staff, 'user:3']);
    await held.books.reconcile([], { now: before, within: { after: releases, upTo: staff } });
    expect(await places()).toEqual([releases, 'user:3']);
    await held.books.reconcile([], { now: before, within: { after: 'user:0' } });
    expect(await places()).toEqual([releases]);
    await held.books.reconcile([], { now: before, within: { upTo: releases } });
    expect(await places()).toEqual([]);
  });
});
