// Why a channel was told of a movie, or was not, or will be: from its wish, the record of posts and the calendar.
import { openFor, type AlertInPost } from './alert.ts';
import { dueOn } from './due.ts';
import { follows } from './followed.ts';
import type { Movie, Release } from './movie.ts';
import type { Subscription } from './subscription.ts';
import { compareDates, precisionOf } from './release-date.ts';
import { homeRegion, releasesFor } from './releases-for.ts';
import { isKnownBefore, stands, tellingDays, toldDates, withEarly } from './telling-days.ts';

const { Instant } = Temporal;

/** An alert of one movie as a place's record has it, with what became of its post. */
export type AlertRecord = {
  alert: AlertInPost;
  due: Temporal.Instant;
  state: 'due' | 'claimed' | 'sent' | 'failed' | 'expired' | 'withdrawn';
  attempts: number;
  /** Why it failed or was put off: Discord's code, or a few words. */
  reason?: string;
  /** From when it may be tried again, by the calendar. */
  nextTry?: Temporal.Instant;
  messageId?: string;
  /** Waits to be published to the followers of its channel. */
  publishing: boolean;
};

/** The bot did not run, by the calendar. */
export type OffPeriod = { from: Temporal.Instant; until: Temporal.Instant };

type Of = { alert: AlertInPost; due: Temporal.Instant };
type Tried = Of & { attempts: number; reason?: string };

export type Reason =
  | { name: 'no subscription' | 'not listed' | 'not notable' }
  | { name: 'paused'; since: Temporal.Instant }
  | { name: 'closed' | 'no access'; since: Temporal.Instant; reason: string }
  /** No release of it has an exact day: `date` is a month or a year; undefined: it has no date. */
  | { name: 'no exact date'; date?: string }
  | { name: 'festival'; date: string }
  /** It has dates in these regions, and none that counts in the channel's own. */
  | { name: 'elsewhere'; regions: readonly string[]; region: string }
  | (Of & { name: 'being posted' | 'about to be posted' | 'to come' })
  | (Tried & { name: 'put off'; nextTry?: Temporal.Instant })
  | (Tried & { name: 'failed' | 'expired' | 'withdrawn' })
  | (Of & OffPeriod & { name: 'off' })
  /** `stands`: its date is still in the catalogue. `off`: the bot was off when it was due. */
  | (Of & { name: 'posted'; messageId?: string; publishing: boolean; stands: boolean; off?: OffPeriod })
  /** Its hour was over when the channel subscribed, or changed what it follows, later that day. */
  | (Of & { name: 'hour over'; since: Temporal.Instant })
  | (Of & { name: 'before'; since: Temporal.Instant })
  /** It was owed, and no record of it is kept: its date came into the catalogue after its window. */
  | (Of & { name: 'not noted' });

export type Case = {
  movie: Movie;
  subscription: Subscription | undefined;
  records: readonly AlertRecord[];
  offPeriods: readonly OffPeriod[];
  now: Temporal.Instant;
};

/**
 * All there is to say, most important first: what stops alerts as a whole, what waits, what went wrong, what was
 * posted, what is to come, what is over, and what is never told. Within each, what is over newest first.
 */
export function whyOf(given: Case): Reason[] {
  const recorded = given.records.map((record) => ofRecord(record, given));
  return [...ofChannel(given), ...recorded, ...withoutRecord(given), ...neverTold(given)].toSorted(
    (a, b) => rankOf(a, given) - rankOf(b, given) || inTime(a, b),
  );
}

const order: readonly Reason['name'][] = [
  'no subscription',
  'closed',
  'paused',
  'no access',
  'not listed',
  'not notable',
  'elsewhere',
  'no exact date',
  'being posted',
  'about to be posted',
  'put off',
  'failed',
  'off',
  'expired',
  'posted',
  'to come',
  'hour over',
  'withdrawn',
  'before',
  'not noted',
  'festival',
];

/** That a date is not exact says all of a movie without exact days, and little of another. */
function rankOf({ name }: Reason, given: Case): number {
  const dates = name === 'no exact date' ? toldDates(given.movie, regionOf(given)) : [];
  const isAside = dates.some((date) => precisionOf(date) === 'day');
  return isAside ? order.length : order.indexOf(name);
}

function inTime(a: Reason, b: Reason): number {
  if (!('due' in a) || !('due' in b)) return 0;
  const forward = a.name === 'to come' ? 1 : -1;
  return forward * Instant.compare(a.due, b.due) || compareDates(a.alert.date, b.alert.date);
}

function ofChannel({ subscription, movie }: Case): Reason[] {
  if (!subscription) return [{ name: 'no subscription' }];
  const { state, movies } = subscription;
  const reasons: Reason[] = state.name === 'active' ? [] : [state];
  if (follows(movies, movie)) return reasons;
  return [...reasons, { name: movies === 'notable' ? 'not notable' : 'not listed' }];
}

/** Where no channel says otherwise, the home region's. */
const regionOf = ({ subscription }: Pick<Case, 'subscription'>): string => subscription?.region ?? homeRegion;

function ofRecord(record: AlertRecord, given: Case): Reason {
  const { offPeriods, now } = given;
  const { alert, due, attempts, reason, nextTry } = record;
  const tried = { alert, due, attempts, ...(reason !== undefined && { reason }) };
  switch (record.state) {
    case 'sent':
      return posted(record, given);
    case 'claimed':
      return { name: 'being posted', alert, due };
    case 'due':
      if (isBefore(now, due)) return { name: 'to come', alert, due };
      if (attempts === 0) return { name: 'about to be posted', alert, due };
      return { name: 'put off', ...tried, ...(nextTry && { nextTry }) };
    case 'expired':
      return missed(alert, due, offPeriods) ?? { name: 'expired', ...tried };
    default:
      return { name: record.state, ...tried };
  }
}

function posted(
  { alert, due, messageId, publishing }: AlertRecord,
  { movie, subscription, offPeriods }: Case,
): Reason {
  const off = offPeriods.find(({ from, until }) => isBefore(from, due) && isBefore(due, until));
  const isThere = stands(alert, movie, regionOf({ subscription }));
  return {
    name: 'posted',
    alert,
    due,
    ...(messageId && { messageId }),
    publishing,
    stands: isThere,
    ...(off && { off }),
  };
}

/** A post is missed because the bot was off only if that lasted to the end of its window. */
function missed(
  alert: AlertInPost,
  due: Temporal.Instant,
  offPeriods: readonly OffPeriod[],
): Reason | undefined {
  const end = due.add(openFor);
  const off = offPeriods.find(({ from, until }) => isBefore(from, end) && !isBefore(until, end));
  return off && { name: 'off', alert, due, ...off };
}

/** What the wish of a channel asks for and no record is of: too far off to be planned, or over. What stopped alerts is said by itself. */
function withoutRecord({ movie, subscription, records, offPeriods, now }: Case): Reason[] {
  if (!subscription || !follows(subscription.movies, movie)) return [];
  const { minute, timeZone, daysBefore, region, state } = subscription;
  const isOwed = state.name === 'active' || state.name === 'no access';
  return withEarly(tellingDays(movie, region), daysBefore).flatMap(({ on, kind, date }): Reason[] => {
    const alert = { movieId: movie.id, kind, date };
    if (records.some((record) => isSame(record.alert, alert))) return [];
    const due = dueOn(on, minute, timeZone);
    if (isBefore(now, due)) return isOwed ? [{ name: 'to come', alert, due }] : [];
    if (!isOwed && !isBefore(due, state.since)) return [];
    if (!isKnownBefore(movie, due)) return [{ name: 'not noted', alert, due }];
    return [over({ alert, due }, subscription, offPeriods)];
  });
}

function over(told: Of, { since, timeZone }: Subscription, offPeriods: readonly OffPeriod[]): Reason {
  const { alert, due } = told;
  if (isBefore(since, due)) return missed(alert, due, offPeriods) ?? { name: 'not noted', ...told };
  const isSameDay = dayIn(since, timeZone).equals(dayIn(due, timeZone));
  return { name: isSameDay ? 'hour over' : 'before', ...told, since };
}

/** Festivals, other regions, and dates that are no exact day: a month is told on its first day, a year never. */
function neverTold(given: Case): Reason[] {
  const { releases } = given.movie;
  if (releases.length === 0) return [{ name: 'no exact date' }];
  const counted = releasesFor(given.movie, regionOf(given));
  const vague = counted.filter(({ date }) => precisionOf(date) !== 'day');
  const festivals = releases.filter(({ type }) => type === 'festival');
  return [
    ...(counted.length === 0 ? elsewhere(given) : []),
    ...datesOf(vague).map((date): Reason => ({ name: 'no exact date', date })),
    ...datesOf(festivals).map((date): Reason => ({ name: 'festival', date })),
  ];
}

function elsewhere(given: Case): Reason[] {
  const open = given.movie.releases.filter(({ type }) => type !== 'festival');
  const regions = [...new Set(open.flatMap(({ region }) => region ?? []))].toSorted();
  return regions.length > 0 ? [{ name: 'elsewhere', regions, region: regionOf(given) }] : [];
}

const datesOf = (releases: readonly Release[]): string[] => [...new Set(releases.map(({ date }) => date))];

const isSame = (a: AlertInPost, b: AlertInPost): boolean => a.kind === b.kind && a.date === b.date;

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Instant.compare(a, b) < 0;

const dayIn = (instant: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();
