// Locks that end with their transaction. SQLite needs none: there, one transaction follows the other.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isShared } from './engine.ts';

// Two numbers name a lock of PostgreSQL; the first of ours is nobody else's.
const ours = 1_197_826_402;

/** Two processes never plan at once. */
export async function lockPlanning(trx: Database): Promise<void> {
  if (isShared(trx)) await sql`select pg_advisory_xact_lock(${ours}, 1)`.execute(trx);
}

/** What is read of a channel and then written stays as it was read, also where there is no row yet. */
export async function lockChannel(trx: Database, channelId: string): Promise<void> {
  if (isShared(trx))
    await sql`select pg_advisory_xact_lock(hashtextextended(${channelId}, ${ours}))`.execute(trx);
}
