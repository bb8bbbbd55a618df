// What was sent before a backup was restored, nobody knows for sure: the database that was lost may have sent more.
import type { Database } from './database.ts';
import { factStore } from './facts.ts';

const restoredAt = 'restored at';

/** Instants by the calendar, in milliseconds since 1970. */
export const setUnknownUntil = (db: Database, until: number): Promise<void> =>
  factStore(db).set(restoredAt, String(until));

/** A post that was due until then may have been sent, though no row says so. Undefined: nothing was ever restored. */
export async function unknownUntil(db: Database): Promise<number | undefined> {
  const until = await factStore(db).get(restoredAt);
  return until === undefined ? undefined : Number(until);
}

/** The `doubt_since` of a post that this database has no word of: its time is not known. */
export const doubtOf = (due: number, until: number | undefined): number | null =>
  until !== undefined && due <= until ? 0 : null;
