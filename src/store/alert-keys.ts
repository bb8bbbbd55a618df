// The key of an alert in the ledger: each is owed once.
import { sql, type RawBuilder } from 'kysely';
import type { Alert } from '../core/alert.ts';
import type { Database } from './database.ts';
import { chunks, type AlertRow } from './post-rows.ts';

export type Key = Pick<AlertRow, 'place' | 'movie_id' | 'kind' | 'date'>;
/** An alert as it is wanted, due in milliseconds since 1970. */
export type Owed = Key & Pick<AlertRow, 'was'> & { due: number };

export const keyOf = (key: Key): string => `${key.place} ${key.movie_id} ${key.kind} ${key.date}`;

export const rowKey = ({ place, movieId, kind, date }: Omit<Alert, 'due'>): Key => ({
  place,
  movie_id: movieId,
  kind,
  date,
});

export const inKeys = (rows: readonly Key[]): RawBuilder<boolean> =>
  sql<boolean>`(alert.place, alert.movie_id, alert.kind, alert.date) in (values ${sql.join(
    rows.map((row) => sql`(${row.place}, ${row.movie_id}, ${row.kind}, ${row.date})`),
  )})`;

export async function dropAlerts(trx: Database, rows: readonly Key[]): Promise<void> {
  for await (const some of chunks(rows)) await trx.deleteFrom('alert').where(inKeys(some)).execute();
}
