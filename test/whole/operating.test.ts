// Lines of docs/operating.md, typed in a folder as they stand there.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { blocksIn } from '../markdown.ts';
import { fileOf, shippedCatalogue, temporaryFolder } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

/** npx as npm has it after `npm ci`, without its search. */
function withNpx(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\nshift\nexec '${process.execPath}' '${fileOf('src/cli.ts')}' "$@"\n`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
  return `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`;
}

const lineWith = (part: string): string => {
  const found = blocksIn('docs/operating.md', 'sh').find((block) => block.includes(part));
  if (found === undefined) throw new Error(`docs/operating.md has no line with ${part}`);
  return found;
};

test('a backup, the way back, and the move to another machine', async () => {
  const folder = temporaryFolder();
  const PATH = withNpx(folder);
  const type = (cwd: string, line: string) =>
    spawnSync('sh', ['-ec', line], {
      cwd,
      encoding: 'utf8',
      env: { PATH, CATALOGUE_FILE: shippedCatalogue },
    });
  const [old, next] = [join(folder, 'old'), join(folder, 'new')] as const;
  for (const path of [old, next]) mkdirSync(path);
  const database = await openDatabase(`sqlite:${join(old, 'var/gaebong.sqlite')}`);
  const reminder = {
    userId: '1',
    movieId: 'unlocked',
    language: 'en',
    since: Temporal.Instant.from('2023-02-01T00:00Z'),
  };
  await reminderStore(database).add({ ...reminder, language: 'en', undated: false });
  await database.destroy();

  const made = type(old, lineWith('npx gaebong backup'));
  const [backup = ''] = readdirSync(join(old, 'var/backups'));
  const restored = type(old, lineWith('npx gaebong restore').replace(/gaebong-[\d-]+\.sqlite/, backup));
  const moved = type(old, `npx gaebong backup ${join(next, 'move.sqlite')}`);
  const placed = type(next, lineWith('install -m 600 move.sqlite'));
  const there = await openDatabase(`sqlite:${join(next, 'var/gaebong.sqlite')}`);
  const kept = await reminderStore(there).of('1');
  await there.destroy();
  expect([made.status, restored.stderr, moved.status, placed.status]).toEqual([0, '', 0, 0]);
  expect(restored.stdout.split('\n')[1]).toBe('Restored 0 subscriptions and 1 reminder;');
  expect(kept.map(({ movieId }) => movieId)).toEqual(['unlocked']);
});
