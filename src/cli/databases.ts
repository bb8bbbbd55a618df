// Databases for as long as a command takes.
import { existsSync } from 'node:fs';
import { sqliteFileOf } from '../store/backup.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { openStore } from '../store/open-store.ts';
import { UseError } from './leave.ts';

/** A bot may be at work on it. */
export async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** No bot is at work on it, nor can one begin meanwhile. */
export async function withIdleDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    // Of the processes on a server's database one leads: here, this one does where there is no other.
    if (!store.leadership.isLeading()) {
      throw new UseError('A bot is at work on the PostgreSQL database: stop all its processes first.');
    }
    return await work(store.db);
  } finally {
    await store.close();
  }
}

/** Of a database that is gone when the command ends there is nothing to read, and nothing to keep. */
export function refuseForgetful(url: string): void {
  if ((sqliteFileOf(url) ?? url) === ':memory:') {
    throw new UseError(':memory: keeps nothing: name a database that does.');
  }
}

/** Opening makes a file that is not there: where something is to be read, that would be a slip of the pen. */
export function refuseMissing(url: string): void {
  const file = sqliteFileOf(url);
  if (file === undefined || existsSync(file)) return;
  throw new UseError(`There is no database ${file}: check its name.`);
}
