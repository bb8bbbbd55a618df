// Alerts for the ledger's tests, and what their posts are called.
import type { Alert, Place } from '../../src/core/alert.ts';
import type { Ledger } from '../../src/store/ledger.ts';
import type { Settled } from '../../src/store/settle.ts';

export const nine = Temporal.Instant.from('2023-02-17T00:00:00Z');
export const hours = (count: number): Temporal.Instant =>
  nine.add(Temporal.Duration.from({ minutes: count * 60 }));

export const releases: Place = 'channel:1000000000000000001';
export const staff: Place = 'channel:1000000000000000002';

export const alert = (movieId: string, more: Partial<Alert> = {}): Alert => ({
  place: releases,
  movieId,
  kind: 'release',
  date: '2023-02-17',
  due: nine,
  ...more,
});

/** The part of an alert that a post carries. */
export const carried = ({ movieId, kind, date }: Alert) => ({ movieId, kind, date });

export const releasesAtNine = 'c7lieexzx4kxt-le7rl6o0';
export const staffAtNine = 'c7lieexzx4kxu-le7rl6o0';

/** A claim at nine, with a lease of a minute. */
export const atNine = { now: nine, real: 1_000, leaseMs: 60_000, discordNow: 5_000, most: 10 };

export async function settleOne(
  books: Ledger,
  claim: Settled['claim'],
  settlement: Settled['settlement'],
): Promise<boolean> {
  const [isSettled = false] = await books.settle([{ claim, settlement }]);
  return isSettled;
}
