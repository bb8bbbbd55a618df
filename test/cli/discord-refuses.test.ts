import { afterEach, describe, expect, test, vi } from 'vitest';
import { local } from '../sandbox/local.ts';
import { startLiveBot } from '../whole/live-bot.ts';
import { temporaryFolder, until } from '../whole/process.ts';
import { noTokenSaid, noted, run, says, token } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(noTokenSaid);

describe('Discord refuses', () => {
  const refused =
    'Discord does not accept this token: set DISCORD_TOKEN to the one on the Bot page of the developer portal.';
  const live = (url: string, more: Record<string, string> = {}) =>
    run({ DISCORD_TOKEN: token, DISCORD_API_URL: url, DATABASE_URL: ':memory:', ...more });

  test('the token, by 401', async () => {
    const discord = await local();
    expect(await live(discord.url)).toEqual(says(refused));
  });

  test.each([
    [4004, refused],
    [4013, 'Discord closed the connection: it does not know the intents asked for (4013). Upgrade Gaebong.'],
    [4014, 'Discord closed the connection: it does not allow the intents asked for (4014). Upgrade Gaebong.'],
  ])('the connection, by %d', async (code, sentence) => {
    const discord = await local();
    discord.fail({ kind: 'gateway refused', code });
    expect(await live(discord.url, { DISCORD_TOKEN: discord.token })).toEqual(says(sentence));
  });

  test('a connection that was good, by 4004', async () => {
    const discord = await local();
    const bot = startLiveBot(discord, { cwd: temporaryFolder(), env: { LOG_LEVEL: 'fatal' } });
    await discord.connected();
    await until('commands', () => discord.world.commands.length > 0 || undefined);
    discord.disconnectGateway(4004);
    expect(noted(await bot.ended)).toEqual(says(refused));
  });
});
