import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { copyBefore } from './copy-before.ts';
import { isShared } from './engine.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { damaged, StoreError } from './store-error.ts';
import { tableNames } from './table-rows.ts';

/**
 * Brings a database up to date; a file that holds something is copied first. `name`: what errors call it, and of SQLite
 * the file. Throws a StoreError where a newer version of the code has been at it, or it cannot be copied.
 */
export async function migrate(
  db: Kysely<Tables>,
  name: string,
  list: Record<string, Migration> = migrations,
): Promise<void> {
  const { done, tables } = await stateOf(db);
  refuseNewer(done, name, list);
  const [next] = Object.keys(list).filter((each) => !done.includes(each));
  if (next === undefined) return refuseIncomplete(tables, name);
  if (!isShared(db) && done.length > 0) await copyBefore(db, name, next);
  // Processes that start at once take turns: PostgreSQL by a lock of Kysely's, SQLite by its own.
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  refuseNewer((await stateOf(db)).done, name, list);
  throw error;
}

/** none: it is empty; behind: a start brings it up to date; newer: by a newer version of the code. */
export type TableState = 'none' | 'behind' | 'done' | 'newer';

/** Throws a StoreError where one is missing that was made. */
export async function tablesIn(db: Kysely<Tables>, name: string): Promise<TableState> {
  const { done, tables } = await stateOf(db);
  if (done.some((each) => !(each in migrations))) return 'newer';
  if (done.length === 0) return 'none';
  if (done.length < Object.keys(migrations).length) return 'behind';
  refuseIncomplete(tables, name);
  return 'done';
}

async function stateOf(db: Kysely<Tables>): Promise<{ done: string[]; tables: string[] }> {
  const found = await db.introspection.getTables({ withInternalKyselyTables: true });
  const tables = found.map((table) => table.name);
  if (!tables.includes('kysely_migration')) return { done: [], tables };
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return { done: rows.map((row) => row.name), tables };
}

function refuseIncomplete(tables: readonly string[], name: string): void {
  if (tableNames.some((table) => !tables.includes(table))) throw new StoreError(damaged(name));
}

function refuseNewer(done: readonly string[], name: string, list: object): void {
  if (done.every((each) => each in list)) return;
  throw new StoreError(
    `The database ${name} was written by a newer version: start that one, or put a backup from before it in its place.`,
  );
}
