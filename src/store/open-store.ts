// A database for a bot at work, and what it takes to be one of several on it.
import { fileOf, openDatabase, type Database } from './database.ts';
import type { Leadership } from './leadership.ts';
import { isPostgresUrl } from './postgres-url.ts';
import { serverClock } from './server-clock.ts';
import { sharedPace, type SharedPace } from './shared-pace.ts';
import { lockFile } from './sqlite-lock.ts';

export type OpenStore = {
  db: Database;
  /** Other processes may be at work on it. */
  shared: boolean;
  /** Real time in milliseconds since 1970, which never steps: the same in all processes. */
  real(): number;
  leadership: Leadership;
  /** Where it is shared: how fast all processes together may start requests. */
  pace?: SharedPace;
  close(): Promise<void>;
};

const alwaysLeading: Leadership = {
  isLeading: () => true,
  onChange: () => {},
  stop: async () => {},
};

/** As openDatabase. A file is this process's alone: throws a StoreError where another one is at work on it. */
export const openStore = (url: string): Promise<OpenStore> =>
  isPostgresUrl(url) ? openShared(url) : openAlone(url);

async function openAlone(url: string): Promise<OpenStore> {
  const file = fileOf(url);
  const unlock = file === ':memory:' ? () => {} : lockFile(file);
  try {
    const db = await openDatabase(url);
    return {
      db,
      shared: false,
      real: () => Math.round(performance.timeOrigin + performance.now()),
      leadership: alwaysLeading,
      close: () => db.destroy().finally(unlock),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openShared(url: string): Promise<OpenStore> {
  const { leadershipOn } = await import('./leadership.ts');
  const db = await openDatabase(url);
  try {
    const clock = await serverClock(db);
    const leadership = await leadershipOn(url);
    return {
      db,
      shared: true,
      real: clock.now,
      leadership,
      pace: sharedPace(db),
      async close() {
        clock.stop();
        await leadership.stop();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
