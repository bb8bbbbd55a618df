// Each alert once, whoever is killed: the bot and its Discord, each a process of its own, around the moment of sending.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { denied, openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import { remoteDiscord, type RemoteDiscord } from '../../src/sandbox/discord/remote-discord.ts';
import type { Fault } from '../../src/sandbox/discord/discord.ts';
import { save } from '../../src/sandbox/saved-world.ts';
import type { World } from '../../src/sandbox/discord/world.ts';
import { openDatabase } from '../../src/store/database.ts';
import { ledger } from '../../src/store/ledger.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { en } from '../../src/text/index.ts';
import { channel, opening } from '../sandbox/local.ts';
import { startLiveBot } from './live-bot.ts';
import { fileOf, start, temporaryFolder, until, type Running } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const places = ['general', 'releases', 'news', 'anywhere-thread'];

/** Repeat a run with SEED=… in the environment. */
const firstSeed = Number(process.env['SEED'] ?? Date.now() % 100_000);

/** Numbers from 0 to 1. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** Five minutes ago, when everything here fell due. */
function due(): Temporal.ZonedDateTime {
  const ago = Temporal.Now.instant().subtract({ minutes: 5 }).toZonedDateTimeISO('UTC');
  return ago.round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

type Scene = {
  cwd: string;
  at: Temporal.ZonedDateTime;
  world: World;
  unreadable: boolean;
  nonceWindow: number;
};

/** Two movies come out today, and each place is subscribed since yesterday. */
async function prepare({ cwd, at, world, unreadable }: Scene): Promise<void> {
  const movie = (id: string, title: string) => ({ id, title, source: 'test', releases: [{ date: day(at) }] });
  writeFileSync(
    join(cwd, 'movies.json'),
    JSON.stringify({ movies: [movie('a', 'Alpha'), movie('b', 'Beta')] }),
  );
  const { bot } = world;
  for (const name of unreadable ? ['general', 'releases', 'news'] : [])
    channel(world, name).permission_overwrites = [denied(bot, PermissionFlagsBits.ReadMessageHistory)];
  save(join(cwd, 'discord.json'), { calendar: String(opening), world });
  const database = await openDatabase(`sqlite:${join(cwd, 'bot.sqlite')}`);
  for (const name of places) {
    await subscriptionStore(database).save({
      channelId: channel(world, name).id,
      guildId: channel(world, name).guild_id ?? '',
      movies: 'all',
      region: 'KR',
      minute: at.hour * 60 + at.minute,
      timeZone: 'UTC',
      daysBefore: 0,
      language: 'en',
      publish: false,
      since: at.subtract({ days: 1 }).toInstant(),
      state: { name: 'active' },
    });
  }
  await database.destroy();
}

const day = (at: Temporal.ZonedDateTime): string => at.toPlainDate().toString();

type DiscordProcess = { url: string; token: string; remote: RemoteDiscord; running: Running };

async function startDiscord({ cwd, nonceWindow }: Scene, port = '0'): Promise<DiscordProcess> {
  const state = ['--state', join(cwd, 'discord.json'), '--port', port, '--nonce-window', String(nonceWindow)];
  const running = start([fileOf('src/sandbox/discord/discord-process.ts'), ...state], { cwd });
  const { url, token } = JSON.parse(await running.line('"url"')) as { url: string; token: string };
  return { url, token, running, remote: remoteDiscord(url) };
}

const startBot = (discord: DiscordProcess, { cwd }: Scene): Running =>
  startLiveBot(discord, { cwd, env: { CATALOGUE_FILE: join(cwd, 'movies.json') } });

/** What the bot posted, by place. */
async function posted({ remote }: DiscordProcess): Promise<Record<string, string[]>> {
  const { world } = await remote.state();
  const here = (name: string) =>
    (world.messages[channel(world, name).id] ?? [])
      .map(({ message }) => message)
      .filter(({ author }) => author.id === world.bot.id)
      .map(({ content }) => content);
  return Object.fromEntries(places.map((name) => [name, here(name)]));
}

const postedAtLeast = (discord: DiscordProcess, count: number) =>
  until(
    `${count} posts`,
    async () => Object.values(await posted(discord)).flat().length >= count || undefined,
  );

async function allSent({ cwd }: Scene): Promise<void> {
  const database = await openDatabase(`sqlite:${join(cwd, 'bot.sqlite')}`);
  onTestFinished(() => database.destroy());
  const sent = async () => (await ledger(database).posts()).filter(({ state }) => state === 'sent');
  await until('all posts sent', async () => (await sent()).length >= places.length || undefined);
}

async function expectOnce(discord: DiscordProcess, { at }: Scene): Promise<void> {
  const content = `🎬 ${en.posts.release({
    titles: ['Alpha', 'Beta'],
    more: 0,
    date: day(at),
    days: 0,
    cinema: false,
  })}`;
  expect(await posted(discord)).toEqual(Object.fromEntries(places.map((name) => [name, [content]])));
  expect((await discord.remote.state()).breaches).toEqual([]);
}

async function sceneOf(seed: number, more: Partial<Scene> = {}): Promise<Scene> {
  // Without the nonce's window the channel's history alone tells what arrived.
  const nonceWindow = seed % 2 === 0 ? 0 : 180_000;
  const scene = {
    cwd: temporaryFolder(),
    at: due(),
    world: openingWorld(opening),
    unreadable: false,
    nonceWindow,
    ...more,
  };
  await prepare(scene);
  return scene;
}

/** Starts the bot, and resolves when some of the posts, as chance has it, are in their channels. */
async function startAndWait(discord: DiscordProcess, scene: Scene, random: () => number): Promise<Running> {
  const bot = startBot(discord, scene);
  await discord.remote.connected();
  await postedAtLeast(discord, Math.floor(random() * (places.length + 1)));
  return bot;
}

const sending = { method: 'POST', path: '/messages' };
const faults: [string, Fault][] = [
  ['answers are slow', { ...sending, kind: 'slow', ms: 200 }],
  ['connections are cut after accepting', { ...sending, kind: 'cut', after: true }],
  ['502 is answered after accepting', { ...sending, kind: 'answer', status: 502, after: true }],
];
/** Neighbouring seeds, since an even one runs without the nonce window and an odd one with it. */
const seeds = [firstSeed, firstSeed + 1];
/** Both at once: the processes of one wait while those of the other work. */
const both = (run: (seed: number) => Promise<void>) => async () => void (await Promise.all(seeds.map(run)));

describe(`the bot is killed while it sends; seeds ${seeds.join(' and ')}`, () => {
  test.each(faults)('%s', (_, fault) =>
    both(async (seed) => {
      const scene = await sceneOf(seed);
      const discord = await startDiscord(scene);
      await discord.remote.fail(fault);
      const first = await startAndWait(discord, scene, randomFrom(seed));
      await first.kill();
      await discord.remote.heal();
      startBot(discord, scene);
      await allSent(scene);
      await expectOnce(discord, scene);
    })(),
  );

  test('what is in the channels may not be read back', async () => {
    const scene = await sceneOf(firstSeed, { unreadable: true, nonceWindow: 180_000 });
    const discord = await startDiscord(scene);
    await discord.remote.fail({ ...sending, kind: 'slow', ms: 60_000 });
    const first = startBot(discord, scene);
    await postedAtLeast(discord, places.length);
    await first.kill();
    await discord.remote.heal();
    startBot(discord, scene);
    await allSent(scene);
    await expectOnce(discord, scene);
  });
});

describe(`Discord is killed while the bot sends, and comes back where it was; seeds ${seeds.join(' and ')}`, () => {
  const slow: Fault = { ...sending, kind: 'slow', ms: 100 };
  const portOf = ({ url }: DiscordProcess): string => new URL(url).port;

  test(
    'the bot is killed too',
    both(async (seed) => {
      const scene = await sceneOf(seed);
      const discord = await startDiscord(scene);
      await discord.remote.fail(slow);
      const bot = await startAndWait(discord, scene, randomFrom(seed));
      await Promise.all([discord.running.kill(), bot.kill()]);
      startBot(discord, scene);
      const again = await startDiscord(scene, portOf(discord));
      await allSent(scene);
      await expectOnce(again, scene);
    }),
  );
});
