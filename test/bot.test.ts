// The bot as it is joined, over a local Discord, where the process as a whole does not matter.
import { expect, onTestFinished, test } from 'vitest';
import { startBot, type BotParts, type RunningBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { catalogueOf } from '../src/core/catalogue.ts';
import { createLog } from '../src/ops/log.ts';
import type { LocalDiscord } from '../src/sandbox/discord/discord.ts';
import { holdCatalogue } from '../src/store/catalogue.ts';
import { openDatabase } from '../src/store/database.ts';
import { factStore } from '../src/store/facts.ts';
import { claimDatabase } from '../src/store/owner.ts';
import { subscriptionStore } from '../src/store/subscriptions.ts';
import { releaseDay, textsIn } from './alerts/stage.ts';
import { sixMovies } from './commands/movies.ts';
import { channelId, local, opening, serverOf, userId } from './sandbox/local.ts';
import { until } from './whole/process.ts';

async function parts(discord: LocalDiscord, now: Temporal.Instant) {
  const database = await openDatabase(':memory:');
  onTestFinished(() => database.destroy());
  const lines: string[] = [];
  const given: BotParts = {
    config: { ...readConfig({ DISCORD_API_URL: discord.url }), token: discord.token },
    database,
    catalogue: holdCatalogue(catalogueOf(sixMovies)),
    calendar: () => now,
    log: createLog({ level: 'info', stream: { write: (line) => void lines.push(line) } }),
    version: '0.1.0',
    onFatal: (error) => void lines.push(error.message),
    onAlerts: () => {},
  };
  return { given, lines };
}

async function stopAtEnd(starting: Promise<RunningBot>): Promise<void> {
  const bot = await starting;
  await bot.registered;
  await bot.stop();
}

test('what is due is posted by a bot known from before while only the gateway is down', async () => {
  const discord = await local({ calendar: () => releaseDay });
  const { given } = await parts(discord, releaseDay);
  const { application, bot } = discord.world;
  const owner = { applicationId: application.id, userId: bot.id, name: bot.username };
  await claimDatabase(factStore(given.database), owner, discord.token);
  const releases = channelId(discord, 'releases');
  await subscriptionStore(given.database).change(releases, () => ({
    channelId: releases,
    guildId: serverOf(discord).id,
    movies: 'all',
    minute: 540,
    timeZone: 'Asia/Seoul',
    daysBefore: 0,
    language: 'en',
    since: opening,
    state: { name: 'active' },
  }));
  discord.fail({ kind: 'answer', status: 503, path: '/gateway/bot' });
  const starting = startBot(given);
  await until('the post', () => textsIn(discord, releases)[0]);
  expect(textsIn(discord, releases)).toEqual(['🎬 **Unlocked** comes out today, Friday 17 February']);
  discord.heal();
  await stopAtEnd(starting);
});

test('a connection that is lost comes back, and commands are answered again', async () => {
  const discord = await local();
  const { given, lines } = await parts(discord, opening);
  const bot = await startBot(given);
  await bot.registered;
  discord.disconnectGateway(4000);
  await until('the connection', () =>
    lines.find((line) => line.includes('the connection to Discord is back')),
  );
  await discord.connected();
  const member = discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') });
  expect((await member.type('help')).failed).toBeUndefined();
  await bot.stop();
});

test('a refused direct message is told at the next command, once', async () => {
  const discord = await local();
  const member = userId(discord, 'member');
  const person = discord.world.people[member];
  if (person) person.refusesMessages = true;
  const { given } = await parts(discord, opening);
  let now = opening;
  const bot = await startBot({ ...given, calendar: () => now });
  await bot.registered;
  const keyboard = discord.as(member, { channelId: channelId(discord, 'general'), locale: 'ko' });
  await keyboard.type('remind', { movie: 'unlocked' });
  now = releaseDay;
  await bot.alerts.tick();
  const answers = [await keyboard.type('help'), await keyboard.type('help')];
  await until('the notice', () => answers[0]?.followUps[0]);
  const told = answers.map(({ followUps }) => followUps.map(({ components }) => JSON.stringify(components)));
  expect(told.map((notices) => notices.length)).toEqual([1, 0]);
  expect(told[0]?.[0]).toMatch(/스마트폰을 떨어뜨렸을 뿐인데/);
  expect(discord.breaches).toEqual([]);
  await bot.stop();
});

test('in a server of its own: registered there as soon as the bot is invited', async () => {
  const discord = await local();
  const guildId = serverOf(discord).id;
  discord.fail({ kind: 'answer', status: 403, code: 50_001, path: `/guilds/${guildId}/commands`, times: 1 });
  const { given, lines } = await parts(discord, opening);
  const bot = await startBot({ ...given, config: { ...given.config, guildId } });
  await bot.registered;
  expect(discord.world.commands.map(({ guild_id }) => guild_id)).toEqual(Array(6).fill(guildId));
  expect(lines.filter((line) => line.includes('trying again')).length).toBe(1);
  await bot.stop();
});
