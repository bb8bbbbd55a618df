// When to plan: at start, hourly, and when a wish or the catalogue has changed. What is owed then goes to the ledger.
import { idOfPlace, openFor, type AlertInPost, type Place, type PlaceRange } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { catalogueNews, changesAfter, type DateChange } from '../core/date-change.ts';
import { nextDue, plan, type Window, type Wishes } from '../core/plan.ts';
import { stands } from '../core/telling-days.ts';
import type { AlertParts } from './parts.ts';
import { wishesByPage } from './wish-pages.ts';

const ahead = { hours: 48 };
/** Alerts that fell due while the bot was off for longer are not even listed as missed. */
const longestLookBack = { hours: 30 * 24 };
const plannedAt = 'planned at';
const editsUntilMs = 24 * 3_600_000;

/**
 * Plans everything for the next 48 hours. What fell due since the last planning is entered too, to be sent late or listed as
 * missed. One that breaks off is made good by the next: it goes by the same tables.
 */
export async function planAll(parts: AlertParts): Promise<void> {
  const now = parts.clocks.calendar();
  const catalogue = parts.catalogue();
  const changes = await learn(parts, catalogue, now);
  const window = { from: await lookBack(parts, now), until: now.add(ahead) };
  for await (const { changed, ...page } of wishesByPage(parts, now)) {
    await planPage(parts, { catalogue, changes, window, ...page });
    // What another process changed and planned meanwhile is not left to the older reading.
    if (parts.shared) for (const place of await changed()) await planPlace(parts, place);
    await everythingElse();
  }
  await parts.facts.set(plannedAt, now.toString());
}

/** When anything is owed next, however far off. */
export async function nextInstant(parts: AlertParts): Promise<Temporal.Instant | undefined> {
  const { movies } = parts.catalogue();
  const changes = await parts.changes.changes();
  let next: Temporal.Instant | undefined;
  for await (const { wishes, range } of wishesByPage(parts, parts.clocks.calendar())) {
    const due = nextDue(movies, await withNews(parts, wishes, changes, range));
    if (due && (!next || isBefore(due, next))) next = due;
    await everythingElse();
  }
  return next;
}

/** Plans one place anew, whose wish has changed or is gone. */
export async function planPlace(parts: AlertParts, place: Place): Promise<void> {
  const now = parts.clocks.calendar();
  const window = { from: now.subtract(openFor), until: now.add(ahead) };
  const wishes = await wishesOfPlace(parts, place, now);
  const changes = await parts.changes.changes();
  await planPage(parts, { catalogue: parts.catalogue(), changes, window, wishes, range: place });
}

type Page = {
  catalogue: Catalogue;
  changes: readonly DateChange[];
  window: Window;
  wishes: Wishes;
  range: PlaceRange | Place;
};

async function planPage(
  parts: AlertParts,
  { catalogue, changes, window, wishes, range }: Page,
): Promise<void> {
  const owed = plan(catalogue.movies, await withNews(parts, wishes, changes, range), window);
  const isTrue = (alert: AlertInPost): boolean => stands(alert, catalogue.movie(alert.movieId));
  await parts.ledger.reconcile(owed, { now: wishes.now, within: range, stands: isTrue });
}

/** Compares the catalogue with what was last planned by, and keeps what is to be told of it. */
async function learn(
  { changes: store, clocks }: AlertParts,
  { movies }: Catalogue,
  now: Temporal.Instant,
): Promise<DateChange[]> {
  const standing = await store.changes();
  const news = catalogueNews(await store.known(), movies, now);
  const changes = changesAfter(standing, news.changes, movies, now);
  const isNews = news.learned.length + news.withdrawn.length > 0;
  const real = clocks.real();
  if (isNews || changes.length !== standing.length)
    await store.record(news, changes, { now, real, until: real + editsUntilMs });
  return changes;
}

async function withNews(
  { changes: store }: AlertParts,
  wishes: Wishes,
  changes: readonly DateChange[],
  range: PlaceRange | Place,
): Promise<Wishes> {
  if (changes.length === 0) return wishes;
  return { ...wishes, news: { changes, heard: await store.heard(changes, range) } };
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

/** Lets everything else have its turn: a planning is long where there are very many wishes. */
const everythingElse = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
