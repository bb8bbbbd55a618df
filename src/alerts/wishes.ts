// What people wish for, as commands see it: a changed wish is also planned anew, before the command answers.
import { placeOfChannel, placeOfUser, type AlertInPost, type Place } from '../core/alert.ts';
import type { Reminder, Subscription } from '../core/subscription.ts';
import type { AlertRecord, OffPeriod } from '../core/why.ts';
import type { Alerts } from './alerts.ts';
import type { AlertParts } from './parts.ts';
import { atMost } from './time-limit.ts';

type Change = (current: Subscription | undefined) => Subscription | undefined;

export type WishStores<History> = {
  subscriptions: {
    get(channelId: string): Promise<Subscription | undefined>;
    inGuild(guildId: string): Promise<readonly Subscription[]>;
    change(channelId: string, change: Change): Promise<Subscription | undefined>;
    remove(channelId: string): Promise<void>;
  };
  reminders: {
    of(userId: string): Promise<readonly Reminder[]>;
    add(reminder: Reminder): Promise<boolean>;
    remove(userId: string, movieId: string): Promise<boolean>;
  };
  ledger: {
    history(place: Place, now: Temporal.Instant): Promise<History>;
    told(place: Place, now: Temporal.Instant): Promise<readonly AlertInPost[]>;
    withdraw(place: Place): Promise<void>;
    makeVisible(place: Place): Promise<void>;
  };
  alertRows: { aboutMovie(place: Place, movieId: string): Promise<readonly Row[]> };
  offPeriods: { offPeriods(): Promise<readonly OffPeriod[]> };
};

/** `visibleAt`: from when it may be tried again, in milliseconds of real time. */
type Row = Omit<AlertRecord, 'nextTry'> & { visibleAt?: number };

type Clocks = Pick<AlertParts['clocks'], 'calendar' | 'real'>;

/** `alerts`: they may start after the first command was typed. */
export function plannedWishes<History>(
  { subscriptions, reminders, ledger, alertRows, offPeriods }: WishStores<History>,
  clocks: Clocks,
  alerts: Promise<Alerts>,
) {
  const replan = async (place: Place) => (await alerts).replanPlace(place);
  return {
    subscriptions: {
      get: subscriptions.get,
      inGuild: subscriptions.inGuild,
      history: (channelId: string) => ledger.history(placeOfChannel(channelId), clocks.calendar()),
      told: (channelId: string) => ledger.told(placeOfChannel(channelId), clocks.calendar()),
      async change(channelId: string, change: Change) {
        const changed = await subscriptions.change(channelId, change);
        await replan(placeOfChannel(channelId));
        return changed;
      },
      async remove(channelId: string) {
        await subscriptions.remove(channelId);
        await ledger.withdraw(placeOfChannel(channelId));
        await replan(placeOfChannel(channelId));
      },
      async onRecord(channelId: string, movieId: string) {
        const rows = await alertRows.aboutMovie(placeOfChannel(channelId), movieId);
        const records = rows.map((row) => recordOf(row, clocks));
        return { records, offPeriods: await offPeriods.offPeriods() };
      },
      async retry(channelId: string) {
        await ledger.makeVisible(placeOfChannel(channelId));
        await atMost(retryLimitMs, (await alerts).tick());
      },
    },
    reminders: {
      of: reminders.of,
      async add(reminder: Reminder) {
        const added = await reminders.add(reminder);
        await replan(placeOfUser(reminder.userId));
        return added;
      },
      async remove(userId: string, movieId: string) {
        const removed = await reminders.remove(userId, movieId);
        await replan(placeOfUser(userId));
        return removed;
      },
    },
  };
}

function recordOf({ visibleAt, ...record }: Row, { calendar, real }: Clocks): AlertRecord {
  if (visibleAt === undefined) return record;
  const milliseconds = Math.max(0, Math.round(visibleAt - real()));
  return { ...record, nextTry: calendar().add({ milliseconds }) };
}

/** A tick ends when every place was served: who asked for one is not kept waiting for the others. */
const retryLimitMs = 5000;
