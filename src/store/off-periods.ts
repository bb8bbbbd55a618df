// When the bot did not run, as far as what it notes each minute shows.
import type { OffPeriod } from '../core/why.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { factStore } from './facts.ts';

export type OffPeriodStore = {
  /** To be called each minute, by the calendar. A gap of more than three minutes is kept. */
  noteRunning(now: Temporal.Instant): Promise<void>;
  /** The last hundred, oldest first. */
  offPeriods(): Promise<OffPeriod[]>;
};

const ranUntil = 'ran until';
const longestMinute = Temporal.Duration.from({ minutes: 3 });
const mostKept = 100;

/**
 * While a process runs, its calendar may be moved on, in the sandbox and by whoever sets a clock; that is no time off.
 * Only where as much of `wall` went by, it was suspended.
 */
export function offPeriodStore(db: Database, wall: () => number = Date.now): OffPeriodStore {
  let notedAt = Number.NEGATIVE_INFINITY;
  return {
    async noteRunning(now) {
      const mayHaveBeenOff = wall() - notedAt > longestMinute.total('milliseconds');
      await atomically(db, (trx) => note(trx, now, mayHaveBeenOff));
      notedAt = wall();
    },

    async offPeriods() {
      const rows = await db.selectFrom('off_period').selectAll().orderBy('from_at').execute();
      return rows.map(({ from_at, until_at }) => ({ from: instant(from_at), until: instant(until_at) }));
    },
  };
}

/** The last minute in which a bot noted that it runs. */
export async function lastNoted(db: Database): Promise<Temporal.Instant | undefined> {
  const noted = await factStore(db).get(ranUntil);
  return noted === undefined ? undefined : Temporal.Instant.from(noted);
}

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

async function note(trx: Database, now: Temporal.Instant, mayHaveBeenOff: boolean): Promise<void> {
  const facts = factStore(trx);
  const last = await facts.get(ranUntil);
  await facts.set(ranUntil, now.toString());
  if (last === undefined || !mayHaveBeenOff) return;
  const from = Temporal.Instant.from(last);
  const isGap = Temporal.Instant.compare(from.add(longestMinute), now) < 0;
  if (isGap) await keep(trx, from.epochMilliseconds, now.epochMilliseconds);
}

/** A calendar that was set back can begin a gap where another began before: the newer one is right. */
async function keep(trx: Database, from_at: number, until_at: number): Promise<void> {
  await trx.deleteFrom('off_period').where('until_at', '>', from_at).execute();
  await trx.insertInto('off_period').values({ from_at, until_at }).execute();
  const kept = await trx
    .selectFrom('off_period')
    .select('from_at')
    .orderBy('from_at', 'desc')
    .limit(mostKept)
    .execute();
  const oldest = kept.at(-1)?.from_at ?? from_at;
  await trx.deleteFrom('off_period').where('from_at', '<', oldest).execute();
}
