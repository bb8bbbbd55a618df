// One bot for one file. The lock is a file beside the database, of which SQLite holds the lock of the operating system:
// that ends with the process, however it ends. The database itself stays open to backups and to whoever looks into it.
import { existsSync, realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFile } from './sqlite-file.ts';
import { StoreError } from './store-error.ts';

/** A process that was told to end has so long to do it. */
const longestWaitMs = 2_000;

/** Gives how to let go of it. Throws a StoreError where another process has it. */
export function lockFile(file: string): () => void {
  makeFile(file);
  const path = `${realpathSync(file)}.lock`;
  makeFile(path);
  const lock = new DatabaseSync(path, { timeout: longestWaitMs });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new StoreError(
      `The database ${file} is in use by another process of Gaebong: stop that one first, or name another DATABASE_URL.`,
      { cause: error },
    );
  }
  return () => lock.close();
}

/** Whether a process has it now. */
export function isLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  const path = `${realpathSync(file)}.lock`;
  if (!existsSync(path)) return false;
  try {
    using lock = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    lock.prepare('select name from sqlite_schema').all();
    return false;
  } catch (error) {
    // One that may not be read is another user's: that is told otherwise.
    return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
  }
}

/** https://sqlite.org/rescode.html#busy */
const sqliteBusy = 5;
