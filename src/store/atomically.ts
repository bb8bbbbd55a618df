import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isShared } from './engine.ts';

// Another transaction stood in the way, and PostgreSQL has ended this one: https://www.postgresql.org/docs/current/errcodes-appendix.html
const standoffs = ['40001', '40P01'];
const mostTries = 5;

const isStandoff = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && standoffs.includes(String(error.code));

// What a transaction looks for has an index, always: until PostgreSQL has counted a table that was just filled, it would read
// all of its rows for each claim.
/** All of `work` in one transaction, or nothing of it. Where another one stands in its way it is done again. */
export async function atomically<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async (trx) => {
        if (isShared(db)) await sql`set local enable_seqscan = off`.execute(trx);
        return work(trx);
      });
    } catch (error) {
      if (!isStandoff(error) || tries === mostTries) throw error;
    }
  }
}
