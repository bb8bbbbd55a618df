import { expect, test } from 'vitest';
import { plannedWishes, type WishStores } from '../../src/alerts/wishes.ts';
import { alertRowStore } from '../../src/store/alert-rows.ts';
import { ledger } from '../../src/store/ledger.ts';
import { offPeriodStore } from '../../src/store/off-periods.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { alert, carried, nine, releases } from '../store/alerts.ts';
import { temporaryDatabase } from '../store/temporary.ts';

test('what is on record says by the calendar when a post is tried again', async () => {
  await using house = await temporaryDatabase();
  const { db } = house;
  const stores = {
    subscriptions: subscriptionStore(db),
    reminders: reminderStore(db),
    ledger: ledger(db),
    alertRows: alertRowStore(db),
    offPeriods: offPeriodStore(db),
  } satisfies WishStores<unknown>;
  await stores.ledger.reconcile([alert('a')], { now: nine });
  await stores.ledger.claim({ now: nine, real: 1_000, leaseMs: 45_000, discordNow: 1, most: 1 });
  await stores.offPeriods.noteRunning(nine);
  await offPeriodStore(db).noteRunning(nine.add({ hours: 1 }));
  const now = nine.add({ hours: 2 });
  const neverStarted = new Promise<never>(() => {});
  const { subscriptions } = plannedWishes(stores, { calendar: () => now, real: () => 16_000 }, neverStarted);
  expect(await subscriptions.onRecord(releases.slice('channel:'.length), 'a')).toEqual({
    records: [
      {
        alert: carried(alert('a')),
        due: nine,
        state: 'claimed',
        attempts: 1,
        nextTry: now.add({ seconds: 30 }),
        publishing: false,
      },
    ],
    offPeriods: [{ from: nine, until: nine.add({ hours: 1 }) }],
  });
});
