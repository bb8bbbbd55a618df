// The bot as it is joined, over a local Discord, where the process as a whole does not matter.
import { expect, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import type { RunningBot } from '../src/bot/parts.ts';
import { factStore } from '../src/store/facts.ts';
import { claimDatabase } from '../src/store/owner.ts';
import { subscriptionStore } from '../src/store/subscriptions.ts';
import { releaseDay, textsIn } from './alerts/stage.ts';
import { botParts } from './bot/bot-parts.ts';
import { channelId, local, opening, serverOf, userId } from './sandbox/local.ts';
import { until } from './whole/process.ts';

async function stopAtEnd(starting: Promise<RunningBot>): Promise<void> {
  const bot = await starting;
  await bot.registered;
  await bot.stop();
}

test('what is due is posted by a bot known from before while only the gateway is down', async () => {
  const discord = await local({ calendar: () => releaseDay });
  const { given } = await botParts(discord, releaseDay);
  const { application, bot } = discord.world;
  const owner = { applicationId: application.id, userId: bot.id, name: bot.username };
  await claimDatabase(factStore(given.store.db), owner, discord.token);
  const releases = channelId(discord, 'releases');
  await subscriptionStore(given.store.db).change(releases, () => ({
    channelId: releases,
    guildId: serverOf(discord).id,
    movies: 'all',
    region: 'KR',
    minute: 540,
    timeZone: 'Asia/Seoul',
    daysBefore: 0,
    language: 'en',
    publish: false,
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
  const { given, lines } = await botParts(discord, opening);
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
  const { given } = await botParts(discord, opening);
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
  const { given, lines } = await botParts(discord, opening);
  const bot = await startBot({ ...given, config: { ...given.config, guildId } });
  await bot.registered;
  expect(discord.world.commands.map(({ guild_id }) => guild_id)).toEqual(Array(6).fill(guildId));
  expect(lines.filter((line) => line.includes('trying again')).length).toBe(1);
  await bot.stop();
});
