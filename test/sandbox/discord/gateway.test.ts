import { createInflate, constants } from 'node:zlib';
import { Client } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalDiscord } from '../../../src/sandbox/discord/discord.ts';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { bot, call, local, opening, serverOf, userId } from '../local.ts';

type Line = {
  say(op: number, d?: unknown): void;
  next(): Promise<Json>;
  closed: Promise<number>;
  hangUp(code?: number): void;
};

function dial({ url }: LocalDiscord, headers: Record<string, string> = {}): Line {
  const socket = new WebSocket(`${url.replace('http', 'ws').replace('/api', '')}?v=10&encoding=json`, {
    headers,
  });
  onTestFinished(() => socket.terminate());
  socket.on('error', () => {});
  const heard: Json[] = [];
  const waiting: ((message: Json) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Json;
    const first = waiting.shift();
    if (first) first(message);
    else heard.push(message);
  });
  return {
    say: (op, d) => socket.send(JSON.stringify({ op, d })),
    next: () =>
      new Promise((resolve) => {
        const message = heard.shift();
        if (message) resolve(message);
        else waiting.push(resolve);
      }),
    closed: new Promise((resolve) => void socket.on('close', resolve)),
    hangUp: (code) => (code === undefined ? socket.terminate() : socket.close(code)),
  };
}

async function identified(discord: LocalDiscord, intents = 0) {
  const line = dial(discord);
  const hello = await line.next();
  line.say(2, { token: discord.token, intents, properties: {} });
  const ready = await line.next();
  return { line, hello, ready };
}

test('hello, identify, ready, heartbeat', async () => {
  const discord = await local();
  const { line, hello, ready } = await identified(discord);
  expect(hello).toEqual({ op: 10, d: { heartbeat_interval: 41_250 } });
  const { session_id, ...data } = ready['d'] as Json;
  expect(data).toEqual({
    v: 10,
    user: { ...discord.world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: [{ id: serverOf(discord).id, unavailable: true }],
    resume_gateway_url: discord.url.replace('http', 'ws').replace('/api', ''),
    shard: [0, 1],
    application: { id: discord.world.application.id, flags: 0 },
  });
  expect(session_id).toMatch(/^[0-9a-f]{32}$/);
  line.say(1, 1);
  expect(await line.next()).toEqual({ op: 11 });
});

test('servers come only with their intent', async () => {
  const discord = await local();
  const { line } = await identified(discord, 1);
  const event = await line.next();
  const data = event['d'] as { id: string; channels: { name: string }[]; threads: { name: string }[] };
  expect([event['t'], data.id]).toEqual(['GUILD_CREATE', serverOf(discord).id]);
  expect(data.channels.map(({ name }) => name)).toEqual(['general', 'releases', 'staff', 'news']);
  expect(data.threads.map(({ name }) => name)).toEqual(['anywhere-thread']);
});

test.each([
  ['a wrong token', 2, { token: 'x', intents: 0 }, 4004],
  ['intents that are none', 2, { intents: 'all' }, 4013],
  ['an unknown opcode', 99, {}, 4001],
  ['something before identify', 3, {}, 4003],
])('%s closes', async (_, op, data, code) => {
  const discord = await local();
  const line = dial(discord);
  await line.next();
  line.say(op, { token: discord.token, ...data });
  expect(await line.closed).toBe(code);
});

test('identifying twice closes', async () => {
  const discord = await local();
  const { line } = await identified(discord);
  line.say(2, { token: discord.token, intents: 0 });
  expect(await line.closed).toBe(4005);
});

test('a foreign host is not served', async () => {
  const discord = await local();
  expect(await dial(discord, { host: 'evil.example' }).closed).toBe(1006);
});

test('what was missed is replayed to who resumes', async () => {
  const discord = await local({ times: { firstAnswer: 1 } });
  const { line, ready } = await identified(discord);
  line.hangUp();
  await line.closed;
  await call(discord, `PUT /applications/${discord.world.application.id}/commands`, [
    { name: 'a', description: 'b' },
  ]);
  const channelId = Object.keys(discord.world.channels)[0] ?? '';
  await discord.as(userId(discord, 'member'), { channelId }).type('a');
  const again = dial(discord);
  await again.next();
  const { session_id } = ready['d'] as Json;
  again.say(6, { token: discord.token, session_id, seq: 1 });
  const events = [await again.next(), await again.next()];
  expect(events.map(({ t, s }) => [t, s])).toEqual([
    ['INTERACTION_CREATE', 2],
    ['RESUMED', 3],
  ]);
});

test('a session that was ended cannot be resumed', async () => {
  const discord = await local();
  const { line, ready } = await identified(discord);
  line.hangUp(1000);
  await line.closed;
  const again = dial(discord);
  await again.next();
  again.say(6, { token: discord.token, session_id: (ready['d'] as Json)['session_id'], seq: 1 });
  expect(await again.next()).toEqual({ op: 9, d: false });
});

test('one stream of zlib when the client asks for it', async () => {
  const discord = await local();
  const socket = new WebSocket(
    `${discord.url.replace('http', 'ws').replace('/api', '')}?v=10&compress=zlib-stream`,
  );
  onTestFinished(() => socket.terminate());
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
  const texts: Promise<string>[] = [];
  const inflated = () =>
    new Promise<string>((resolve) => inflate.once('data', (chunk: Buffer) => resolve(String(chunk))));
  texts.push(inflated());
  socket.on('message', (data: Buffer) => inflate.write(data));
  expect(JSON.parse(await (texts[0] ?? ''))).toEqual({ op: 10, d: { heartbeat_interval: 41_250 } });
  const second = inflated();
  socket.send(JSON.stringify({ op: 1, d: null }));
  expect(JSON.parse(await second)).toEqual({ op: 11 });
});

test('the real client comes back after its connection was closed', async () => {
  const discord = await local();
  const client = await bot(discord);
  const resumed = new Promise((resolve) => void client.once('shardResume', resolve));
  discord.disconnectGateway();
  await resumed;
  await discord.connected();
});

test.each([4004, 4014])('a login refused with %i rejects', async (code) => {
  const discord = await local();
  discord.fail({ kind: 'gateway refused', code, times: 1 });
  const client = new Client({ intents: [], rest: { api: discord.url } });
  onTestFinished(() => client.destroy());
  await expect(client.login(discord.token)).rejects.toThrow();
});

test('Discord’s clock is the calendar', async () => {
  const discord = await local();
  const { headers } = await call(discord, 'GET /gateway/bot');
  expect(new Date(headers.get('date') ?? '').getTime()).toBe(opening.epochMilliseconds);
});
