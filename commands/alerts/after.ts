// What becomes of a subscription that is asked for again or edited.
import type { Catalogue } from '../../src/core/catalogue.ts';
import { follows } from '../../src/core/followed.ts';
import { homeRegion } from '../../src/core/releases-for.ts';
import type { Language, Subscription } from '../../src/core/subscription.ts';
import type { Asked } from './asked.ts';

export type Circumstances = {
  now: Temporal.Instant;
  timeZone: string;
  language: Language;
  guildId: string;
  movies: Catalogue;
};

/** What a channel will have once `asked` is done: with nothing before, notable movies at 09:00 in the caller's language. */
export function subscriptionAfter(
  before: Subscription | undefined,
  asked: Asked,
  { now, timeZone, language, guildId, movies }: Circumstances,
): Subscription {
  const roleId = asked.roleId === undefined ? before?.roleId : asked.roleId;
  const wanted: Subscription = {
    channelId: asked.channelId,
    guildId,
    movies: moviesAfter(before?.movies, asked, movies),
    region: asked.region ?? before?.region ?? homeRegion,
    ...(typeof roleId === 'string' && { roleId }),
    minute: asked.minute ?? before?.minute ?? 9 * 60,
    timeZone: asked.timeZone ?? before?.timeZone ?? timeZone,
    daysBefore: asked.daysBefore ?? before?.daysBefore ?? 0,
    language: asked.language ?? before?.language ?? language,
    publish: publishAfter(before?.publish, asked.publish),
    since: now,
    state: { name: 'active' },
  };
  return before && isOwing(before) ? withSince(before, wanted) : wanted;
}

/**
 * The same once Discord took the confirmation: `asked` is done to what stands by then, and a pause made meanwhile stays.
 * Undefined: it was removed meanwhile, and stays so.
 */
export function subscriptionMeanwhile(
  { before, current }: { before: Subscription | undefined; current: Subscription | undefined },
  asked: Asked,
  circumstances: Circumstances,
): Subscription | undefined {
  if (before && !current) return undefined;
  const after = subscriptionAfter(current, asked, circumstances);
  const isNewPause = current?.state.name === 'paused' && before?.state.name !== 'paused';
  return isNewPause ? { ...after, state: current.state } : after;
}

function publishAfter(before: boolean | undefined, asked: Asked['publish']): boolean {
  if (asked === 'by default') return before ?? true;
  return asked === 'yes';
}

/** A movie is added to a list; who follows notable or all movies goes on with that. */
function moviesAfter(
  before: Subscription['movies'] | undefined,
  { movieId, which }: Asked,
  movies: Catalogue,
): Subscription['movies'] {
  if (which !== undefined) return which;
  if (movieId === undefined) return before ?? 'notable';
  if (before === undefined) return [movieId];
  if (typeof before === 'string') return before;
  const movie = movies.movie(movieId);
  const isListed = movie ? follows(before, movie) : before.includes(movieId);
  return isListed ? before : [...before, movieId];
}

// What a person paused or Discord ended owes nothing for the time in between.
const isOwing = ({ state }: Subscription) => state.name === 'active' || state.name === 'no access';

/** Keeps what is already owed unless something changes that decides which alerts are owed, and when. */
export const withSince = (before: Subscription, wanted: Subscription): Subscription =>
  sameText(schedule(before), schedule(wanted)) ? { ...wanted, since: before.since } : wanted;

export const isSameWish = (a: Subscription, b: Subscription): boolean => sameText(wish(a), wish(b));

const schedule = ({ movies, region, minute, timeZone, daysBefore }: Subscription) => [
  movies,
  region,
  minute,
  timeZone,
  daysBefore,
];
const wish = (one: Subscription) => [...schedule(one), one.roleId ?? '', one.language, one.publish];
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
