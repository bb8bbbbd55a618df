// How a bot says that it stands, over a local Discord.
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../../src/bot.ts';
import { live, readiness, standing } from '../../src/bot/health.ts';
import { houseOf } from '../../src/bot/house.ts';
import type { BotParts } from '../../src/bot/parts.ts';
import { noMetrics } from '../../src/ops/metrics.ts';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { channelId, local, opening, userId } from '../sandbox/local.ts';
import { until } from '../whole/process.ts';
import { botParts } from './bot-parts.ts';

type Asked = (path: string) => Promise<{ status: number; text: string }>;

/** Asks the bot, from when it listens on, however far its start has come. */
async function asking(
  discord: LocalDiscord,
  more: Partial<BotParts['config']> = {},
  parts: Partial<BotParts> = {},
) {
  const { given, lines } = await botParts(discord, opening);
  const starting = startBot({ ...given, ...parts, config: { ...given.config, httpPort: 0, ...more } });
  onTestFinished(async () => (await starting.catch(() => undefined))?.stop());
  const url = await until('listening', () => lines.flatMap((line) => JSON.parse(line).health ?? [])[0]);
  const ask: Asked = async (path) => {
    const response = await fetch(new URL(path, String(url)));
    return { status: response.status, text: await response.text() };
  };
  const ready = async () => {
    const { status, text } = await ask('/readyz');
    const { ok, ...said } = JSON.parse(text);
    return [status, ok, ...Object.values<{ is: string }>(said).map(({ is }) => is)];
  };
  return { ask, ready, starting, lines, store: given.store };
}

test('at work: alive and ready, with a fresh heartbeat and tick', async () => {
  const discord = await local();
  const { ask, ready, starting } = await asking(discord);
  await (
    await starting
  ).registered;
  expect(await ready()).toEqual([200, true, 'connected', 'there', 'there']);
  const { discord: connection, catalogue } = JSON.parse((await ask('/readyz')).text);
  expect([connection.heartbeatSeconds < 5, catalogue.movies]).toEqual([true, 6]);
  const live = await ask('/livez');
  expect([live.status, JSON.parse(live.text)]).toEqual([
    200,
    { ok: true, lastTickSeconds: expect.any(Number) },
  ]);
});

test('Discord cannot be reached at start: alive, and not ready', async () => {
  const discord = await local();
  discord.fail({ kind: 'answer', status: 503, path: '/gateway/bot' });
  const { ask, ready } = await asking(discord);
  onTestFinished(discord.heal);
  expect([await ready(), (await ask('/livez')).status]).toEqual([
    [503, false, 'not connected so far', 'there', 'there'],
    200,
  ]);
});

test('the connection is lost, and is there again', async () => {
  const discord = await local();
  const { ready, starting, lines } = await asking(discord);
  await starting;
  discord.fail({ kind: 'answer', status: 503, path: '/gateway/bot' });
  discord.disconnectGateway(4000);
  await until('lost', () => lines.find((line) => line.includes('connection to Discord is lost')));
  expect(await ready()).toEqual([503, false, 'connection lost', 'there', 'there']);
});

test('closed for good: not ready', async () => {
  const discord = await local();
  const { ready, starting, lines } = await asking(discord);
  await starting;
  discord.disconnectGateway(4004);
  await until('closed', () => lines.find((line) => line.startsWith('Discord does not accept')));
  expect(await ready()).toEqual([503, false, 'closed for good', 'there', 'there']);
});

test('one that stands by is alive, and not ready; over HTTP it takes interactions, and is', async () => {
  const discord = await local();
  const standBy = async (more: Partial<BotParts['config']>) => {
    const { given } = await botParts(discord, opening);
    const leadership = { ...given.store.leadership, isLeading: () => false };
    const { ask, ready, starting } = await asking(discord, more, { store: { ...given.store, leadership } });
    await starting;
    return [await ready(), (await ask('/livez')).status];
  };
  expect(await standBy({})).toEqual([
    [503, false, 'held by another process: standing by', 'there', 'there'],
    200,
  ]);
  expect(await standBy({ publicKey: discord.publicKey })).toEqual([
    [200, true, 'over HTTP', 'there', 'there'],
    200,
  ]);
});

test('a catalogue that is still being read, and a database that does not answer', async () => {
  const discord = await local();
  const reading = Promise.withResolvers<void>();
  const first = await asking(discord, {}, { ready: reading.promise });
  await until('connected', async () => (await first.ready())[2] === 'connected' || undefined);
  const before = await first.ready();
  reading.resolve();
  await first.starting;
  const after = await first.ready();
  await first.store.close();
  expect([before, after, await first.ready()]).toEqual([
    [503, false, 'connected', 'there', 'being read'],
    [200, true, 'connected', 'there', 'there'],
    [503, false, 'connected', 'no answer', 'there'],
  ]);
});

/** The store, how often its database was asked, and what lets it answer again. */
function hanging(store: OpenStore) {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  // SQLite has one connection, and everything else waits for it.
  void store.db.transaction().execute(() => {
    begun.resolve();
    return held;
  });
  let asked = 0;
  const db = store.db.withPlugin({
    transformQuery({ node }) {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { store: { ...store, db }, begun: begun.promise, asked: () => asked, release };
}

test('however many ask while the database hangs, it is asked once, and anew when it has answered', async () => {
  const { given } = await botParts(await local(), opening);
  const { store, begun, asked, release } = hanging(given.store);
  const ready = readiness(houseOf({ ...given, store }, noMetrics), 50);
  const saysOf = async () => {
    const { database } = await ready();
    return [database, asked()];
  };
  await begun;
  const during = await Promise.all([saysOf(), saysOf()]);
  const later = await saysOf();
  release();
  expect([...during, later, await saysOf(), await saysOf()]).toEqual([
    [{ ok: false, is: 'no answer' }, 1],
    [{ ok: false, is: 'no answer' }, 1],
    [{ ok: false, is: 'no answer' }, 1],
    [{ ok: true, is: 'there' }, 1],
    [{ ok: true, is: 'there' }, 2],
  ]);
});

test('before the first tick there is no time since it', async () => {
  const { given } = await botParts(await local(), opening);
  const house = houseOf(given, noMetrics);
  expect([live(house), standing(house).lastTickSeconds]).toEqual([
    { ok: true, lastTickSeconds: null },
    undefined,
  ]);
});

test('what people do is counted by command, and no word of theirs is among the figures', async () => {
  const discord = await local();
  const { ask, starting } = await asking(discord);
  await (
    await starting
  ).registered;
  const member = discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') });
  await member.suggest('movie', { title: 'unl' }, 'title');
  await member.type('movie', { title: 'a private word' });
  const { text } = await ask('/metrics');
  const counts = text.split('\n').filter((line) => line.startsWith('gaebong_interaction_seconds_count'));
  expect([counts, text.includes('private word')]).toEqual([
    [
      'gaebong_interaction_seconds_count{command="/movie suggestions",result="answered"} 1',
      'gaebong_interaction_seconds_count{command="/movie",result="answered"} 1',
    ],
    false,
  ]);
});

test('a port that is taken ends the start with a sentence', async () => {
  const discord = await local();
  const { lines } = await asking(discord);
  const port = Number(new URL(lines.flatMap((line) => JSON.parse(line).health ?? [])[0]).port);
  const { given } = await botParts(discord, opening);
  await expect(startBot({ ...given, config: { ...given.config, httpPort: port } })).rejects.toMatchObject({
    name: 'ListenError',
    message: `Port ${port} on 127.0.0.1 is taken: set HTTP_PORT to another one.`,
  });
});
