// The clock of a PostgreSQL server, read now and then and carried on by this process's monotonic one: leases and waits
// mean the same in all processes.
import { sql } from 'kysely';
import type { Database } from './database.ts';

export type ServerClock = { now(): number; stop(): void };

const everyMs = 60_000;
/** Clocks drift by less than this in a minute; a server whose clock was set back by more is not followed. */
const mostBackMs = 2_000;

/** Milliseconds since 1970, which never go back. */
export async function serverClock(db: Database): Promise<ServerClock> {
  let ahead = await lookAhead(db);
  let last = 0;
  const follow = async (): Promise<void> => {
    const seen = await lookAhead(db);
    if (seen > ahead - mostBackMs) ahead = seen;
  };
  const timer = setInterval(() => void follow().catch(() => {}), everyMs).unref();
  return {
    now() {
      last = Math.max(last, Math.round(performance.now() + ahead));
      return last;
    },
    stop: () => clearInterval(timer),
  };
}

/** By how much the server's clock is ahead of this process's: the quickest of three answers says it best. */
async function lookAhead(db: Database): Promise<number> {
  const seen: { tookMs: number; ahead: number }[] = [];
  for (let count = 0; count < 3; count += 1) {
    const askedAt = performance.now();
    const { rows } = await sql<{ ms: number }>`
      select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`.execute(db);
    const tookMs = performance.now() - askedAt;
    seen.push({ tookMs, ahead: Number(rows[0]?.ms) - (askedAt + tookMs / 2) });
  }
  const [best] = seen.toSorted((one, other) => one.tookMs - other.tookMs);
  return best?.ahead ?? 0;
}
