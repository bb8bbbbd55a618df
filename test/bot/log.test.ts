// What a bot writes into its log, over a local Discord that repeats what it was told.
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../../src/bot.ts';
import { channelId, local, opening, userId } from '../sandbox/local.ts';
import { until } from '../whole/process.ts';
import { botParts } from './bot-parts.ts';

test('what somebody typed is not in it, although Discord repeats it; the reference that they read is', async () => {
  const discord = await local();
  const { given, lines } = await botParts(discord, opening);
  const bot = await startBot(given);
  onTestFinished(bot.stop);
  await bot.registered;
  const typed = 'my very own words';
  const message = `no such thing: ${typed}`;
  discord.fail({ kind: 'answer', status: 400, code: 50_035, message, path: '/callback', times: 1 });
  const member = discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') });
  void member.type('movie', { title: typed });
  const line = await until('an error', () => lines.find((one) => one.includes('"level":50')));
  const { error, reference, msg } = JSON.parse(line);
  expect([msg, reference, String(error.stack).split('\n')[0]]).toEqual([
    '/movie',
    expect.stringMatching(/^[a-z0-9]{6}$/),
    'DiscordAPIError[50035]: no such thing: [typed]',
  ]);
  expect(lines.filter((one) => one.includes('own words'))).toEqual([]);
});
