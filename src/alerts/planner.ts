// When to plan: at start, hourly, and when a wish or the catalogue has changed. What is owed then goes to the ledger.
import { idOfPlace, openFor, type Place } from '../core/alert.ts';
import { nextDue, plan, type Wishes } from '../core/plan.ts';
import type { AlertParts } from './parts.ts';

const ahead = { hours: 48 };
/** Alerts that fell due while the bot was off for longer are not even listed as missed. */
const longestLookBack = { hours: 30 * 24 };
const plannedAt = 'planned at';

/** Plans everything for the next 48 hours. What fell due since the last planning is entered too, to be sent late or listed as missed. */
export async function planAll(parts: AlertParts): Promise<void> {
  const now = parts.clocks.calendar();
  const wishes = await wishesOf(parts, now);
  const from = await lookBack(parts, now);
  const { movies } = parts.catalogue();
  await parts.ledger.reconcile(plan(movies, wishes, { from, until: now.add(ahead) }), { now });
  await parts.facts.set(plannedAt, now.toString());
}

/** When anything is owed next, however far off. */
export async function nextInstant(parts: AlertParts): Promise<Temporal.Instant | undefined> {
  return nextDue(parts.catalogue().movies, await wishesOf(parts, parts.clocks.calendar()));
}

/** Plans one place anew, whose wish has changed or is gone. */
export async function planPlace(parts: AlertParts, place: Place): Promise<void> {
  const now = parts.clocks.calendar();
  const window = { from: now.subtract(openFor), until: now.add(ahead) };
  const wishes = await wishesOfPlace(parts, place, now);
  await parts.ledger.reconcile(plan(parts.catalogue().movies, wishes, window), { now, place });
}

async function wishesOf(parts: AlertParts, now: Temporal.Instant): Promise<Wishes> {
  const [subscriptions, reminders] = await Promise.all([parts.subscriptions.all(), parts.reminders.all()]);
  return { subscriptions, reminders, timeZone: parts.timeZone, now };
}

async function wishesOfPlace(parts: AlertParts, place: Place, now: Temporal.Instant): Promise<Wishes> {
  const id = idOfPlace(place);
  const base = { subscriptions: [], reminders: [], timeZone: parts.timeZone, now };
  if (place.startsWith('user:')) return { ...base, reminders: await parts.reminders.of(id) };
  const subscription = await parts.subscriptions.get(id);
  return { ...base, subscriptions: subscription ? [subscription] : [] };
}

async function lookBack({ facts }: AlertParts, now: Temporal.Instant): Promise<Temporal.Instant> {
  const stillOpen = now.subtract(openFor);
  const furthest = now.subtract(longestLookBack);
  const last = Temporal.Instant.from((await facts.get(plannedAt)) ?? stillOpen);
  if (isBefore(last, furthest)) return furthest;
  return isBefore(last, stillOpen) ? last : stillOpen;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
