// When to plan: at start, hourly, and when a wish or the catalogue has changed. What is owed then goes to the ledger.
import {
  idOfPlace,
  openFor,
  placeOfChannel,
  type AlertInPost,
  type Place,
  type PlaceRange,
} from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { catalogueNews, changesAfter, type CatalogueNews, type DateChange } from '../core/date-change.ts';
import { nextDue, planner, type Wishes } from '../core/plan.ts';
import { homeRegion } from '../core/releases-for.ts';
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
  const plan = planner(catalogue.movies, window);
  for await (const { changed, ...page } of wishesByPage(parts, now)) {
    await planPage(parts, { catalogue, changes, plan, ...page });
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
  const catalogue = parts.catalogue();
  const plan = planner(catalogue.movies, window);
  await planPage(parts, { catalogue, changes, plan, wishes, range: place });
}

type Page = {
  catalogue: Catalogue;
  changes: readonly DateChange[];
  plan: ReturnType<typeof planner>;
  wishes: Wishes;
  range: PlaceRange | Place;
};

async function planPage(parts: AlertParts, { catalogue, changes, plan, wishes, range }: Page): Promise<void> {
  const owed = plan(await withNews(parts, wishes, changes, range));
  const regions = new Map(
    wishes.subscriptions.map(({ channelId, region }) => [placeOfChannel(channelId), region]),
  );
  const isTrue = (alert: AlertInPost, place: Place): boolean =>
    stands(alert, catalogue.movie(alert.movieId), regions.get(place) ?? homeRegion);
  await parts.ledger.reconcile(owed, { now: wishes.now, within: range, stands: isTrue });
}

/** Compares the catalogue with what was last planned by, region by region, and keeps what is to be told of it. */
async function learn(
  { changes: store, clocks, subscriptions }: AlertParts,
  { movies }: Catalogue,
  now: Temporal.Instant,
): Promise<DateChange[]> {
  const standing = await store.changes();
  const known = await store.known();
  const regions = [homeRegion, ...(await subscriptions.otherRegions())];
  const news: CatalogueNews[] = [];
  for (const region of regions) {
    news.push(catalogueNews(known.get(region) ?? new Map(), movies, { region, now }));
    await everythingElse();
  }
  const fresh = news.flatMap(({ changes }) => changes);
  const changes = changesAfter(standing, fresh, movies, now);
  const isNews = news.some(({ learned, withdrawn }) => learned.length + withdrawn.length > 0);
  const isForgotten = [...known.keys()].some((region) => !regions.includes(region));
  const real = clocks.real();
  if (isNews || isForgotten || changes.length !== standing.length)
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
