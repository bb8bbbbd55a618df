import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Puts a copy of a SQLite file beside it, which only its owner may read. Throws a StoreError where that cannot be. */
export async function copyBefore(db: Kysely<Tables>, file: string, migration: string): Promise<void> {
  const copy = `${file}.before-${migration}`;
  const unfinished = `${copy}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    closeSync(openSync(unfinished, 'wx', 0o600));
    await sql`vacuum into ${unfinished}`.execute(db);
    flush(unfinished);
    renameSync(unfinished, copy);
  } catch (error) {
    removeWhereItIs(unfinished);
    throw new StoreError(
      `The database ${file} has to be brought up to date, but could not be copied to ${copy} before that, so it was left as it is: make room on that disk, and let the user that runs the bot write to that folder.`,
      { cause: error },
    );
  }
}

/** A copy that the disk has not got is none. */
function flush(file: string): void {
  const handle = openSync(file, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Why it could not be written matters more than that it could not be removed. */
function removeWhereItIs(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never there: its folder is none.
  }
}
