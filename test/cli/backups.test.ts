import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { restore } from '../../src/cli/backups.ts';
import { use } from '../../src/cli/program.ts';
import { backupTo } from '../../src/store/backup.ts';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { temporaryFolder } from '../store/temporary.ts';

afterEach(() => void vi.unstubAllEnvs());

const typed = (databaseUrl: string, ...args: string[]) => {
  vi.stubEnv('DATABASE_URL', databaseUrl);
  return use(args, { out: () => {}, err: () => {} }).then(String, String);
};

async function databaseIn(folder: string) {
  const url = `sqlite:${join(folder, 'a.sqlite')}`;
  const db = await openDatabase(url);
  await factStore(db).set('name', 'gaebong');
  return { url, db };
}

test('names that no backup can have', async () => {
  using folder = temporaryFolder();
  const { url, db } = await databaseIn(folder.path);
  await db.destroy();
  const letter = join(folder.path, 'letter');
  writeFileSync(letter, '');
  expect([
    await typed(url, 'backup', ''),
    await typed(url, 'backup', join(letter, 'b')),
    await typed(url, 'restore', folder.path),
  ]).toEqual([
    'UseError: The name of the backup is empty: name a file, or leave it out.',
    `StoreError: The backup ${letter}/b cannot be written: a part of its path is a file and not a folder.`,
    `StoreError: The backup ${folder.path} is a folder: name a file.`,
  ]);
});

test.skipIf(process.platform !== 'linux')('where no file can be made', async () => {
  using folder = temporaryFolder();
  const { url, db } = await databaseIn(folder.path);
  await db.destroy();
  expect(await typed(url, 'backup', '/proc/x')).toBe(
    'StoreError: The backup /proc/x cannot be written: nothing can be made there.',
  );
});

test('a database that keeps nothing has no backup, and takes none', async () => {
  using folder = temporaryFolder();
  const { url, db } = await databaseIn(folder.path);
  await db.destroy();
  const [file, none] = [join(folder.path, 'backup'), join(folder.path, 'none')];
  await backupTo(url, file);
  const said = [];
  for (const memory of [':memory:', 'sqlite::memory:'])
    said.push(await typed(memory, 'restore', file), await typed(memory, 'backup', none));
  expect([said, existsSync(none)]).toEqual([
    Array(4).fill('UseError: :memory: keeps nothing: name a database that does.'),
    false,
  ]);
});

test('what was there before is kept of each restoring, however fast one follows the other', async () => {
  using folder = temporaryFolder();
  const { url, db } = await databaseIn(folder.path);
  const file = join(folder.path, 'backup');
  await backupTo(url, file);
  for (let at = 0; at < 3; at += 1) await restore(url, db, file, () => {});
  await db.destroy();
  expect(readdirSync(join(folder.path, 'backups')).length).toBe(3);
});
