// A live bot from its first request to its last, and again after it was killed.
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startLocalDiscord, type Fault, type LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import { channelId, local, opening, serverOf, userId } from '../sandbox/local.ts';
import { startLiveBot } from './live-bot.ts';
import { logLines, temporaryFolder, until, type Running } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const messages = (bot: Running) => logLines(bot.errors()).map(({ msg }) => msg);

const withoutTime = (line: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(line).filter(([key]) => key !== 'time' && key !== 'level'));

const about = ({ requests }: LocalDiscord, part: string): string[] =>
  requests.filter(({ path }) => path.includes(part)).map(({ method, path }) => `${method} ${path}`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => void server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return port;
}

/** `/help` by a member; its first line of text, or why there was none. */
async function help(discord: LocalDiscord) {
  const member = discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') });
  const { failed, message } = await member.type('help');
  return failed ?? message?.components?.length;
}

test('Discord is not there at start: the bot keeps trying and is ready when it comes', async () => {
  const port = await freePort();
  const world = openingWorld(opening);
  const there = { url: `http://127.0.0.1:${port}/api`, token: world.token };
  const bot = startLiveBot(there, { cwd: temporaryFolder() });
  await bot.line('Discord cannot be reached; trying again in 1 s');
  const discord = await startLocalDiscord({ port, calendar: () => opening, world });
  onTestFinished(discord.close);
  await bot.line('commands registered');
  expect(messages(bot).slice(-2)).toEqual(['ready', 'commands registered']);
  expect(discord.breaches).toEqual([]);
});

const faults: [string, Fault][] = [
  ['Discord answered 503; trying again in 1 s', { kind: 'answer', status: 503 }],
  ['Discord asks to wait (429); trying again in 1 s', { kind: 'too many requests' }],
  ['Discord asks to wait (429); trying again in 1 s', { kind: 'too many requests', retryAfter: 3600 }],
];
test.each(faults)('%s (%o)', async (sentence, fault) => {
  const discord = await local();
  discord.fail(fault);
  const bot = startLiveBot(discord, { cwd: temporaryFolder() });
  await bot.line(sentence);
  discord.heal();
  await bot.line('commands registered');
  expect(messages(bot).slice(-2)).toEqual(['ready', 'commands registered']);
});

test('the gateway goes away: the bot comes back and answers', async () => {
  const discord = await local();
  const bot = startLiveBot(discord, { cwd: temporaryFolder() });
  await bot.line('commands registered');
  discord.disconnectGateway();
  await discord.connected();
  expect(await help(discord)).toBeGreaterThan(0);
  await bot.line('answered');
  expect(messages(bot)).toEqual([
    'ready',
    'commands registered',
    'the connection to Discord is lost',
    'the connection to Discord is back',
    'answered',
  ]);
});

test('one line says its name; the invite link only while no server has it', async () => {
  const [alone, placed] = [await local(), await local()];
  delete serverOf(alone).members[alone.world.bot.id];
  const [first, second] = [alone, placed].map((discord) => startLiveBot(discord, { cwd: temporaryFolder() }));
  await Promise.all([first?.line('commands registered'), second?.line('commands registered')]);
  const told = [first, second].map((bot) => logLines(bot?.errors() ?? '').map(withoutTime));
  const invite = `https://discord.com/oauth2/authorize?client_id=${alone.world.application.id}&scope=bot+applications.commands&permissions=274877991936`;
  const registered = { written: true, msg: 'commands registered' };
  expect(told).toEqual([
    [
      { msg: `in no server yet; invite it: ${invite}` },
      { ready: 'gaebong', servers: 0, msg: 'ready' },
      registered,
    ],
    [{ ready: 'gaebong', servers: 1, msg: 'ready' }, registered],
  ]);
});

test('commands are registered once: a second start, with an empty database too, writes nothing', async () => {
  const discord = await local();
  const cwd = temporaryFolder();
  for (const env of [{}, {}, { DATABASE_URL: ':memory:' }]) {
    const bot = startLiveBot(discord, { cwd, env });
    await bot.line('commands registered');
    await bot.kill();
  }
  const path = `/applications/${discord.world.application.id}/commands`;
  expect(about(discord, '/commands')).toEqual([`GET ${path}`, `PUT ${path}`, `GET ${path}`, `GET ${path}`]);
  expect(discord.breaches).toEqual([]);
});

test('DISCORD_GUILD_ID registers in that server alone, and taken away removes them there', async () => {
  const discord = await local();
  const cwd = temporaryFolder();
  const there = serverOf(discord).id;
  const places = async (env: Record<string, string>) => {
    const bot = startLiveBot(discord, { cwd, env });
    await bot.line('commands registered');
    await bot.kill();
    return [...new Set(discord.world.commands.map(({ guild_id }) => guild_id))];
  };
  expect(await places({})).toEqual([undefined]);
  expect(await places({ DISCORD_GUILD_ID: there })).toEqual([there]);
  expect(await places({})).toEqual([undefined]);
  expect(discord.breaches).toEqual([]);
});

test('killed and started again on its database, it goes on', async () => {
  const discord = await local();
  const cwd = temporaryFolder();
  const moderator = discord.as(userId(discord, 'moderator'), { channelId: channelId(discord, 'releases') });
  const first = startLiveBot(discord, { cwd });
  await first.line('commands registered');
  const saved = await moderator.type('alerts subscribe', { time: '9pm', 'time-zone': 'Asia/Tokyo' });
  expect([saved.failed, saved.private]).toEqual([undefined, true]);
  await first.kill();
  expect(await moderator.type('alerts list').then(({ failed }) => failed)).toBe('no answer in 3 s');

  const second = startLiveBot(discord, { cwd });
  await second.line('commands registered');
  const list = await moderator.type('alerts list');
  const said = JSON.stringify(list.message?.components);
  expect([said.includes(channelId(discord, 'releases')), said.includes('21:00 in Tokyo')]).toEqual([
    true,
    true,
  ]);
  expect([discord.breaches, discord.losses]).toEqual([[], []]);
});

test('its code is in a cache for the next one, though it is killed', async () => {
  const discord = await local();
  const cwd = temporaryFolder();
  const cache = join(cwd, 'cache');
  const bot = startLiveBot(discord, { cwd, env: { NODE_COMPILE_CACHE: cache } });
  const kept = () => (existsSync(cache) ? readdirSync(cache, { recursive: true }).length : 0);
  await until('a cache', () => kept() > 100 || undefined);
  await bot.kill('SIGKILL');
  expect(kept()).toBeGreaterThan(100);
});
