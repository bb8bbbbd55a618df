import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openStage, type Stage, type StageOptions } from '../../src/sandbox/stage.ts';
import { channelNamed } from '../../src/sandbox/discord/world.ts';
import { opening } from './local.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stage-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function opened(folder: string, more: Partial<StageOptions> = {}): Promise<Stage> {
  const stage = await openStage({
    port: 0,
    movies: [],
    timeZone: 'Asia/Seoul',
    bot: {
      module: fileURLToPath(new URL('small-bot.ts', import.meta.url)),
      args: [],
      env: { PATH: process.env['PATH'] ?? '' },
    },
    folder,
    doors: {},
    changed: () => {},
    onNews: () => {},
    onBotEnd: () => {},
    ...more,
  });
  onTestFinished(async () => {
    await stage.bot.kill();
    await stage.discord.close();
  });
  return stage;
}

/** What people wrote in #general. */
function said({ discord: { world } }: Stage): string[] {
  const { id = '' } = channelNamed(world, 'general') ?? {};
  return (world.messages[id] ?? []).map(({ message }) => message.content);
}

function write(stage: Stage, text: string): void {
  const { world } = stage.discord;
  const [someone = ''] = Object.keys(world.people);
  stage.discord.as(someone, { channelId: channelNamed(world, 'general')?.id ?? '' }).write(text);
}

const minuteOf = (stage: Stage): string =>
  stage.now().round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();

test('it opens with a little life, on its day', async () => {
  const stage = await opened(temporaryFolder());
  expect(said(stage).at(-1)).toBe('Try `/movie Unlocked`, or `스마트폰`, or even `unlcoked`.');
  expect(minuteOf(stage)).toBe(String(opening));
});

test('it goes on where it was', async () => {
  const folder = temporaryFolder();
  const first = await opened(folder);
  write(first, 'still here?');
  await first.bot.kill();
  await first.travel('2023-02-03T09:00');
  await first.discord.close();
  const second = await opened(folder);
  expect([said(second).at(-1), minuteOf(second)]).toEqual(['still here?', '2023-02-03T00:00:00Z']);
});

test('a reset makes the world, the clock, the database and what went wrong anew, and starts the bot', async () => {
  const stage = await opened(temporaryFolder());
  const { discord } = stage;
  const before = said(stage);
  write(stage, 'soon gone');
  discord.fail({ kind: 'cut' });
  await stage.bot.kill();
  await stage.travel('2023-02-03T09:00');
  writeFileSync(stage.databaseFile, 'old');
  const { token } = discord.world;
  await stage.reset();
  expect([said(stage), minuteOf(stage)]).toEqual([before, String(opening)]);
  expect([existsSync(stage.databaseFile), discord.world.token === token]).toEqual([false, true]);
  expect([discord.faults(), discord.requests, discord.events, discord.breaches]).toEqual([[], [], [], []]);
  await stage.bot.ready();
  expect(stage.bot.state()).toBe('on');
});

test('one journey after the other', async () => {
  const stage = await opened(temporaryFolder());
  await stage.bot.kill();
  const later = stage.travel('2023-02-03T09:00');
  const earlier = stage.travel('2023-02-02T09:00');
  await expect(earlier).rejects.toThrow('the clock only goes forward');
  await later;
  expect(minuteOf(stage)).toBe('2023-02-03T00:00:00Z');
});

test('a port that is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  await expect(openStage({ ...bare(temporaryFolder()), port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken: set SANDBOX_PORT to another one.`,
  );
});

const bare = (folder: string): StageOptions => ({
  port: 0,
  movies: [],
  timeZone: 'Asia/Seoul',
  bot: { module: '', args: [], env: {} },
  folder,
  doors: {},
  changed: () => {},
  onNews: () => {},
  onBotEnd: () => {},
});
