// Release days in every time zone: whether what `plan` owes falls on the day at the chosen hour, once.
import { placeOfChannel, type Alert } from '../src/core/alert.ts';
import type { Movie } from '../src/core/movie.ts';
import { plan } from '../src/core/plan.ts';
import type { Subscription } from '../src/core/subscription.ts';

const { Instant, PlainDate } = Temporal;

/** A zone, the minute of the day that was chosen there, and the release days that are looked at, in order. */
export type Place = { zone: string; minute: number; days: readonly Temporal.PlainDate[] };

export const first = PlainDate.from('2020-01-01');
export const last = PlainDate.from('2030-12-31');

export type Found = {
  alerts: number;
  /** Those whose hour the clock skipped that day. */
  shifted: number;
  faults: string[];
};

const before = Instant.from('2019-12-01T00:00Z');
const after = Instant.from('2031-02-01T00:00Z');

/** Plans a page of places that look at the same days. */
export function lookAt(places: readonly Place[]): Found {
  const days = places[0]?.days ?? [];
  const owed = plan([movieOn(days)], wishesOf(places), { from: before, until: after });
  const byPlace = Map.groupBy(owed, ({ place }) => place);
  const found: Found = { alerts: owed.length, shifted: 0, faults: [] };
  for (const [index, place] of places.entries())
    lookAtPlace(place, byPlace.get(placeOfChannel(channelId(index))) ?? [], found);
  return found;
}

const channelId = (index: number): string => String(index).padStart(4, '0');

const movieOn = (days: readonly Temporal.PlainDate[]): Movie => ({
  id: 'm',
  title: 'm',
  aliases: [],
  directors: [],
  cast: [],
  genres: [],
  links: [],
  ids: {},
  notable: true,
  source: { name: 'bench' },
  releases: days.map((day) => ({ date: day.toString(), earlier: [] })),
});

const wishesOf = (places: readonly Place[]) => ({
  subscriptions: places.map(({ zone, minute }, index): Subscription => ({
    channelId: channelId(index),
    guildId: '1',
    movies: 'all',
    region: 'KR',
    minute,
    timeZone: zone,
    daysBefore: 0,
    language: 'en',
    publish: false,
    since: before,
    state: { name: 'active' },
  })),
  reminders: [],
  timeZone: 'UTC',
  now: before,
});

function lookAtPlace({ zone, minute, days }: Place, owed: readonly Alert[], found: Found): void {
  const told = (what: string) => found.faults.push(`${zone}, minute ${minute}: ${what}`);
  const dates = owed.map(({ date }) => date);
  if (dates.join() !== days.map(String).join()) told('not every day once, in order');
  const clock = clockOf(zone);
  for (const [index, { due, date }] of owed.entries()) {
    const previous = owed[index - 1]?.due;
    if (previous && Instant.compare(previous, due) >= 0) told(`${date} is not after the day before`);
    const wanted = Date.parse(date) + minute * 60_000;
    const { shown, change } = clock(due.epochMilliseconds);
    if (shown !== wanted) found.shifted += 1;
    const isRight = change
      ? isRightNear(change, { due: due.epochMilliseconds, wanted, shown })
      : shown === wanted;
    if (!isRight) told(`${date} is told when the clock shows ${new Date(shown).toISOString().slice(0, -1)}`);
  }
}

/** A change of the clock, in ms: when it is, and what the clock shows until then and from then, as if it were UTC. */
export type Change = { at: number; until: number; from: number };
type Seen = { due: number; wanted: number; shown: number };

/**
 * A time that the clock skipped is as much later as it skipped. Of a time that comes twice it is the first: the one
 * before the change.
 */
function isRightNear({ at, until, from }: Change, { due, wanted, shown }: Seen): boolean {
  const isSkipped = until <= wanted && wanted < from;
  if (isSkipped) return shown === wanted + (from - until);
  const comesTwice = from <= wanted && wanted < until;
  return shown === wanted && !(comesTwice && due >= at);
}

const twoDays = 48 * 3_600_000;

/** Gives what a zone's clock shows at an instant, and the change within two days of it. To be asked in order of time. */
function clockOf(zone: string): (at: number) => { shown: number; change: Change | undefined } {
  const changes = changesOf(zone);
  let ahead = before.toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  let next = 0;
  return (at) => {
    for (let change = changes[next]; change && change.at <= at; change = changes[next]) {
      ahead = change.from - change.at;
      next += 1;
    }
    const near = [changes[next], changes[next - 1]].find((one) => one && Math.abs(one.at - at) < twoDays);
    return { shown: at + ahead, change: near };
  };
}

/** The changes of a zone's clock from 2019 to 2031. */
export function changesOf(zone: string): Change[] {
  const changes: Change[] = [];
  let last = before.toZonedDateTimeISO(zone);
  let change = last.getTimeZoneTransition('next');
  for (
    ;
    change && Instant.compare(change.toInstant(), after) < 0;
    change = last.getTimeZoneTransition('next')
  ) {
    const at = change.epochMilliseconds;
    changes.push({ at, until: at + last.offsetNanoseconds / 1e6, from: at + change.offsetNanoseconds / 1e6 });
    last = change;
  }
  return changes;
}

/** Every day from one to another. */
export function daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  return Array.from({ length: first.until(last).days + 1 }, (_, days) => first.add({ days }));
}
