// How long a claim takes among few and among very many posts that are due.
import { sql } from 'kysely';
import type { Database } from '../src/store/database.ts';
import { ledger } from '../src/store/ledger.ts';
import { freshHeld, type EngineName } from './engines.ts';
import { median } from './percentiles.ts';

const claimed = 128;
const rounds = 30;
const due = Date.parse('2027-03-19T09:00Z');

/** Milliseconds of the median claim of 128 posts among so many. */
export async function claimMs(engine: EngineName, posts: number): Promise<number> {
  await using held = await freshHeld(engine);
  await fill(held.db, posts);
  const { claim } = ledger(held.db);
  const now = Temporal.Instant.fromEpochMilliseconds(due + 60_000);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    const claims = await claim({ now, real: round, leaseMs: 1e9, discordNow: 0, most: claimed });
    times.push(performance.now() - from);
    if (claims.length !== claimed) throw new Error(`${claims.length} claims of ${claimed}`);
  }
  return median(times);
}

/** Each in a channel of its own, with one alert. */
async function fill(db: Database, posts: number): Promise<void> {
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(posts)})`;
  const place = sql`'channel:' || (1100000000000000000 + i)`;
  const dueAt = sql.lit(due);
  await sql`insert into post (id, place, due, part, state, visible_at, attempts)
    ${numbers} select 'b' || i, ${place}, ${dueAt}, 0, 'due', 0, 0 from n`.execute(db);
  await sql`insert into alert (place, movie_id, kind, date, post_id)
    ${numbers} select ${place}, 'the-day', 'release', '2027-03-19', 'b' || i from n`.execute(db);
}
