// A database in one file.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Dialect } from 'kysely';
import { sqliteDialect } from './sqlite-dialect.ts';
import { explained, StoreError } from './store-error.ts';

/** `file` may be :memory:. The folder and the file are made. Throws a StoreError where they cannot be. */
export function openSqlite(file: string): Dialect {
  if (file !== ':memory:') makeFile(file);
  const database = explained(file, () => connect(file));
  return sqliteDialect(database, file);
}

const reasons: Record<string, string> = {
  EACCES: 'the user that runs the bot may not write there',
  EPERM: 'the user that runs the bot may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  EEXIST: 'a part of its path is a file and not a folder',
  ENOTDIR: 'a part of its path is a file and not a folder',
  ENOENT: 'its folder could not be made',
  ENOSPC: 'the disk is full',
};

const reasonOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined;

/**
 * SQLite gives its side files the mode of the database, so that the mode of a new one settles all three. Throws a
 * StoreError where it cannot be.
 */
export function makeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new StoreError(`The database ${file} cannot be written: ${reason}.`, { cause: error });
  }
}

/** Our tables come with the list of migrations, which is made first. */
export function refuseForeign(database: DatabaseSync, file: string): void {
  const rows = database.prepare("select name from sqlite_schema where type = 'table'").all();
  if (rows.length === 0 || rows.some(({ name }) => name === 'kysely_migration')) return;
  throw new StoreError(
    `The database ${file} is another program's: name another file, or move this one away.`,
  );
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    // Before the first pragma, which is written into the file.
    refuseForeign(database, file);
    database.exec('pragma journal_mode = wal; pragma synchronous = full;');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
