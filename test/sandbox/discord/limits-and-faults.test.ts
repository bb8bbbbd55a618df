import { connect } from 'node:net';
import { REST } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { limitClock, rateLimits } from '../../../src/sandbox/discord/rate-limits.ts';
import type { Route } from '../../../src/sandbox/discord/state.ts';
import { call, channelId, local, opening, silent, userId } from '../local.ts';

const route = (more: Partial<Route> = {}): Route => ({
  method: 'POST',
  path: '/x',
  run: () => ({ status: 204 }),
  ...more,
});
const sends = route({ limit: { requests: 5, per: 5000 } });

describe('rate limits', () => {
  test('five in five seconds for each channel, then the rest of the five', () => {
    let now = 0;
    const pass = rateLimits(() => now);
    const passes = (channel: string) => pass(sends, channel).passes;
    expect(Array.from({ length: 6 }, () => passes('a'))).toEqual([true, true, true, true, true, false]);
    expect(passes('b')).toBe(true);
    now = 4000;
    const refused = pass(sends, 'a');
    expect(refused.body).toEqual({ message: 'You are being rate limited.', retry_after: 1, global: false });
    expect([refused.headers['Retry-After'], refused.headers['X-RateLimit-Scope']]).toEqual(['1', 'user']);
    now = 5000;
    expect(passes('a')).toBe(true);
  });

  test('fifty a second in all, of which answers to interactions are no part', () => {
    const pass = rateLimits(() => 0);
    const others = Array.from({ length: 50 }, (_, index) => pass(sends, String(index)).passes);
    const next = pass(sends, 'next');
    expect(others.every(Boolean)).toBe(true);
    expect([next.passes, next.headers['X-RateLimit-Global'], next.body?.['global']]).toEqual([
      false,
      'true',
      true,
    ]);
    expect(pass(route({ limit: 'none' }), '').passes).toBe(true);
    expect(pass(route({ limit: { requests: 5, per: 2000, outsideGlobal: true } }), 'token').passes).toBe(
      true,
    );
  });

  test('are over where the calendar was moved on, and go on where it is set back', () => {
    let [real, calendar] = [0, Temporal.Instant.from('2023-02-01T01:00Z')];
    const clock = limitClock(
      () => calendar,
      () => real,
    );
    const pass = rateLimits(clock);
    const passes = () => pass(sends, 'a').passes;
    expect(Array.from({ length: 6 }, passes)).toEqual([true, true, true, true, true, false]);
    calendar = calendar.add({ hours: 24 });
    expect(Array.from({ length: 6 }, passes)).toEqual([true, true, true, true, true, false]);
    calendar = calendar.subtract({ hours: 48 });
    expect(passes()).toBe(false);
    real = 5000;
    calendar = calendar.add({ seconds: 5, milliseconds: 40 });
    expect([passes(), clock()]).toEqual([true, 86_400_000 + 5000]);
  });

  test('the headers are on the answer', async () => {
    let calendar = opening;
    const discord = await local({ calendar: () => calendar });
    const path = `/channels/${channelId(discord, 'general')}/messages`;
    const { headers } = await call(discord, `POST ${path}`, { content: 'x', ...silent });
    expect(['limit', 'remaining'].map((name) => headers.get(`x-ratelimit-${name}`))).toEqual(['5', '4']);
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
    for (let sent = 1; sent < 5; sent += 1) await call(discord, `POST ${path}`, { content: 'x', ...silent });
    const sixth = await call(discord, `POST ${path}`, { content: 'x', ...silent });
    expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '5']);
    calendar = calendar.add({ hours: 24 });
    await call(discord, `POST ${path}`, { content: 'x', ...silent });
    expect(discord.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 200]);
  });
});

describe('faults on request', () => {
  const scene = async () => {
    const discord = await local();
    const id = channelId(discord, 'releases');
    const post = () => call(discord, `POST /channels/${id}/messages`, { content: 'x', ...silent });
    const stored = () => discord.world.messages[id]?.length ?? 0;
    return { discord, id, post, stored };
  };

  test('a status with Discord’s code, as often as asked, where asked', async () => {
    const { discord, id, post, stored } = await scene();
    discord.fail({
      kind: 'answer',
      status: 404,
      code: 10003,
      message: 'Unknown Channel',
      method: 'POST',
      channelId: id,
      times: 1,
    });
    const told = await post();
    expect([told.status, told.body]).toEqual([404, { message: 'Unknown Channel', code: 10003 }]);
    expect(stored()).toBe(0);
    expect((await post()).status).toBe(200);
    expect(stored()).toBe(1);
  });

  test('500 after the thing was done', async () => {
    const { discord, post, stored } = await scene();
    discord.fail({ kind: 'answer', status: 500, after: true, path: '/messages', times: 1 });
    expect([(await post()).status, stored()]).toEqual([500, 1]);
  });

  test('a connection cut before and after', async () => {
    const { discord, post, stored } = await scene();
    discord.fail({ kind: 'cut', times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(stored()).toBe(0);
    discord.fail({ kind: 'cut', after: true, times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(stored()).toBe(1);
  });

  test('429 with Retry-After, and bare as the machines in front of Discord say it', async () => {
    const { discord, post } = await scene();
    discord.fail({ kind: 'too many requests', retryAfter: 2, global: true, times: 1 });
    const told = await post();
    expect(
      ['retry-after', 'x-ratelimit-global', 'x-ratelimit-scope'].map((name) => told.headers.get(name)),
    ).toEqual(['2', 'true', 'global']);
    discord.fail({ kind: 'too many requests', times: 1 });
    const bare = await post();
    expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
  });

  test('a slow answer lets a client give up although the message is there', async () => {
    const { discord, id, stored } = await scene();
    discord.fail({ kind: 'slow', ms: 60_000, times: 1 });
    const rest = new REST({ api: discord.url, retries: 0, timeout: 100 }).setToken(discord.token);
    await expect(
      rest.post(`/channels/${id}/messages`, { body: { content: 'x', ...silent } }),
    ).rejects.toThrow('aborted');
    expect(stored()).toBe(1);
  });

  test('all is well again when healed', async () => {
    const { discord, post } = await scene();
    discord.fail({ kind: 'answer', status: 503 });
    expect([(await post()).status, (await post()).status]).toEqual([503, 503]);
    discord.heal();
    expect((await post()).status).toBe(200);
  });
});

test('a bot that is killed while it sends has done nothing wrong, and nothing is there', async () => {
  const discord = await local();
  const id = channelId(discord, 'releases');
  const { port } = new URL(discord.url);
  const socket = connect(Number(port), '127.0.0.1');
  const head = [
    `POST /api/v10/channels/${id}/messages HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-length: 99',
  ];
  socket.write([...head, `authorization: Bot ${discord.token}`, '', '{"content":'].join('\r\n'), () =>
    socket.destroy(),
  );
  await expect.poll(() => discord.requests.map(({ status }) => status)).toEqual([0]);
  expect([discord.breaches, discord.world.messages[id]]).toEqual([[], undefined]);
});

test('who waits at a keyboard is told when the local Discord closes', async () => {
  const discord = await local();
  const path = `PUT /applications/${discord.world.application.id}/commands`;
  await call(discord, path, [{ name: 'movie', description: 'A movie' }]);
  const member = discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') });
  const answer = member.type('movie');
  await discord.close();
  expect((await answer).failed).toBe('the local Discord was closed');
});
