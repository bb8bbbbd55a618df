// The command as it is typed: its exit code, its two ways to speak, and what it leaves alone.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { local } from '../sandbox/local.ts';
import { startLiveBot } from '../whole/live-bot.ts';
import { fileOf, shippedCatalogue, start, temporaryFolder } from '../whole/process.ts';

type Found = { check: string; state: string; says: string };

test('beside a live bot: JSON, no secret, no file', async () => {
  const cwd = temporaryFolder();
  const discord = await local({ calendar: () => Temporal.Now.instant() });
  const bot = startLiveBot(discord, { cwd });
  await bot.line('commands registered');
  const before = readdirSync(cwd).toSorted();
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: `sqlite:${join(cwd, 'bot.sqlite')}`,
    CATALOGUE_FILE: shippedCatalogue,
  };
  const { code, output, errors } = await start([fileOf('src/cli.ts'), 'doctor', '--json'], { cwd, env })
    .ended;
  const found: Found[] = JSON.parse(output);
  expect([code, errors, found.filter(({ state }) => state === 'wrong')]).toEqual([0, '', []]);
  expect(found.map(({ check, state }) => `${check} ${state}`)).toEqual([
    'node ok',
    'configuration ok',
    'database ok',
    'catalogue warning',
    'catalogue warning',
    'catalogue warning',
    'token ok',
    'commands ok',
    'servers ok',
    'subscriptions skipped',
    'clock ok',
    'last tick ok',
  ]);
  expect(found[2]?.says).toContain('A bot is at work on it.');
  expect(output).not.toContain(discord.token);
  expect(readdirSync(cwd).toSorted()).toEqual(before);
  await bot.kill();
});

test('a name of another program: in the file it is wrong, in the environment the machine may have it', async () => {
  const cwd = temporaryFolder();
  const env = { CATALOGUE_FILE: shippedCatalogue, PORT: '80' };
  const said = async () => {
    const { output } = await start([fileOf('src/cli.ts'), 'doctor'], { cwd, env }).ended;
    return output.split('\n').filter((line) => line.startsWith('wrong'));
  };
  const before = await said();
  writeFileSync(join(cwd, '.env'), 'PORT=81\n', { mode: 0o600 });
  expect([before, await said()]).toEqual([
    [],
    [
      'wrong    configuration  PORT is set, which is no setting of Gaebong: HTTP_PORT looks like what was meant.',
    ],
  ]);
});

test('in an empty folder: lines with remedies, and 1 where something is wrong', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, '.env'), 'DISCORD_TOKN=a.very.secret\n\u001b[31mLOG_LEVL=x\n', { mode: 0o600 });
  const env = { CATALOGUE_FILE: shippedCatalogue };
  const { code, output, errors } = await start([fileOf('src/cli.ts'), 'doctor'], { cwd, env }).ended;
  const lines = output.split('\n');
  expect([code, errors, lines.slice(1, 3)]).toEqual([
    1,
    '',
    [
      'wrong    configuration  DISCORD_TOKN is set, which is no setting of Gaebong: DISCORD_TOKEN looks like what was meant.',
      '                        → Rename it to DISCORD_TOKEN, or remove it.',
    ],
  ]);
  expect(lines.slice(-2)).toEqual(['1 thing is wrong; 2 warnings.', '']);
  expect([output.includes('secret'), readdirSync(cwd)]).toEqual([false, ['.env']]);
});
