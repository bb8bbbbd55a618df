// A copy of a database in one SQLite file, made while the bot runs, and such a copy read again.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase, type Database } from './database.ts';
import { moveAll } from './move.ts';
import { refuseForeign } from './sqlite-file.ts';
import { explained, StoreError } from './store-error.ts';

/**
 * Writes all that a database holds at one moment to a new file, which only its owner may read. Throws a StoreError, and
 * leaves nothing, where the file is there already or cannot be written.
 */
export async function backupTo(url: string, file: string): Promise<void> {
  const source = sqliteFileOf(url);
  if (source !== undefined && !existsSync(source)) {
    throw new StoreError(`There is no database ${source}: check DATABASE_URL.`);
  }
  reserve(file);
  try {
    if (source === undefined) await copyOut(url, file);
    else vacuumInto(source, file);
    close(file);
    flush(file);
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    throw error;
  }
}

/**
 * A copy of a backup, brought up to date: the backup itself stays as it is. Until it is closed the copy lies in `folder`,
 * which is made. Throws a StoreError where it is no backup.
 */
export async function openBackup(
  file: string,
  folder: string,
): Promise<{ db: Database; close(): Promise<void> }> {
  if (!existsSync(file)) throw new StoreError(`There is no backup ${file}: check its name.`);
  if (statSync(file).isDirectory()) throw new StoreError(`The backup ${file} is a folder: name a file.`);
  const place = placeIn(folder);
  const removePlace = () => rmSync(place, { recursive: true, force: true });
  try {
    const copy = join(place, basename(file));
    refuseNoBackup(file);
    vacuumInto(file, copy);
    const db = await openDatabase(`sqlite:${copy}`);
    return { db, close: () => db.destroy().finally(removePlace) };
  } catch (error) {
    removePlace();
    // It is about the file that was named, not about the copy that nobody knows of.
    if (error instanceof StoreError) error.message = error.message.replaceAll(place, dirname(file));
    throw error;
  }
}

export const sqliteFileOf = (url: string): string | undefined =>
  url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined;

const reasons: Record<string, string> = {
  EACCES: 'the user that runs this may not write there',
  EPERM: 'the user that runs this may not write there',
  EROFS: 'the disk is read-only',
  EEXIST: 'it is there already, and nothing is overwritten',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file and not a folder',
  ENOENT: 'nothing can be made there',
  ENOSPC: 'the disk is full',
};

/** Makes the file, so that nobody else does and its mode is right from the beginning. */
function reserve(file: string): void {
  written(`The backup ${file}`, () => {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'wx', 0o600));
  });
}

/** A new folder in this one, for the copy alone. */
const placeIn = (folder: string): string =>
  written(`A copy of the backup, in the folder ${folder},`, () => {
    mkdirSync(folder, { recursive: true });
    return mkdtempSync(join(folder, '.restoring-'));
  });

/** Throws a StoreError with the reason where `what` cannot be written. */
function written<T>(what: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new StoreError(`${what} cannot be written: ${reason}.`, { cause: error });
  }
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined;
  // A folder that is there is no trouble: this is a file in its place.
  const isInTheWay = error.syscall === 'mkdir' && error.code === 'EEXIST';
  return reasons[isInTheWay ? 'ENOTDIR' : String(error.code)];
}

/** `to` is empty or not there. Other processes may write `from` meanwhile: the copy is of one moment. */
function vacuumInto(from: string, to: string): void {
  const source = explained(from, () => new DatabaseSync(from, { readOnly: true, timeout: 5_000 }));
  try {
    explained(from, () => refuseForeign(source, from));
    explained(to, () => source.prepare('vacuum into ?').run(to), from);
  } finally {
    source.close();
  }
}

function refuseNoBackup(file: string): void {
  const source = explained(file, () => new DatabaseSync(file, { readOnly: true, timeout: 5_000 }));
  try {
    const ours = explained(file, () =>
      source
        .prepare("select name from sqlite_schema where name in ('kysely_migration', 'subscription', 'post')")
        .all(),
    );
    if (ours.length < 3) throw new StoreError(`${file} is a SQLite database, but no backup of Gaebong.`);
  } finally {
    source.close();
  }
}

async function copyOut(url: string, file: string): Promise<void> {
  const from = await openDatabase(url);
  try {
    const to = await openDatabase(`sqlite:${file}`);
    try {
      await from
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => moveAll(trx, to));
    } finally {
      await to.destroy();
    }
  } finally {
    await from.destroy();
  }
}

/** Without a log to write ahead, the file is alone also where it is only read. */
function close(file: string): void {
  const database = new DatabaseSync(file);
  explained(file, () => database.exec('pragma journal_mode = delete'));
  database.close();
}

/** A backup that the disk has not got is none. */
function flush(file: string): void {
  const handle = openSync(file, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
