import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { explained, StoreError } from './store-error.ts';

/** Close it with `destroy()`. */
export type Database = Kysely<Tables>;

const inMemory = ':memory:';

function fileOf(url: string): string {
  if (url === inMemory) return inMemory;
  if (/^postgres(ql)?:/.test(url)) {
    throw new StoreError(
      'PostgreSQL is not supported yet, it comes later: name a file as in sqlite:var/gaebong.sqlite.',
    );
  }
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  if (file === '')
    throw new StoreError('A database is named sqlite: and a path, or :memory: to keep nothing.');
  return file;
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

// SQLite gives its side files the mode of the database, so that the mode of a new one settles all three.
function makeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new StoreError(`The database ${file} cannot be written: ${reason}.`, { cause: error });
  }
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full;');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * `sqlite:` and a path, whose folder is made, or `:memory:`. The tables are brought up to date.
 * Throws a StoreError whose message says what to do.
 */
export async function openDatabase(url: string): Promise<Database> {
  const file = fileOf(url);
  if (file !== inMemory) makeFile(file);
  const database = explained(file, () => connect(file));
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, file) });
  try {
    await migrate(db, file);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
