// The bot's database as it lies on the disk, for those who look behind the scenes. It is only read.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Of a post: where and when, its alerts, and what has become of it. `due` in milliseconds since 1970. */
export type LedgerRow = {
  id: string;
  place: string;
  due: number;
  state: string;
  attempts: number;
  reason: string | null;
  messageId: string | null;
  alerts: string;
};

const posts = `
  select post.id, post.place, due, post.state, attempts, reason, message_id as messageId,
    coalesce(group_concat(movie_id || ' · ' || kind, ', '), '') as alerts
  from post left join alert on alert.post_id = post.id
  group by post.id order by due desc, post.place limit 100`;
const wishes = 'select (select count(*) from subscription) + (select count(*) from reminder) as count';

/** Latest first. Empty while the bot has made no tables. */
export const ledgerRows = (file: string): LedgerRow[] => rowsOf(file, posts) as LedgerRow[];

/** Whether any channel or person wants to be told of anything. */
export const isWished = (file: string): boolean => Number(rowsOf(file, wishes)[0]?.['count'] ?? 0) > 0;

function rowsOf(file: string, query: string): Record<string, unknown>[] {
  if (!existsSync(file)) return [];
  try {
    using database = new DatabaseSync(file, { readOnly: true, timeout: 200 });
    return database.prepare(query).all();
  } catch {
    // The bot is making its tables, or holds them for a moment.
    return [];
  }
}
