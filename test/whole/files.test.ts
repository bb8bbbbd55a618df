// What is written to the disk, where, and who may read it.
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test, vi } from 'vitest';
import { local } from '../sandbox/local.ts';
import { fileOf, shippedCatalogue, start, temporaryFolder, type Running } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A home, a folder for temporary files, and one to work in. */
function world() {
  const folder = temporaryFolder();
  for (const name of ['home', 'temporary', 'here']) mkdirSync(join(folder, name));
  return { folder, here: join(folder, 'here') };
}

/** Under the mask that most systems set, by which everybody may read a file. */
function gaebong(folder: string, args: readonly string[], env: Record<string, string>): Running {
  const program = [process.execPath, '-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts')];
  return start(['-c', 'umask 022 && exec "$0" "$@"', ...program, ...args], {
    execPath: '/bin/sh',
    cwd: join(folder, 'here'),
    env: {
      HOME: join(folder, 'home'),
      TMPDIR: join(folder, 'temporary'),
      CATALOGUE_FILE: shippedCatalogue,
      ...env,
    },
  });
}

/** `path mode` of all that was written. */
const written = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${relative(folder, path)} ${(statSync(path).mode & 0o777).toString(8)}`)
    .filter((line) => !/^(home|temporary|here) /.test(line))
    .toSorted();

test('a live bot, a backup and the way back: in its data folder alone, for its owner alone', async () => {
  const discord = await local();
  const { folder } = world();
  const env = { DATABASE_URL: 'sqlite:kept/bot.sqlite' };
  const live = { ...env, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
  const bot = gaebong(folder, ['start'], live);
  await bot.line('commands registered');
  const backup = await gaebong(folder, ['backup'], env).ended;
  const [, file = ''] = /The backup is (\S+)\. /.exec(backup.output) ?? [];
  const restore = await gaebong(folder, ['restore', file], env).ended;
  const files = written(folder).map((line) => line.replaceAll(/-\d[\d-]*/g, '-…'));
  expect([backup.code, restore.code, files]).toEqual([
    0,
    0,
    [
      'here/kept 700',
      'here/kept/backups 700',
      'here/kept/backups/before-restore-….sqlite 600',
      'here/kept/backups/gaebong-….sqlite 600',
      'here/kept/bot.sqlite 600',
      'here/kept/bot.sqlite-shm 600',
      'here/kept/bot.sqlite-wal 600',
      'here/kept/bot.sqlite.lock 600',
      'here/kept/bot.sqlite.lock-journal 600',
    ],
  ]);
});

test('the sandbox: in var alone, for its owner alone', async () => {
  const { folder } = world();
  const sandbox = gaebong(folder, ['sandbox'], { SANDBOX_PORT: '0' });
  await sandbox.line('in a browser');
  expect(written(folder).filter((line) => !/ (600|700)$/.test(line) || !line.startsWith('here/var'))).toEqual(
    [],
  );
  expect(written(folder).filter((line) => line.endsWith('sandbox.json 600'))).toEqual([
    'here/var/sandbox.json 600',
  ]);
});
