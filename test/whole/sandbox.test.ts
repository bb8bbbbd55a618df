// The sandbox as a person at a terminal has it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Saved } from '../../src/sandbox/saved-world.ts';
import { channel } from '../sandbox/local.ts';
import {
  childrenOf,
  fileOf,
  isRunning,
  shippedCatalogue,
  start,
  temporaryFolder,
  until,
  type Running,
} from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const startSandbox = (cwd: string): Running =>
  start(['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'], {
    cwd,
    env: { SANDBOX_PORT: '0', CATALOGUE_FILE: shippedCatalogue },
  });

const greetings = 3;
const linesOf = (sandbox: Running): string[] => sandbox.output().split('\n').slice(0, -1);

/** What came after the greeting, when all of it is there. */
async function after(sandbox: Running, last: string): Promise<string[]> {
  await sandbox.line(last);
  return linesOf(sandbox).slice(greetings);
}

const savedIn = (cwd: string): Saved =>
  JSON.parse(readFileSync(join(cwd, 'var/sandbox.json'), 'utf8')) as Saved;

/** What the bot posted by itself into #releases, besides its confirmation. */
const alertsIn = (cwd: string): string[] => {
  const { world } = savedIn(cwd);
  const here = world.messages[channel(world, 'releases').id] ?? [];
  return here
    .map(({ message }) => message)
    .filter(({ author, interaction_metadata }) => author.id === world.bot.id && !interaction_metadata)
    .map(({ content }) => content)
    .filter((content) => !content.startsWith('🎬 Movie alerts come to'));
};
const unlockedToday = '🎬 **Unlocked** comes out today, Friday 17 February';

const botOf = (sandbox: Running): Promise<number> =>
  until('the process of the bot', () => childrenOf(sandbox.pid)[0]);

test('it says in three lines what it is when its commands are there, prints the card, and outlives its input', async () => {
  const cwd = temporaryFolder();
  const sandbox = startSandbox(cwd);
  sandbox.write('/movie Unlocked');
  sandbox.endInput();
  await sandbox.line('To go live');
  expect(savedIn(cwd).world.commands).not.toEqual([]);
  expect(await after(sandbox, '[1 🔔')).toEqual([
    '#releases · Gaebong',
    '  │ Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데',
    '  │ Friday, 17 February 2023 · in 16 days',
    '  │ Streaming · Netflix',
    '  │ An ordinary office worker loses her smartphone. The criminal who finds it turns all that it holds into a threat against her.',
    '  │ Director Kim Tae Joon · Cast Yim Si-wan, Chun Woo Hee, Kim Hee Won, Kim Ye Won, Park Ho San, Jeon Jin Ho',
    '  │ As announced on 1 February 2023',
    '  [1 🔔 Remind me]  [TMDB: https://www.themoviedb.org/movie/740441]',
  ]);
  expect(
    linesOf(sandbox)
      .slice(0, greetings)
      .map((line) => line.replace(/127\.0\.0\.1:\d+/, 'ADDRESS')),
  ).toEqual([
    "Open http://ADDRESS in a browser: Gaebong's sandbox, the real bot with a Discord of its own, on 1 February 2023. Nothing leaves this machine.",
    'Or type here: /movie Unlocked, then /alerts subscribe and /time 2023-02-17T09:00+09:00; ? shows what else there is.',
    'To go live, put DISCORD_TOKEN=<the token of your bot> into a file named .env and run npm start again.',
  ]);
  expect([isRunning(sandbox.pid), existsSync(join(cwd, 'var/gaebong.sqlite'))]).toEqual([true, false]);
});

test('the alert comes once on release day, over kill -9 of the sandbox and of its bot', async () => {
  const cwd = temporaryFolder();
  const first = startSandbox(cwd);
  first.write('/alerts subscribe');
  await first.line('[1 Change]');
  first.write('/time 2023-02-17T09:00+09:00');
  const lines = await after(first, 'It is 2023-02-17 09:00 in Asia/Seoul now.');
  expect(lines.filter((line) => line.includes('comes out today'))).toEqual([
    '  🎬 Unlocked comes out today, Friday 17 February',
  ]);
  expect(alertsIn(cwd)).toEqual([unlockedToday]);
  await first.kill();

  const second = startSandbox(cwd);
  expect(await second.line('in a browser')).toMatch(/, on 17 February 2023\. Nothing leaves this machine\.$/);
  second.write('/time 2023-02-17T08:00+09:00');
  await second.line('! the clock only goes forward');
  process.kill(await botOf(second), 'SIGKILL');
  await second.line('! The process of the bot has ended; it is started again.');
  second.write('/time 2023-02-17T10:00+09:00');
  await second.line('It is 2023-02-17 10:00 in Asia/Seoul now.');
  second.write('/alerts list');
  await second.line('on release day at 09:00');
  expect(alertsIn(cwd)).toEqual([unlockedToday]);
  expect(Temporal.Instant.compare(savedIn(cwd).calendar, '2023-02-17T10:00+09:00')).toBeGreaterThanOrEqual(0);
});

test('its bot is killed while the clock moves past release day: the alert comes all the same, in time', async () => {
  const cwd = temporaryFolder();
  const sandbox = startSandbox(cwd);
  sandbox.write('/alerts subscribe');
  await sandbox.line('[1 Change]');
  process.kill(await botOf(sandbox), 'SIGKILL');
  sandbox.write('/time 2023-02-19T09:00+09:00');
  await sandbox.line('It is 2023-02-19 09:00 in Asia/Seoul now.');
  expect(alertsIn(cwd)).toEqual([unlockedToday]);
});

test('what a form shows is taken as it is shown', async () => {
  const sandbox = startSandbox(temporaryFolder());
  sandbox.write('/alerts subscribe movie:Unlocked');
  await sandbox.line('[1 Change]');
  sandbox.write('/alerts subscribe movie:Jung_E');
  await sandbox.line('[1 Change]', 2);
  sandbox.write('/press 1');
  const [, shown = ''] = /(movies:.*?) {2}\(/.exec(await sandbox.line('│ movies:')) ?? [];
  expect(shown).toBe('movies:Unlocked (2023)\\nJung_E (2023)');
  sandbox.write(`/fill ${shown} time:21:30`);
  expect(await sandbox.line('21:30 in Seoul')).toBe(
    '  Unlocked, Jung_E · on release day at 21:30 in Seoul · pings nobody · in English',
  );
});

test('a second one in the same folder ends with a sentence, and the first goes on; in its place one may come', async () => {
  const cwd = temporaryFolder();
  const first = startSandbox(cwd);
  await first.line('To go live');
  expect(await startSandbox(cwd).ended).toEqual({
    code: 1,
    output: '',
    errors:
      'Another sandbox is at work in this folder, on var/sandbox.json: go on in that one, or stop it first.\n',
  });
  first.write('/movie Unlocked');
  await first.line('[1 🔔');
  await first.kill();
  await startSandbox(cwd).line('To go live');
});

test('its bot ends with it, however early it is killed, and says nothing', async () => {
  const sandbox = startSandbox(temporaryFolder());
  const bot = await botOf(sandbox);
  const { errors } = await sandbox.kill();
  await until('the end of its bot', () => !isRunning(bot) || undefined);
  expect(errors).toBe('');
});
