import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/core/alert.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import type { Database } from '../../src/store/database.ts';
import { errandStore } from '../../src/store/errands.ts';
import { factStore } from '../../src/store/facts.ts';
import { ledger } from '../../src/store/ledger.ts';
import { restoreAll } from '../../src/store/restore.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
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
import { temporaryDatabase } from './temporary.ts';

const subscription = (place: Place, more: Partial<Subscription> = {}): Subscription => ({
  channelId: place.slice('channel:'.length),
  guildId: '2',
  movies: 'all',
  region: 'KR',
  minute: 540,
  timeZone: 'Asia/Seoul',
  daysBefore: 0,
  language: 'en',
  publish: false,
  since: nine,
  state: { name: 'active' },
  ...more,
});

/** A database as a backup gives it, closed at the end of the test's block. */
async function backupOf(fill: (db: Database) => Promise<unknown>) {
  const made = await temporaryDatabase();
  await fill(made.db);
  return made;
}

const planOne = (db: Database) => ledger(db).reconcile([alert('a')], { now: hours(-1) });
const sent = { state: 'sent', messageId: '7', channelId: '1' } as const;

async function sendAll(db: Database): Promise<void> {
  for (const claim of await ledger(db).claim(atNine)) await ledger(db).settle([{ claim, settlement: sent }]);
}

const rowsOf = async (db: Database) =>
  (await ledger(db).posts()).map(({ id, state, doubtSince, alerts }) => [
    id,
    state,
    doubtSince,
    alerts.map(({ movieId }) => movieId).join(),
  ]);

describe.each(engines)('into %s', (engine) => {
  test('what is being sent while it is restored is settled afterwards', async () => {
    await using made = await backupOf(planOne);
    await using present = await freshDatabase(engine);
    await planOne(present.db);
    const [claim] = await ledger(present.db).claim(atNine);
    await restoreAll(made.db, present.db, nine);
    if (!claim) throw new Error('nothing was claimed');
    expect(await ledger(present.db).settle([{ claim, settlement: sent }])).toEqual([true]);
    expect(await rowsOf(present.db)).toEqual([[releasesAtNine, 'sent', undefined, 'a']]);
  });

  test('what was sent before the backup comes back, in the place of what was planned since', async () => {
    await using made = await backupOf(async (db) => {
      await planOne(db);
      await sendAll(db);
      await errandStore(db).askForEdits('a', ['2023-02-17'], { real: 1, until: 2 });
    });
    await using present = await freshDatabase(engine);
    const owed = [alert('a'), alert('b'), alert('a', { place: staff })];
    await ledger(present.db).reconcile(owed, { now: hours(-1) });
    expect((await restoreAll(made.db, present.db, nine)).posts).toBe(1);
    expect(await rowsOf(present.db)).toEqual([[releasesAtNine, 'sent', undefined, 'a']]);
    expect(await present.db.selectFrom('errand').selectAll().execute()).toEqual([
      { post_id: releasesAtNine, kind: 'edit', visible_at: 1, until: 2, attempts: 0 },
    ]);
  });

  test('where the database was lost, what was due by now is looked for before it is sent', async () => {
    const later = alert('b', { due: hours(2) });
    await using made = await backupOf((db) => ledger(db).reconcile([alert('a'), later], { now: hours(-1) }));
    await using lost = await freshDatabase(engine);
    await restoreAll(made.db, lost.db, hours(1));
    const others = [alert('a', { place: staff }), alert('b', { place: staff, due: hours(3) })];
    await ledger(lost.db).reconcile([alert('a'), later, ...others], { now: hours(1) });
    expect((await rowsOf(lost.db)).map(([, state, doubt, movie]) => [state, doubt, movie])).toEqual([
      ['due', 0, 'a'],
      ['due', 0, 'a'],
      ['due', undefined, 'b'],
      ['due', undefined, 'b'],
    ]);
    expect((await ledger(lost.db).posts()).slice(0, 2).map(({ id }) => id)).toEqual([
      releasesAtNine,
      staffAtNine,
    ]);
  });
});

test('subscriptions become those of the backup', async () => {
  await using made = await backupOf((db) => subscriptionStore(db).save(subscription(releases)));
  await using present = await temporaryDatabase();
  const subscriptions = subscriptionStore(present.db);
  await subscriptions.save(subscription(releases, { minute: 600, language: 'ko' }));
  await subscriptions.save(subscription(staff));
  expect(await restoreAll(made.db, present.db, nine)).toEqual({ subscriptions: 1, reminders: 0, posts: 0 });
  expect(await subscriptions.all()).toEqual([subscription(releases)]);
});

test('what was sent after the backup stays sent, and is not owed again', async () => {
  await using made = await backupOf(planOne);
  await using present = await temporaryDatabase();
  await planOne(present.db);
  await sendAll(present.db);
  await restoreAll(made.db, present.db, hours(1));
  await ledger(present.db).reconcile([alert('a')], { now: hours(1) });
  expect(await rowsOf(present.db)).toEqual([[releasesAtNine, 'sent', undefined, 'a']]);
});

test('an alert that was told in another post since is not told again', async () => {
  await using made = await backupOf(planOne);
  await using present = await temporaryDatabase();
  const earlier = alert('a', { due: hours(-2) });
  await ledger(present.db).reconcile([earlier], { now: hours(-3) });
  await sendAll(present.db);
  await restoreAll(made.db, present.db, hours(-1));
  expect((await ledger(present.db).posts()).map(({ due, state, alerts }) => [due, state, alerts])).toEqual([
    [earlier.due, 'sent', [carried(earlier)]],
  ]);
});

test('a backup of another bot is refused', async () => {
  await using made = await backupOf((db) => factStore(db).set('application id', '5'));
  await using present = await temporaryDatabase();
  await factStore(present.db).set('application id', '6');
  await expect(restoreAll(made.db, present.db, nine)).rejects.toThrow(
    'The backup is of another bot (application 5) than the database (application 6), which was left as it is.',
  );
});

test('twice is as once', async () => {
  await using made = await backupOf(async (db) => {
    await subscriptionStore(db).save(subscription(staff));
    await planOne(db);
    await sendAll(db);
    await ledger(db).reconcile([alert('b', { due: hours(5) })], { now: nine });
  });
  await using present = await temporaryDatabase();
  const first = await restoreAll(made.db, present.db, hours(1));
  const rows = await rowsOf(present.db);
  const second = await restoreAll(made.db, present.db, hours(1));
  expect([first, second]).toEqual([
    { subscriptions: 1, reminders: 0, posts: 2 },
    { subscriptions: 1, reminders: 0, posts: 1 },
  ]);
  expect(await rowsOf(present.db)).toEqual(rows);
});
