import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimitError } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { discordClock } from '../../src/discord/discord-clock.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createRequests, NoAnswer, steady, type RequestOptions } from '../../src/discord/requests.ts';

async function server(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/api`;
}

const requestsTo = (apiUrl: string, more: Partial<RequestOptions> = {}) =>
  createRequests({
    token: 'T',
    apiUrl,
    clock: discordClock(),
    retries: 0,
    perSecond: 50,
    timeLimitMs: 300,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter === 0,
    ...more,
  });

test('a request carries the token, the version and its body, and gives what was answered', async () => {
  const seen: unknown[] = [];
  const url = await server((request, response) => {
    seen.push([request.method, request.url, request.headers.authorization]);
    response.setHeader('content-type', 'application/json').end('{"id":"1"}');
  });
  expect(await requestsTo(url)('GET', '/users/@me', { query: new URLSearchParams({ a: 'b' }) })).toEqual({
    id: '1',
  });
  expect(seen).toEqual([['GET', '/api/v10/users/@me?a=b', 'Bot T']]);
});

test.each([
  ['never answers', () => {}],
  [
    'never ends its answer',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
  ],
] satisfies [string, RequestListener][])('no await without an end: a server that %s', async (_, listener) => {
  const url = await server(listener);
  await expect(requestsTo(url)('GET', '/users/@me')).rejects.toThrow(NoAnswer);
});

test('a 429 that does not say how long is asked once, not for ever', async () => {
  let asked = 0;
  const url = await server((_, response) => {
    asked += 1;
    response.writeHead(429, { 'content-type': 'text/html' }).end('<h1>slow down</h1>');
  });
  await expect(requestsTo(url)('POST', '/channels/1/messages', { body: {} })).rejects.toThrow(RateLimitError);
  expect(asked).toBe(1);
});

/** What was told of answers and waits. */
function observer() {
  const answers: unknown[] = [];
  const waits: number[] = [];
  const observed = {
    answer: (status: unknown) => void answers.push(status),
    waited: (seconds: number) => void waits.push(seconds),
  };
  return { observed, answers, waits };
}

const empty: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');

test('what gets no answer is counted as well: cut, or timed out', async () => {
  const listeners: RequestListener[] = [empty, ({ socket }) => void socket.destroy(), () => {}];
  const url = await server((...request) => listeners.shift()?.(...request));
  const { observed, answers } = observer();
  const requests = requestsTo(url, { observed });
  while (listeners.length > 0) await requests('GET', '/users/@me').catch(() => {});
  expect(answers).toEqual([200, 'none', 'none']);
});

test('a turn that is free at once is no wait', async () => {
  const { observed, waits } = observer();
  const requests = requestsTo(await server(empty), { observed, pace: createPace(46) });
  await Promise.all([requests('GET', '/users/@me'), requests('GET', '/users/@me')]);
  expect(waits.map((seconds) => seconds > 0.01)).toEqual([true]);
});

test.each([
  ['sits out is a wait', false, [true]],
  ['refuses is none', true, []],
])('a rate limit that discord.js %s', async (_, rejects, expected) => {
  const url = await server((_request, response) =>
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'x-ratelimit-limit': '1',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': '0.1',
      })
      .end('{}'),
  );
  const { observed, waits } = observer();
  const requests = requestsTo(url, { observed, timeLimitMs: 2000, rejectOnRateLimit: () => rejects });
  await requests('GET', '/users/@me');
  await requests('GET', '/users/@me').catch(() => {});
  expect(waits.map((seconds) => seconds > 0 && seconds < 1)).toEqual(expected);
});

test("Discord's clock is heard from every answer", async () => {
  const clock = discordClock(() => 0);
  const url = await server((_, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json', date: 'Wed, 01 Feb 2023 01:00:00 GMT' })
      .end('{}');
  });
  await requestsTo(url, { clock })('GET', '/users/@me');
  expect(clock.now()).toBe(Date.parse('2023-02-01T01:00:00Z'));
});

test('a wall clock that was set back makes a new instance, one that runs on does not', () => {
  let ahead = 1000;
  let made = 0;
  const current = steady(
    () => (made += 1),
    () => ahead,
  );
  expect(current()).toBe(1);
  ahead = 990;
  expect(current()).toBe(1);
  ahead = -3_600_000;
  expect(current()).toBe(2);
  ahead = 5000;
  expect([current(), current()]).toEqual([2, 2]);
});
