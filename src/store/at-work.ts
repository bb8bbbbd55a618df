// Whether a bot is at work on a database. Nothing is taken or held to know it.
import { fileOf, type Database } from './database.ts';
import { isShared } from './engine.ts';
import { isLed } from './leadership.ts';
import { isLocked } from './sqlite-lock.ts';

/** `db`: the open database of `url`. */
export const isBotAtWork = async (db: Database, url: string): Promise<boolean> =>
  isShared(db) ? isLed(db) : isLocked(fileOf(url));
