// The bot with its door for HTTP, over a local Discord that signs and posts.
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../../src/bot.ts';
import type { BotParts, RunningBot } from '../../src/bot/parts.ts';
import type { Answer, LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { everyComponent } from '../../src/sandbox/rules/component-rules.ts';
import { en } from '../../src/text/index.ts';
import { textsIn } from '../alerts/stage.ts';
import { channelId, local, opening, userId } from '../sandbox/local.ts';
import { until } from '../whole/process.ts';
import { botParts } from './bot-parts.ts';

async function overHttp(discord: LocalDiscord, more?: BotParts): Promise<RunningBot> {
  const given = more ?? (await botParts(discord, opening)).given;
  const config = { ...given.config, publicKey: discord.publicKey, httpPort: 0 };
  const bot = await startBot({ ...given, config });
  onTestFinished(bot.stop);
  await bot.registered;
  await discord.setEndpoint(bot.endpoint ? [bot.endpoint] : []);
  return bot;
}

const contents = ({ failed, message, updated }: Answer): unknown =>
  failed ?? everyComponent((message ?? updated)?.components ?? []).flatMap(({ content }) => content ?? [])[0];

const idsOn = ({ message }: Answer): unknown[] =>
  everyComponent(message?.components ?? []).flatMap(({ custom_id }) => custom_id ?? []);

test('everything that people do goes through it, and no gateway is held', async () => {
  const discord = await local();
  await overHttp(discord);
  const at = { channelId: channelId(discord, 'releases') };
  const member = discord.as(userId(discord, 'member'), at);
  const moderator = discord.as(userId(discord, 'moderator'), at);

  const offered = await member.suggest('movie', { title: 'unl' }, 'title');
  expect(offered.map(({ value }) => value)).toEqual(['unlocked']);

  const card = await member.type('movie', { title: 'Unlocked' });
  expect(contents(card)).toMatch(/Unlocked/);
  expect(idsOn(card)).toEqual(['movie/remind/unlocked']);
  const reminded = await member.press(card.message ?? { id: '' }, 'movie/remind/unlocked');
  expect([contents(reminded), reminded.private]).toEqual([expect.stringMatching(/Unlocked/), true]);

  // A deferred answer, and a message by REST beside it.
  const subscribed = await moderator.type('alerts subscribe');
  const confirmed = textsIn(discord, at.channelId).filter((each) => each.startsWith('🎬 Movie alerts come'));
  expect([subscribed.failed, subscribed.private, confirmed.length]).toEqual([undefined, true, 1]);

  const change = String(idsOn(subscribed)[0]);
  const opened = await moderator.press(subscribed.message ?? { id: '' }, change);
  if (!opened.form) throw new Error(opened.failed ?? 'no form');
  const saved = await moderator.submit(opened.form, { time: '21:30' });
  expect(contents(saved)).toMatch(/21:30|9:30/);

  expect([discord.breaches, discord.events.map(({ what }) => what)]).toEqual([
    [],
    Array(6).fill('INTERACTION_CREATE over HTTP: 200'),
  ]);
});

test('what is thrown is told as a reference, as through the gateway', async () => {
  const discord = await local();
  const { given, lines } = await botParts(discord, opening);
  let isBroken = false;
  const current = () => {
    if (!isBroken) return given.catalogue.current();
    isBroken = false;
    throw new Error('secret detail');
  };
  await overHttp(discord, { ...given, catalogue: { ...given.catalogue, current } });
  isBroken = true;
  const member = discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') });
  const answer = await member.type('movie', { title: 'Unlocked' });
  const [logged] = lines.map((line) => JSON.parse(line)).filter(({ error }) => error);
  expect([answer.private, contents(answer)]).toEqual([true, en.problems.unexpected(logged.reference)]);
});

test('the answer to a deferred command waits for Discord to have the deferral', async () => {
  const discord = await local();
  const { given, lines } = await botParts(discord, opening);
  await overHttp(discord, given);
  // Discord has taken in none of the first answers while these two requests fail.
  discord.fail({ kind: 'answer', status: 404, code: 10_015, path: '/messages/@original', times: 2 });
  const moderator = discord.as(userId(discord, 'moderator'), { channelId: channelId(discord, 'releases') });
  const { failed } = await moderator.type('alerts subscribe');
  expect([failed, lines.filter((line) => line.includes('"error"'))]).toEqual([undefined, []]);
});

test('a key of another application ends it with a sentence', async () => {
  const discord = await local();
  const { given } = await botParts(discord, opening);
  const config = { ...given.config, publicKey: '0'.repeat(64), httpPort: 0 };
  await expect(startBot({ ...given, config })).rejects.toMatchObject({
    name: 'FatalDiscordError',
    message:
      'DISCORD_PUBLIC_KEY is not the key of Gaebong: copy "Public Key" from General Information in the developer portal.',
  });
});

test('a bot that has the key of one application answers no other', async () => {
  const discord = await local();
  const { endpoint } = await overHttp(discord);
  const other = await local({ world: { ...discord.world, token: 'another token' } });
  await expect(other.setEndpoint([endpoint ?? ''])).rejects.toThrow(
    `${endpoint} answers a ping with 401, and not with a pong`,
  );
});

test('stopped, it answers what it was asked before', async () => {
  const discord = await local();
  const bot = await overHttp(discord);
  const path = '/messages/@original';
  discord.fail({ kind: 'slow', ms: 300, path, times: 1 });
  const moderator = discord.as(userId(discord, 'moderator'), { channelId: channelId(discord, 'releases') });
  const asked = moderator.type('alerts subscribe');
  await until('the deferral', () => discord.events[0]);
  await bot.stop();
  expect((await asked).failed).toBeUndefined();
});
