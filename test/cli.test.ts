// The process as an operator meets it: how it ends, and what it says then.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { noTokenSaid, noted, program, says } from './cli/run.ts';
import { local } from './sandbox/local.ts';
import { startLiveBot } from './whole/live-bot.ts';
import { fileOf, logLines, shippedCatalogue, start, temporaryFolder } from './whole/process.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(noTokenSaid);

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends a live bot in order', async (signal) => {
  const discord = await local();
  const bot = startLiveBot(discord, { cwd: temporaryFolder(), env: { LOG_LEVEL: 'trace' } });
  await bot.line('commands registered');
  const before = performance.now();
  const { code, errors } = noted(await bot.kill(signal));
  expect([code, performance.now() - before < 5000]).toEqual([0, true]);
  expect(logLines(errors).map(({ msg }) => msg)).toEqual(['ready', 'commands registered', 'stopped']);
});

test('SIGTERM ends a live bot in order while Discord cannot be reached', async () => {
  const discord = await local();
  discord.fail({ kind: 'answer', status: 503, path: '/gateway/bot' });
  const bot = startLiveBot(discord, { cwd: temporaryFolder() });
  await bot.line('trying again in 1 s');
  expect(noted(await bot.kill('SIGTERM')).code).toBe(0);
});

test('the token is in no line of the log, not even where an answer repeats it', async () => {
  const discord = await local();
  const message = `no such header: Bot ${discord.token}`;
  discord.fail({ kind: 'answer', status: 400, code: 50_035, message, path: '/commands' });
  const bot = startLiveBot(discord, { cwd: temporaryFolder(), env: { LOG_LEVEL: 'trace' } });
  await bot.line('Discord does not take the commands');
  const { errors } = noted(await bot.kill());
  expect(logLines(errors).map(({ level, msg, error }) => [level, msg, headOf(error)])).toEqual([
    [30, 'ready', undefined],
    [50, 'Discord does not take the commands', 'DiscordAPIError[50035]: no such header: Bot [secret]'],
  ]);
});

/** Its kind and message, with which its stack begins. */
const headOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'stack' in error
    ? String(error.stack).split('\n')[0]
    : undefined;

test('an old Node is told in two lines', async () => {
  const old = oldNode();
  if (!old) return console.log('Skipped: this machine has no Node older than 26.');
  const { execPath, version } = old;
  expect(await start(program, { cwd: temporaryFolder(), execPath }).ended).toEqual(
    says(
      `Gaebong needs Node 26 or newer; this is Node ${version}.`,
      'Run "npm ci" once (it brings Node 26 along), then "npm start"; or install Node 26 from nodejs.org.',
    ),
  );
});

function oldNode() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const execPath = join(folder, 'node');
    const { stdout } = spawnSync(execPath, ['-v'], { encoding: 'utf8' });
    const version = /^v(\d+)\./.exec(stdout ?? '') ? stdout.trim().slice(1) : undefined;
    if (version && Number.parseInt(version, 10) < 26) return { execPath, version };
  }
  return undefined;
}

test.each([
  ['--help', 0],
  ['doctor', 1],
])('who reads no further, as head does, is no error: %s', async (typed, expected) => {
  const child = spawn(process.execPath, [fileOf('src/cli.ts'), typed], {
    cwd: temporaryFolder(),
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'wrong', CATALOGUE_FILE: shippedCatalogue },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (part: Buffer) => void (said += String(part)));
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([expected, '']);
});
