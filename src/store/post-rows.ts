// Posts as rows: their ids, and their alerts put with them.
import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { idOfPlace, openFor, type Place, type Post } from '../core/alert.ts';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

export type PostRow = Selectable<Tables['post']>;
export type AlertRow = Selectable<Tables['alert']>;

/** Due instants before this are over at `now`; both in milliseconds. */
export const openSince = (now: Temporal.Instant): number => now.subtract(openFor).epochMilliseconds;

/**
 * Databases limit how many values one query may bind. Between two chunks everything else gets a turn: SQLite works on
 * this very thread, and a hundred thousand rows would hold up every answer to a person.
 */
export async function* chunks<T>(list: readonly T[], size = 500): AsyncGenerator<T[]> {
  for (let start = 0; start < list.length; start += size) {
    if (start > 0) await setImmediate();
    yield list.slice(start, start + size);
  }
}

/** At most 28 characters of [a-z0-9-]: 14 for any place, 9 for any due of this millennium, and the part. */
export function postId(place: Place, due: number, part: number): string {
  const snowflake = BigInt(idOfPlace(place)).toString(36);
  const whole = `${place.charAt(0)}${snowflake}-${due.toString(36)}`;
  return part === 0 ? whole : `${whole}-${part.toString(36)}`;
}

async function alertsByPost(db: Database, ids: readonly string[]): Promise<Map<string, AlertRow[]>> {
  const found: AlertRow[] = [];
  for await (const some of chunks(ids)) {
    const query = db.selectFrom('alert').selectAll().where('post_id', 'in', some);
    found.push(...(await query.orderBy('movie_id').orderBy('kind').orderBy('date').execute()));
  }
  return Map.groupBy(found, (row) => row.post_id);
}

/** What `form` makes of each row and its post, in the order of the rows. */
export async function withPosts<T>(
  db: Database,
  rows: readonly PostRow[],
  form: (post: Post, row: PostRow) => T,
): Promise<T[]> {
  const ids = rows.map(({ id }) => id);
  const alerts = await alertsByPost(db, ids);
  return rows.map((row) => form(postOf(row, alerts.get(row.id) ?? []), row));
}

const postOf = ({ id, place, due }: PostRow, alerts: readonly AlertRow[]): Post => ({
  id,
  place,
  due: Temporal.Instant.fromEpochMilliseconds(due),
  alerts: alerts.map(({ movie_id, kind, date, was }) => ({
    movieId: movie_id,
    kind,
    date,
    ...(was !== null && { was }),
  })),
});
