import { describe, expect, test } from 'vitest';
import { idOfPlace } from '../../src/core/alert.ts';
import type { CatalogueNews, DateChange } from '../../src/core/date-change.ts';
import { dateChangeStore } from '../../src/store/date-changes.ts';
import { ledger } from '../../src/store/ledger.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { reminderOf, subscriptionOf } from '../core/samples.ts';
import { alert, atNine, nine, releases, staff } from './alerts.ts';
import { engines, freshDatabase, type Engine } from './engines.ts';

const noNews: CatalogueNews = { region: 'KR', changes: [], amended: [], learned: [], withdrawn: [] };
const real = { now: nine, real: 5_000, until: 9_000 };
const moved: DateChange = {
  region: 'KR',
  movieId: 'unlocked',
  was: '2023-02-17',
  date: '2023-03-03',
  learnedAt: nine,
};

async function open(engine: Engine) {
  const held = await freshDatabase(engine);
  return {
    db: held.db,
    store: dateChangeStore(held.db),
    books: ledger(held.db),
    [Symbol.asyncDispose]: () => held[Symbol.asyncDispose](),
  };
}

type Held = Awaited<ReturnType<typeof open>>;

async function sent({ books, db }: Held, regions = ['KR', 'KR']): Promise<void> {
  for (const [at, place] of [releases, staff].entries()) {
    const region = regions[at] ?? 'KR';
    await subscriptionStore(db).save(subscriptionOf({ channelId: idOfPlace(place), region }));
  }
  await books.reconcile([alert('unlocked'), alert('jung_e'), alert('unlocked', { place: staff })], {
    now: nine,
  });
  for (const claim of await books.claim(atNine)) {
    await books.settle([{ claim, settlement: { state: 'sent', messageId: '1', channelId: '2' } }]);
  }
}

describe.each(engines)('in %s', (engine) => {
  describe('what was last planned by', () => {
    test('is kept, changed and taken out', async () => {
      await using held = await open(engine);
      expect(await held.store.known()).toEqual(new Map());
      const learned = [
        { movieId: 'unlocked', dates: ['2023-02-17'] },
        { movieId: 'undated', dates: [] },
      ];
      await held.store.record([{ ...noNews, learned }], [], real);
      await held.store.record(
        [
          {
            ...noNews,
            learned: [{ movieId: 'unlocked', dates: ['2023-03', '2023-04-01'] }],
            withdrawn: ['undated'],
          },
        ],
        [],
        real,
      );
      expect(await held.store.known()).toEqual(
        new Map([['KR', new Map([['unlocked', ['2023-03', '2023-04-01']]])]]),
      );
    });

    test('and what is to be told of it: the last that was said, in order', async () => {
      await using held = await open(engine);
      const dated = { ...moved, was: '' };
      await held.store.record([noNews], [moved, dated], real);
      expect(await held.store.changes()).toEqual([dated, moved]);
      await held.store.record([noNews], [moved], real);
      expect(await held.store.changes()).toEqual([moved]);
    });

    test('is kept together with the errands, or not at all', async () => {
      await using held = await open(engine);
      await sent(held);
      const news = {
        ...noNews,
        learned: [{ movieId: 'unlocked', dates: ['2023-03-03'] }],
        amended: [{ movieId: 'unlocked', dates: [] }],
      };
      await expect(held.store.record([news], [moved, moved], real)).rejects.toThrow();
      expect(await held.store.known()).toEqual(new Map());
      await held.store.record([news], [moved], real);
      const rows = held.db.selectFrom('errand').innerJoin('post', 'post.id', 'errand.post_id');
      const errands = rows.select(['post.place', 'kind', 'errand.visible_at', 'until']).orderBy('post.place');
      const edit = { kind: 'edit', visible_at: 5_000, until: 9_000 };
      expect((await errands.execute()).map((row) => ({ ...row }))).toEqual([
        { place: releases, ...edit },
        { place: staff, ...edit },
      ]);
    });

    test('by region: of one that nobody goes by any more nothing', async () => {
      await using held = await open(engine);
      const us = { ...moved, region: 'US', was: '2023-02-10' };
      const of = (region: string, dates: string[]) => ({
        ...noNews,
        region,
        learned: [{ movieId: 'unlocked', dates }],
      });
      await held.store.record([of('KR', ['2023-02-17']), of('US', ['2023-03-03'])], [us, moved], real);
      expect(await held.store.changes()).toEqual([moved, us]);
      expect(await held.store.known()).toEqual(
        new Map([
          ['KR', new Map([['unlocked', ['2023-02-17']]])],
          ['US', new Map([['unlocked', ['2023-03-03']]])],
        ]),
      );
      await held.store.record([{ ...noNews, withdrawn: ['other'] }], [], real);
      expect(await held.store.known()).toEqual(new Map([['KR', new Map([['unlocked', ['2023-02-17']]])]]));
    });

    test('asks for edits where the region of the news is gone by, of people in the home region', async () => {
      await using held = await open(engine);
      await sent(held, ['KR', 'US']);
      const person = 'user:3' as const;
      await held.books.reconcile([alert('unlocked', { place: person })], { now: nine, within: person });
      for (const claim of await held.books.claim(atNine)) {
        await held.books.settle([{ claim, settlement: { state: 'sent', messageId: '1', channelId: '2' } }]);
      }
      const edited = async (region: string) => {
        const news = { ...noNews, region, amended: [{ movieId: 'unlocked', dates: [] }] };
        await held.store.record([news], [], real);
        const rows = held.db.selectFrom('errand').innerJoin('post', 'post.id', 'errand.post_id');
        const places = await rows.select('post.place').orderBy('post.place').execute();
        await held.db.deleteFrom('errand').execute();
        return places.map(({ place }) => place);
      };
      expect(await edited('US')).toEqual([staff]);
      expect(await edited('KR')).toEqual([releases, person]);
      expect(await edited('FR')).toEqual([]);
    });

    test('asks for no edit of what did not change, or of a day that is over', async () => {
      await using held = await open(engine);
      await sent(held);
      const amended = (dates: string[]) => [{ ...noNews, amended: [{ movieId: 'unlocked', dates }] }];
      await held.store.record(amended(['2023-02-17']), [], real);
      await held.store.record(amended([]), [], { ...real, now: nine.add({ hours: 60 }) });
      expect(await held.db.selectFrom('errand').selectAll().execute()).toEqual([]);
    });
  });

  describe('who heard', () => {
    const heard = (place: typeof releases, date = '2023-02-17') => ({
      place,
      movieId: 'unlocked',
      date,
      at: nine.epochMilliseconds,
    });

    test('of the old or the new day: those that were sent it, in a range', async () => {
      await using held = await open(engine);
      await sent(held);
      const asked = (change: DateChange, range: Parameters<Held['store']['heard']>[1]) =>
        held.store.heard([change], range);
      const all = (await asked(moved, {})).toSorted((a, b) => (a.place < b.place ? -1 : 1));
      expect(all).toEqual([heard(releases), heard(staff)]);
      expect(await asked(moved, staff)).toEqual([heard(staff)]);
      expect(await asked(moved, { after: releases, upTo: staff })).toEqual([heard(staff)]);
      expect(await asked({ ...moved, was: '2023-02-20', date: '2023-02-17' }, releases)).toEqual([
        heard(releases),
      ]);
      expect(await asked({ ...moved, was: '2023-02-20' }, {})).toEqual([]);
    });

    test('is not who is only to be told', async () => {
      await using held = await open(engine);
      await held.books.reconcile([alert('unlocked')], { now: nine });
      await held.books.claim(atNine);
      expect(await held.store.heard([moved], {})).toEqual([]);
    });
  });

  test('wishes come in pages, in the order of the ids as text', async () => {
    await using held = await open(engine);
    const subscriptions = subscriptionStore(held.db);
    for (const channelId of ['30', '1', '200']) await subscriptions.save(subscriptionOf({ channelId }));
    const channels = async (after: string | undefined) =>
      (await subscriptions.page(after, 2)).map(({ channelId }) => channelId);
    expect([await channels(undefined), await channels('200'), await channels('30')]).toEqual([
      ['1', '200'],
      ['30'],
      [],
    ]);

    const reminders = reminderStore(held.db);
    for (const [userId, movieId] of [
      ['30', 'b'],
      ['1', 'b'],
      ['200', 'a'],
      ['1', 'a'],
    ] as const)
      await reminders.add(reminderOf(movieId, { userId }));
    const people = async (after: string | undefined) =>
      (await reminders.page(after, 2)).map(({ userId, movieId }) => `${userId} ${movieId}`);
    expect([await people(undefined), await people('200'), await people('30')]).toEqual([
      ['1 a', '1 b', '200 a'],
      ['30 b'],
      [],
    ]);
  });
});
