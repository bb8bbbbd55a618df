// A database as it is: nothing is made, written or brought up to date, whoever is at work on it.
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Kysely, sql, type Dialect } from 'kysely';
import { isBotAtWork } from './at-work.ts';
import { fileOf, type Database } from './database.ts';
import { tablesIn, type TableState } from './migrate.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { isPostgresUrl, nameOfServer } from './postgres-url.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { refuseForeign } from './sqlite-file.ts';
import { damaged, explained, StoreError } from './store-error.ts';

export type LookedInto = {
  db: Database;
  tables: TableState;
  /** A bot is at work on it. */
  atWork: boolean;
  /** Why it cannot be written, after "it cannot be written: ". */
  unwritable?: string;
  close(): Promise<void>;
};

/** Of a database that is there. Throws a StoreError where it cannot be read. */
export async function lookInto(url: string): Promise<LookedInto> {
  const isPostgres = isPostgresUrl(url);
  const db = new Kysely<Tables>({ dialect: isPostgres ? postgresDialect(url) : readOnly(fileOf(url)) });
  try {
    if (!isPostgres) await refuseDamaged(db, fileOf(url));
    const unwritable = isPostgres ? await unwritableServer(db) : unwritableFile(fileOf(url));
    return {
      db,
      tables: await tablesIn(db, isPostgres ? nameOfServer(url) : fileOf(url)),
      atWork: await isBotAtWork(db, url),
      ...(unwritable === undefined ? {} : { unwritable }),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** SQLite reads all of it, and cannot be stopped: of more than this a slow disk would take minutes. */
const mostBytes = 500e6;

/** A start sees no more than the pages that it comes upon. */
async function refuseDamaged(db: Database, file: string): Promise<void> {
  if (statSync(file).size > mostBytes) return;
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  if (rows[0]?.quick_check !== 'ok') throw new StoreError(damaged(file));
}

/** Without a log of what was written ahead nobody is at work on it: then SQLite needs no files beside it and makes none. */
function readOnly(file: string): Dialect {
  const url = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  const database = explained(file, () => new DatabaseSync(url, { readOnly: true, timeout: 5_000 }));
  try {
    explained(file, () => refuseForeign(database, file));
    return sqliteDialect(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Also of a file that is not there yet: of the nearest folder that is. */
export function unwritableFile(file: string): string | undefined {
  if (!existsSync(file))
    return existsSync(dirname(file)) ? refusal(dirname(file)) : unwritableFile(dirname(file));
  const real = realpathSync(file);
  const beside = [`${real}-wal`, `${real}-shm`, `${real}.lock`].filter((path) => existsSync(path));
  return [dirname(real), real, ...beside].map(refusal).find((why) => why !== undefined);
}

function refusal(path: string): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    const isReadOnly = error instanceof Error && 'code' in error && error.code === 'EROFS';
    return isReadOnly ? `${path} is on a read-only disk` : `this user may not write ${path}`;
  }
}

async function unwritableServer(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ read_only: boolean; may_create: boolean | null }>`
    select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean as read_only,
      has_schema_privilege(current_schema(), 'create') as may_create`.execute(db);
  if (rows[0]?.read_only) return 'the server takes no changes';
  return rows[0]?.may_create ? undefined : 'this user may make no tables in it';
}
