import { alertRowStore } from '../store/alert-rows.ts';
import type { Database } from '../store/database.ts';
import { dateChangeStore } from '../store/date-changes.ts';
import { errandStore } from '../store/errands.ts';
import { factStore } from '../store/facts.ts';
import { ledger } from '../store/ledger.ts';
import { offPeriodStore } from '../store/off-periods.ts';
import { peopleStore } from '../store/people.ts';
import { pingStore } from '../store/pings.ts';
import { reminderStore } from '../store/reminders.ts';
import { subscriptionStore } from '../store/subscriptions.ts';

export type Stores = ReturnType<typeof storesOf>;

export const storesOf = (database: Database) => ({
  subscriptions: subscriptionStore(database),
  reminders: reminderStore(database),
  people: peopleStore(database),
  pings: pingStore(database),
  facts: factStore(database),
  errands: errandStore(database),
  changes: dateChangeStore(database),
  ledger: ledger(database),
  alertRows: alertRowStore(database),
  offPeriods: offPeriodStore(database),
});
