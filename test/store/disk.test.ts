// Real disks that are full or read-only; where the machine does not let us mount one, database.test.ts stands alone.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, type TestContext } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryFolder } from './temporary.ts';

const run = (tool: string, ...words: string[]): boolean => spawnSync(tool, words).status === 0;

/** A disk of so many kilobytes, or undefined and a line that says so. */
function smallDisk(kilobytes: number) {
  const folder = temporaryFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder.path)) {
    folder[Symbol.dispose]();
    console.log('Skipped: this machine lets nobody mount a small disk.');
    return undefined;
  }
  return {
    path: folder.path,
    makeReadOnly: () => run('mount', '-o', 'remount,ro', folder.path),
    [Symbol.dispose]() {
      run('umount', folder.path);
      folder[Symbol.dispose]();
    },
  };
}

const full = (file: string) =>
  new StoreError(`The disk is full: the database ${file} could not be written. Free some space on it.`);

test('a disk that has no room for a new database', async ({ skip }: TestContext) => {
  using disk = smallDisk(16);
  if (!disk) return skip();
  const file = join(disk.path, 'a.sqlite');
  await expect(openDatabase(`sqlite:${file}`)).rejects.toStrictEqual(full(file));
});

test('a disk that fills up while the bot runs', async ({ skip }: TestContext) => {
  using disk = smallDisk(512);
  if (!disk) return skip();
  const file = join(disk.path, 'a.sqlite');
  const db = await openDatabase(`sqlite:${file}`);
  const facts = factStore(db);
  await facts.set('before', 'kept');
  await expect(facts.set('large', 'x'.repeat(600_000))).rejects.toStrictEqual(full(file));
  expect(await facts.get('before')).toBe('kept');
  expect(await facts.get('large')).toBeUndefined();
  await db.destroy();
  const again = await openDatabase(`sqlite:${file}`);
  expect(await factStore(again).get('before')).toBe('kept');
  await again.destroy();
});

test('a disk that is read-only', async ({ skip }: TestContext) => {
  using disk = smallDisk(512);
  if (!disk) return skip();
  const there = join(disk.path, 'a.sqlite');
  await (await openDatabase(`sqlite:${there}`)).destroy();
  disk.makeReadOnly();
  await expect(openDatabase(`sqlite:${there}`)).rejects.toStrictEqual(
    new StoreError(`The database ${there} cannot be written: the disk is read-only.`),
  );
  const elsewhere = join(disk.path, 'var', 'b.sqlite');
  await expect(openDatabase(`sqlite:${elsewhere}`)).rejects.toStrictEqual(
    new StoreError(`The database ${elsewhere} cannot be written: its folder could not be made.`),
  );
});
