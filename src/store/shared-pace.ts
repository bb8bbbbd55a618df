// How fast the requests of all processes on one PostgreSQL may start, by the clock of its server.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { Held } from '../core/held.ts';
import type { Database } from './database.ts';

export type SharedPace = {
  /** Resolves when the next request may start. Throws Held instead of waiting for longer than a second. */
  turn(): Promise<void>;
  /** No process starts anything for so long. */
  hold(ms: number): void;
};

const slicesPerSecond = 9;
const perSlice = 5;
/** No further ahead, so that a hold meets little that is on its way. */
const mostAhead = 9;
const longestWaitMs = 1_000;
/** Whose process stood still meanwhile takes another turn: all that it missed would start at once. */
const latestMs = 60;
const heldUntil = 'requests held until';

type Turn = { waitMs: number };

/**
 * 45 starts a second, 5 in each ninth of one, evenly spaced: whatever second one looks at, it holds some 46 of them. Where the
 * database does not answer nothing starts.
 */
export function sharedPace(db: Database): SharedPace {
  let holding: Promise<unknown> = Promise.resolve();
  let [heldHereUntil, turns] = [0, 0];
  let last: Promise<unknown> = Promise.resolve();

  const reserve = async (): Promise<number> => {
    for (;;) {
      await holding;
      const turn = await take(db);
      if (turn) return performance.now() + Math.max(0, turn.waitMs);
      const heldMs = await heldFor(db);
      if (heldMs > longestWaitMs) throw new Held(heldMs);
      // All that is near is taken, or it is held for a moment.
      await pause(Math.max(heldMs, 1_000 / slicesPerSecond));
    }
  };
  const start = async (): Promise<void> => {
    const reserved = last.then(reserve).catch(orHeld);
    last = reserved.catch(() => {});
    const at = await reserved;
    while (performance.now() < at) await pause(Math.ceil(at - performance.now()));
    const heldMs = heldHereUntil - performance.now();
    if (heldMs > 0) throw new Held(heldMs);
    if (performance.now() - at > latestMs) return start();
    turns += 1;
    if (turns % 1_000 === 0) await forget(db);
  };
  return {
    turn: start,
    hold(ms) {
      heldHereUntil = Math.max(heldHereUntil, performance.now() + ms);
      holding = writeHold(db, ms).catch(() => {});
    },
  };
}

/** Without the database nobody knows what the others start. */
function orHeld(error: unknown): never {
  throw error instanceof Held ? error : new Held(longestWaitMs);
}

const serverMs = sql<number>`(extract(epoch from clock_timestamp()) * 1000)`;

// The time is taken once: a slice that began less than half ago may still be joined.
const now = sql`with clock as materialized (select ${serverMs} as ms),
  ahead as (select floor(ms * ${sql.lit(slicesPerSecond)} / 1000 + 0.5)::bigint as first from clock)`;

// Those of a slice start one after the other, not at once: what is late by a moment then meets few others.
const startOf = sql`(slice + (pace_slice.used - 1)::numeric / ${sql.lit(perSlice)}) * 1000.0 / ${sql.lit(slicesPerSecond)}`;

/** One start in the first slice that has room for it; undefined: none has, or everything is held. */
async function take(db: Database): Promise<Turn | undefined> {
  const { rows } = await sql<{ wait_ms: number }>`${now}
    insert into pace_slice (slice, used)
    select slice, 1 from ahead
      cross join generate_series(first, first + ${sql.lit(mostAhead - 1)}) as slice
      left join pace_slice as taken using (slice)
      where coalesce(taken.used, 0) < ${sql.lit(perSlice)} and not exists (
        select 1 from fact, clock where key = ${heldUntil} and value::double precision > ms)
      order by slice limit 1
    on conflict (slice) do update set used = pace_slice.used + 1 where pace_slice.used < ${sql.lit(perSlice)}
    returning (${startOf} - ${serverMs})::double precision as wait_ms`.execute(db);
  const [row] = rows;
  return row && { waitMs: row.wait_ms };
}

/** Milliseconds for which everything is held. */
async function heldFor(db: Database): Promise<number> {
  const { rows } = await sql<{ held_ms: number }>`
    select (value::double precision - ${serverMs})::double precision as held_ms from fact
    where key = ${heldUntil}`.execute(db);
  return Math.max(0, rows[0]?.held_ms ?? 0);
}

const writeHold = (db: Database, ms: number): Promise<unknown> =>
  sql`insert into fact (key, value) values (${heldUntil}, (${serverMs} + cast(${ms} as double precision))::text)
    on conflict (key) do update
    set value = greatest(fact.value::double precision, excluded.value::double precision)::text`.execute(db);

/** What began ten seconds ago counts no more. */
async function forget(db: Database): Promise<void> {
  const before = sql`floor(${serverMs} * ${sql.lit(slicesPerSecond)} / 1000) - ${sql.lit(slicesPerSecond * 10)}`;
  await sql`delete from pace_slice where slice < ${before}`.execute(db).catch(() => {});
}
