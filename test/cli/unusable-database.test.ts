import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import { local } from '../sandbox/local.ts';
import { startLiveBot } from '../whole/live-bot.ts';
import { temporaryFolder } from '../whole/process.ts';
import { noTokenSaid, noted, run, says, token } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(noTokenSaid);

/** A small disk of its own, or undefined where none can be mounted. */
function mounted(options: string): string | undefined {
  const folder = temporaryFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}

describe('the database', () => {
  const open = (file: string, cwd: string) =>
    run({ DISCORD_TOKEN: token, DATABASE_URL: `sqlite:${file}` }, cwd);

  test('a folder, a file that is none, and a path through a file', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'folder'));
    writeFileSync(join(cwd, 'letter'), 'Dear reader, this is no database at all.\n'.repeat(200));
    const files = ['folder', 'letter', 'letter/a.sqlite'];
    expect(await Promise.all(files.map((file) => open(file, cwd)))).toEqual([
      says('The database folder cannot be written: it is a folder.'),
      says('The database letter is not a SQLite database: name another file, or move this one away.'),
      says('The database letter/a.sqlite cannot be written: a part of its path is a file and not a folder.'),
    ]);
  });

  test('a server that is not there, whose password nobody reads', async () => {
    const url = 'postgres://bot:secret.of-this-test@127.0.0.1:1/movies';
    expect(await run({ DISCORD_TOKEN: token, DATABASE_URL: url })).toEqual(
      says(
        'The database postgres://127.0.0.1:1/movies cannot be reached: start it, or correct DATABASE_URL.',
      ),
    );
  });

  test('a disk that is read-only, and one that is full', async () => {
    const [closed, full] = [mounted('ro'), mounted('size=16k')];
    if (!closed || !full) return console.log('Skipped: this machine lets nobody mount a small disk.');
    const cwd = temporaryFolder();
    expect(await Promise.all([closed, full].map((disk) => open(join(disk, 'a.sqlite'), cwd)))).toEqual([
      says(`The database ${closed}/a.sqlite cannot be written: the disk is read-only.`),
      says(`The disk is full: the database ${full}/a.sqlite could not be written. Free some space on it.`),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'closed'));
    chmodSync(join(cwd, 'closed'), 0o500);
    expect(await open('closed/a.sqlite', cwd)).toEqual(
      says('The database closed/a.sqlite cannot be written: the user that runs the bot may not write there.'),
    );
  });

  test('of another bot', async () => {
    const cwd = temporaryFolder();
    const later = openingWorld(Temporal.Instant.from('2023-03-01T10:00Z'));
    const [mine, other] = [await local(), await local({ world: later })];
    const first = startLiveBot(mine, { cwd, env: { LOG_LEVEL: 'trace' } });
    await first.line('"ready"');
    noted(await first.kill());
    const second = noted(await startLiveBot(other, { cwd, env: { LOG_LEVEL: 'trace' } }).ended);
    const [owner, stranger] = [mine.world.application.id, other.world.application.id];
    expect(second).toEqual(
      says(
        `This database belongs to another bot (application ${owner}), and DISCORD_TOKEN is the token of gaebong (application ${stranger}): use that bot's token, or another DATABASE_URL.`,
      ),
    );
  });
});
