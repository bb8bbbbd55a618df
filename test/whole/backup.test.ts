// A backup and the way back, beside a bot that runs, and after its database was lost.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { messagesOf } from '../../src/sandbox/discord/world.ts';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { channelId, local } from '../sandbox/local.ts';
import { subscriptionOf } from '../core/samples.ts';
import { startLiveBot } from './live-bot.ts';
import { fileOf, start, temporaryFolder, until } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const urlIn = (cwd: string) => `sqlite:${join(cwd, 'bot.sqlite')}`;

/** A movie comes out today, five minutes ago by the clock of a subscription. */
async function prepare(cwd: string, discord: LocalDiscord): Promise<void> {
  const at = Temporal.Now.instant().subtract({ minutes: 5 }).toZonedDateTimeISO('UTC');
  const releases = [{ date: at.toPlainDate().toString() }];
  writeFileSync(
    join(cwd, 'movies.json'),
    JSON.stringify({ movies: [{ id: 'a', title: 'Alpha', source: 'test', releases }] }),
  );
  const database = await openDatabase(urlIn(cwd));
  await subscriptionStore(database).save(
    subscriptionOf({
      channelId: channelId(discord, 'releases'),
      minute: at.hour * 60 + at.minute,
      timeZone: 'UTC',
      since: at.subtract({ days: 1 }).toInstant(),
    }),
  );
  await database.destroy();
}

const startBot = (discord: LocalDiscord, cwd: string) =>
  startLiveBot(discord, { cwd, env: { CATALOGUE_FILE: join(cwd, 'movies.json') } });

const shell = (cwd: string, ...args: string[]) =>
  start([fileOf('src/cli.ts'), ...args], { cwd, env: { DATABASE_URL: urlIn(cwd) } }).ended;

const postsIn = (discord: LocalDiscord): number =>
  messagesOf(discord.world, channelId(discord, 'releases')).length;

const posted = (discord: LocalDiscord) => until('a post', () => postsIn(discord) > 0 || undefined);

/** What a database has at the moment. */
async function read(cwd: string) {
  const database = await openDatabase(urlIn(cwd));
  const states = await database.selectFrom('post').select('state').execute();
  const planned = await factStore(database).get('planned at');
  await database.destroy();
  return { states: states.map(({ state }) => state), planned };
}

test('beside a running bot: what it posted since is not posted again', async () => {
  const discord = await local({ calendar: Temporal.Now.instant });
  const cwd = temporaryFolder();
  await prepare(cwd, discord);
  expect((await shell(cwd, 'backup', 'a.backup')).code).toBe(0);
  const bot = startBot(discord, cwd);
  await bot.line('alert posted');
  expect(await shell(cwd, 'restore', 'a.backup')).toMatchObject({ code: 0, errors: '' });
  const { planned } = await read(cwd);
  await bot.kill();

  await startBot(discord, cwd).line('commands registered');
  await until('a planning', async () => (await read(cwd)).planned !== planned || undefined);
  expect([(await read(cwd)).states, postsIn(discord), discord.breaches]).toEqual([['sent'], 1, []]);
});

test('after the database was lost: what was posted since the backup is not posted again', async () => {
  const discord = await local({ calendar: Temporal.Now.instant, times: { nonceWindow: 0 } });
  const cwd = temporaryFolder();
  await prepare(cwd, discord);
  await shell(cwd, 'backup', 'a.backup');
  // A bot that never learns whether its post arrived.
  discord.fail({ kind: 'cut', after: true, path: '/messages' });
  const first = startBot(discord, cwd);
  await posted(discord);
  await first.kill();
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(join(cwd, `bot.sqlite${end}`), { force: true });
  discord.heal();

  expect((await shell(cwd, 'restore', 'a.backup')).code).toBe(0);
  startBot(discord, cwd);
  await until('it was sent', async () => (await read(cwd)).states.includes('sent') || undefined);
  expect([(await read(cwd)).states, postsIn(discord), discord.breaches]).toEqual([['sent'], 1, []]);
});
