import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { copyBefore } from './copy-before.ts';
import { isShared } from './engine.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * Brings a database up to date; a file that holds something is copied first. `name`: what errors call it, and of SQLite
 * the file. Throws a StoreError where a newer version of the code has been at it, or it cannot be copied.
 */
export async function migrate(
  db: Kysely<Tables>,
  name: string,
  list: Record<string, Migration> = migrations,
): Promise<void> {
  const done = await doneIn(db);
  refuseNewer(done, name, list);
  const [next] = Object.keys(list).filter((each) => !done.includes(each));
  if (next === undefined) return;
  if (!isShared(db) && done.length > 0) await copyBefore(db, name, next);
  // Processes that start at once take turns: PostgreSQL by a lock of Kysely's, SQLite by its own.
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  refuseNewer(await doneIn(db), name, list);
  throw error;
}

/** none: it is empty; behind: a start brings it up to date; newer: by a newer version of the code. */
export type TableState = 'none' | 'behind' | 'done' | 'newer';

export async function tablesIn(db: Kysely<Tables>): Promise<TableState> {
  const done = await doneIn(db);
  if (done.some((each) => !(each in migrations))) return 'newer';
  if (done.length === 0) return 'none';
  return done.length < Object.keys(migrations).length ? 'behind' : 'done';
}

async function doneIn(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}

function refuseNewer(done: readonly string[], name: string, list: object): void {
  if (done.every((each) => each in list)) return;
  throw new StoreError(
    `The database ${name} was written by a newer version: start that one, or put a backup from before it in its place.`,
  );
}
