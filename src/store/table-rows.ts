// Any table, a page of rows at a time, so that a copy of millions of rows needs little memory.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

/** Slices of past seconds are nobody's after a copy. */
export type CopiedTable = Exclude<keyof Tables, 'pace_slice'>;

export type Row = Record<string, string | number | null>;

/** Each table with the columns of its primary key; what refers to another table comes after it. */
const keys: Record<CopiedTable, readonly string[]> = {
  fact: ['key'],
  subscription: ['channel_id'],
  reminder: ['user_id', 'movie_id'],
  person: ['user_id'],
  refusal: ['user_id', 'movie_id'],
  known_movie: ['region', 'movie_id'],
  date_change: ['region', 'movie_id', 'was'],
  off_period: ['from_at'],
  post: ['id'],
  alert: ['place', 'movie_id', 'kind', 'date'],
  errand: ['post_id', 'kind'],
  source_movie: ['id'],
  source_state: ['source'],
  movie_id: ['record'],
};

export const copiedTables = Object.keys(keys) as readonly CopiedTable[];

/** All that an up to date database has. */
export const tableNames: readonly string[] = [...copiedTables, 'pace_slice'];

/** All rows of a table, in the order of its key. */
export async function* pagesOf(db: Database, table: CopiedTable, size = 500): AsyncGenerator<Row[]> {
  const key = sql.join(keys[table].map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const values = keys[table].map((column) => last?.[column]);
    const after = last ? sql`where (${key}) > (${sql.join(values)})` : sql``;
    const page = sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${size}`;
    const { rows } = await page.execute(db);
    if (rows.length > 0) yield rows;
    last = rows.length < size ? undefined : rows.at(-1);
  } while (last);
}

/** `orKeep`: a row whose key is there already is left as it is there. */
export async function insertRows(
  db: Database,
  table: CopiedTable,
  rows: readonly Row[],
  { orKeep = false } = {},
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const end = orKeep ? sql`on conflict do nothing` : sql``;
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)} ${end}`.execute(db);
}

export async function countRows(db: Database, table: CopiedTable): Promise<number> {
  const counted = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
  return (await counted.execute(db)).rows[0]?.count ?? 0;
}
