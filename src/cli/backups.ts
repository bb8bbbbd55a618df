// A backup of the database that DATABASE_URL names, and the way back.
import { dirname, join } from 'node:path';
import { backupTo, openBackup, sqliteFileOf } from '../store/backup.ts';
import type { Database } from '../store/database.ts';
import { isEmpty } from '../store/move.ts';
import { restoreAll } from '../store/restore.ts';
import { counted } from '../core/counted.ts';
import { UseError } from './leave.ts';
import type { Print } from './move.ts';

/** Beside a database that is a file. */
const folderOf = (url: string): string => join(dirname(sqliteFileOf(url) ?? join('var', '-')), 'backups');

export async function backup(url: string, file: string | undefined, print: Print): Promise<void> {
  if (file === '') throw new UseError('The name of the backup is empty: name a file, or leave it out.');
  const to = file ?? join(folderOf(url), `gaebong-${stamp()}.sqlite`);
  await backupTo(url, to);
  print(`The backup is ${to}. To go back to it: gaebong restore ${to}`);
}

/** `to` is the open database of `url`. */
export async function restore(url: string, to: Database, file: string, print: Print): Promise<void> {
  const folder = folderOf(url);
  const from = await openBackup(file, folder);
  try {
    if (!(await isEmpty(to))) {
      const kept = join(folder, `before-restore-${stamp()}.sqlite`);
      await backupTo(url, kept);
      print(`What was there before is kept in ${kept}`);
    }
    const { subscriptions, reminders, posts } = await restoreAll(from.db, to, Temporal.Now.instant());
    print(`Restored ${counted(subscriptions, 'subscription')} and ${counted(reminders, 'reminder')};`);
    print(
      `${counted(posts, 'post')} came from the backup, and what was posted since stays known: nothing is posted twice.`,
    );
    print('A bot that runs plans by it within the hour; one that is started, at once.');
  } finally {
    await from.close();
  }
}

/** 2023-02-17-090000-123, in UTC: two may be made in one second. */
const stamp = (): string =>
  Temporal.Now.instant()
    .toString({ smallestUnit: 'millisecond' })
    .replaceAll(/[T.]/g, '-')
    .replaceAll(/[:Z]/g, '');
