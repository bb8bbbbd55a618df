import { Kysely, type Dialect } from 'kysely';
import { migrate } from './migrate.ts';
import { isPostgresUrl, nameOfServer } from './postgres-url.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite-file.ts';
import { StoreError } from './store-error.ts';

/** Close it with `destroy()`. */
export type Database = Kysely<Tables>;

const inMemory = ':memory:';

/**
 * `sqlite:` and a path, whose folder is made, `:memory:`, or the `postgres://` address of a database that is there. The
 * tables are brought up to date. Throws a StoreError whose message says what to do.
 */
export async function openDatabase(url: string): Promise<Database> {
  const isPostgres = isPostgresUrl(url);
  const name = isPostgres ? nameOfServer(url) : fileOf(url);
  const dialect = isPostgres ? await dialectOfServer(url) : openSqlite(name);
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, name);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function dialectOfServer(url: string): Promise<Dialect> {
  const { postgresDialect } = await import('./postgres-dialect.ts');
  return postgresDialect(url);
}

/** The file of a `sqlite:` address, or :memory:. */
export function fileOf(url: string): string {
  if (url === inMemory) return inMemory;
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  if (file !== '') return file;
  throw new StoreError(
    'A database is named sqlite: and a path, postgres:// and an address, or :memory: to keep nothing.',
  );
}
