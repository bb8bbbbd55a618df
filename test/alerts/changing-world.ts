// A catalogue that changes, places that follow it, and a bot that plans and posts by the hour, and may break off at any step.
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { planAll } from '../../src/alerts/planner.ts';
import type { AlertParts } from '../../src/alerts/parts.ts';
import type { AlertInPost, Claim, Place } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Movie } from '../../src/core/movie.ts';
import { toldDates } from '../../src/core/telling-days.ts';
import type { Database } from '../../src/store/database.ts';
import { dateChangeStore } from '../../src/store/date-changes.ts';
import { factStore } from '../../src/store/facts.ts';
import { ledger } from '../../src/store/ledger.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { at, movieOf, releaseOf, reminderOf, subscriptionOf } from '../core/samples.ts';

const opening = at('2023-02-01T10:00+09:00');

const days = ['2023-02-02', '2023-02-03', '2023-02-04', '2023-02-06', '2023-02-09'];
/** `us`: of the United States alone. */
type Dates = { world: readonly string[]; us: readonly string[] } | undefined;
const world: fc.Arbitrary<readonly string[] | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.subarray(days, { minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: fc.subarray(days, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom([], ['2023-02'], ['2023-03'], undefined) },
);
/** Undefined: the movie is not in the catalogue. */
const dates: fc.Arbitrary<Dates> = fc
  .tuple(world, fc.option(fc.subarray(days, { maxLength: 2 }), { freq: 1, nil: [] }))
  .map(([all, us]) => all && { world: all, us });
const catalogue: fc.Arbitrary<Dates[]> = fc.array(dates, { minLength: 3, maxLength: 3 });

/** What happens in an hour: perhaps a new catalogue; the bot runs, breaks off after so many calls to its database, or is off. */
export const hour = fc.record({
  learns: fc.option(catalogue, { freq: 3 }),
  breaksAfter: fc.option(fc.nat({ max: 6 }), { freq: 3 }),
  isOff: fc.boolean(),
  hours: fc.constantFrom(1, 1, 2, 3, 6),
});
export type Hour = {
  learns: readonly Dates[] | null;
  breaksAfter: number | null;
  isOff: boolean;
  hours: number;
};

export const subscriptions = [
  subscriptionOf({ channelId: '11', since: opening }),
  subscriptionOf({
    channelId: '12',
    since: opening,
    daysBefore: 2,
    minute: 22 * 60,
    timeZone: 'Europe/Berlin',
  }),
  subscriptionOf({
    channelId: '13',
    since: opening,
    daysBefore: 1,
    movies: ['m0', 'm1'],
    timeZone: 'America/Los_Angeles',
  }),
  subscriptionOf({ channelId: '14', since: opening, movies: 'notable', region: 'US' }),
];
const reminders = [
  reminderOf('m0', { userId: '7', since: opening, undated: true }),
  reminderOf('m1', { userId: '8', since: opening }),
];

class Cut extends Error {}

const moviesOf = (given: readonly Dates[]): Movie[] =>
  given.flatMap((dates, n) => {
    if (!dates) return [];
    const us = dates.us.map((date) => releaseOf(date, { region: 'US' }));
    const releases = [...dates.world.map((date) => releaseOf(date)), ...us];
    return [movieOf(`m${n}`, { releases })];
  });

const regionOf = (place: Place): string =>
  subscriptions.find(({ channelId }) => place === `channel:${channelId}`)?.region ?? 'KR';

export type Told = AlertInPost & { place: Place; at: Temporal.Instant };

export class ChangingWorld {
  now = opening;
  /** When a planning last ended. */
  plannedAt = opening;
  movies: Movie[] = [];
  /** What arrived, in order. */
  readonly told: Told[] = [];
  #callsLeft = Infinity;
  #isPlanned = false;
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async begin(): Promise<void> {
    for (const one of subscriptions) await subscriptionStore(this.#db).save(one);
    for (const one of reminders) await reminderStore(this.#db).add(one);
  }

  learn(given: readonly Dates[]): void {
    this.movies = moviesOf(given);
    this.#isPlanned = false;
  }

  /** As a tick does it: what was planned before is sent, whatever keeps a planning from being done. */
  async tick(breaksAfter: number | null): Promise<void> {
    this.#callsLeft = breaksAfter ?? Infinity;
    try {
      await planAll(this.#parts());
      this.#isPlanned = true;
      this.plannedAt = this.now;
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
    await this.#post();
  }

  stands({ movieId, date }: AlertInPost, place: Place): boolean {
    const region = regionOf(place);
    return this.movies.some((movie) => movie.id === movieId && toldDates(movie, region).includes(date));
  }

  async #post(): Promise<void> {
    const books = ledger(this.#db);
    const real = this.now.epochMilliseconds;
    await books.expire(this.now);
    const claims = await books.claim({ now: this.now, real, leaseMs: 1, discordNow: real, most: 1000 });
    for (const claim of claims) await this.#deliver(claim);
  }

  async #deliver(claim: Claim): Promise<void> {
    const saying = claim.alerts.filter((alert) => this.stands(alert, claim.place));
    // A planning that ended has taken out what does not stand.
    if (this.#isPlanned) expect(saying).toStrictEqual(claim.alerts);
    const untold = claim.alerts.filter((alert) => !saying.includes(alert));
    const { place } = claim;
    this.told.push(...saying.map((alert) => ({ place, at: this.now, ...alert })));
    const settlement =
      saying.length > 0
        ? ({ state: 'sent', messageId: '1', channelId: '2', untold } as const)
        : ({ state: 'withdrawn', reason: 'it does not stand' } as const);
    await ledger(this.#db).settle([{ claim, settlement }]);
  }

  #parts(): AlertParts {
    const db = this.#db;
    const parts = {
      catalogue: () => catalogueOf(this.movies),
      subscriptions: this.#breaking(subscriptionStore(db)),
      reminders: this.#breaking(reminderStore(db)),
      changes: this.#breaking(dateChangeStore(db)),
      facts: this.#breaking(factStore(db)),
      ledger: this.#breaking(ledger(db)),
      clocks: { calendar: () => this.now, real: () => this.now.epochMilliseconds },
      timeZone: 'Asia/Seoul',
    };
    return parts as unknown as AlertParts;
  }

  /** Each call is done, or not; then the process may end. */
  #breaking<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get: (target, name, receiver) => {
        const call: unknown = Reflect.get(target, name, receiver);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]) => {
          this.#callsLeft -= 1;
          if (this.#callsLeft < 0) throw new Cut();
          return Reflect.apply(call, target, given);
        };
      },
    });
  }
}
