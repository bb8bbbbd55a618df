// Several processes of one bot on one PostgreSQL: one leads, the others stand by, and what people type is answered.
import { expect, test, vi } from 'vitest';
import type { Answer, LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { everyComponent } from '../../src/sandbox/rules/component-rules.ts';
import { textOf } from '../../src/sandbox/rules/rule-kit.ts';
import { channelId, local, userId } from '../sandbox/local.ts';
import { freshDatabase } from '../store/engines.ts';
import { startLiveBot } from './live-bot.ts';
import { logLines, temporaryFolder, type Running } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const keyboard = (discord: LocalDiscord) =>
  discord.as(userId(discord, 'moderator'), { channelId: channelId(discord, 'releases') });

const contents = ({ failed, message }: Answer): string =>
  failed ??
  everyComponent(message?.components ?? []).flatMap(({ content }) => textOf(content) || [])[0] ??
  '';

const said = (bot: Running): unknown[] => logLines(bot.errors()).map(({ msg }) => msg);

const takeOverMs = 5000;

test('the process that leads is killed: within 5 s another one answers', async () => {
  await using held = await freshDatabase('postgres');
  const discord = await local();
  const startBot = () => startLiveBot(discord, { cwd: temporaryFolder(), env: { DATABASE_URL: held.url } });
  const first = startBot();
  await first.line('commands registered');
  const second = startBot();
  await second.line('standing by');
  expect(contents(await keyboard(discord).type('movie', { title: 'Unlocked' }))).toMatch(/Unlocked/);
  expect(said(second)).toEqual(['standing by: another process leads']);

  await first.kill();
  const killedAt = performance.now();
  await second.line('"ready"');
  expect(performance.now() - killedAt).toBeLessThan(takeOverMs);
  expect(contents(await keyboard(discord).type('movie', { title: 'Unlocked' }))).toMatch(/Unlocked/);
  expect(discord.breaches).toEqual([]);
});

test('over HTTP two answer at once, and the one that is left when the other is killed leads', async () => {
  await using held = await freshDatabase('postgres');
  const discord = await local();
  const env = { DATABASE_URL: held.url, DISCORD_PUBLIC_KEY: discord.publicKey, HTTP_PORT: '0' };
  const startBot = () => startLiveBot(discord, { cwd: temporaryFolder(), env });
  const first = startBot();
  await first.line('commands registered');
  const second = startBot();
  await second.line('"ready"');
  const urls = [first, second].map((bot) =>
    String(logLines(bot.errors()).findLast(({ endpoint }) => endpoint)?.['endpoint']),
  );
  await discord.setEndpoint(urls);

  const subscribed = await keyboard(discord).type('alerts subscribe');
  const listed = await keyboard(discord).type('alerts list');
  expect([subscribed.failed, contents(listed)]).toEqual([
    undefined,
    expect.stringMatching(/^## Movie alerts in 1 channel/),
  ]);

  await first.kill();
  await second.line('this process leads now');
  await second.line('commands registered');
  const answers = [await keyboard(discord).type('help'), await keyboard(discord).type('help')];
  expect(answers.map(({ failed }) => failed)).toEqual([undefined, undefined]);
  expect([discord.breaches, discord.events.filter(({ what }) => what === 'Identify')]).toEqual([[], []]);
});
