import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createBreaker } from '../../src/discord/breaker.ts';
import { discordClock } from '../../src/discord/discord-clock.ts';
import { createSender } from '../../src/discord/sender.ts';

const message = { content: 'x', components: [], allowed_mentions: { parse: [] } };

type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

/** A sender of a Discord that gives one answer to all, and what it was asked. */
async function senderTo(answer: Answer, breaker = createBreaker()) {
  const asked: string[] = [];
  const answers: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const type = { 'content-type': 'application/json' };
    request.resume();
    response.writeHead(answer.status, { ...type, ...answer.headers }).end(JSON.stringify(answer.body ?? {}));
  };
  const http = createServer(answers);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const sender = createSender({
    token: 'T',
    apiUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api`,
    clock: discordClock(),
    botUserId: '1',
    timeLimitMs: 2000,
    breaker,
    onTokenRefused: () => {},
  });
  return { sender, asked };
}

test('a message is edited and published by requests of their own', async () => {
  const { sender, asked } = await senderTo({ status: 200, body: { id: '2' } });
  expect(await sender.edit('1', '2', message)).toEqual({ name: 'ok', value: { id: '2' } });
  expect(await sender.publish('1', '2')).toEqual({ name: 'ok', value: { id: '2' } });
  expect(asked).toEqual([
    'PATCH /api/v10/channels/1/messages/2',
    'POST /api/v10/channels/1/messages/2/crosspost',
  ]);
});

const limited = { name: 'later', why: 'rate limit', sureNotDone: true } as const;

test.each([
  [
    'for a refusal of one message, which is no limit of the bot',
    { body: { code: 30_046, message: 'x' } },
    { name: 'later', why: 'Discord answered 30046', sureNotDone: true },
  ],
  [
    'with a time in its body alone',
    { body: { retry_after: 3 } },
    { ...limited, afterMs: 3050, everyone: false },
  ],
  [
    'with a time in its header',
    { headers: { 'retry-after': '3' } },
    { ...limited, afterMs: 3050, everyone: false },
  ],
  [
    'for everything',
    { headers: { 'retry-after': '0.2', 'x-ratelimit-global': 'true' } },
    { ...limited, afterMs: 250, everyone: true },
  ],
  [
    'without a time',
    { body: '<h1>1015</h1>' },
    { ...limited, why: 'a rate limit that does not say how long', afterMs: 60_000, everyone: true },
  ],
])('429 %s', async (_, answer, meaning) => {
  const { sender, asked } = await senderTo({ status: 429, ...answer });
  expect(await sender.send('1', message, 'n')).toEqual(meaning);
  expect(asked.length).toBe(1);
});

test('after too many refusals nothing is sent', async () => {
  const breaker = createBreaker(2, () => 0);
  const { sender, asked } = await senderTo({ status: 403, body: { code: 50_013, message: 'x' } }, breaker);
  await sender.send('1', message, 'n');
  await sender.send('2', message, 'n');
  expect(await sender.send('3', message, 'n')).toEqual({
    name: 'later',
    why: 'too many refusals',
    sureNotDone: true,
    everyone: true,
    afterMs: 600_001,
  });
  expect(asked.length).toBe(2);
});

test('shared rate limits are nobody’s fault', async () => {
  const breaker = createBreaker(1, () => 0);
  const headers = { 'retry-after': '1', 'x-ratelimit-scope': 'shared' };
  const { sender } = await senderTo({ status: 429, headers }, breaker);
  await sender.send('1', message, 'n');
  expect(breaker.openForMs()).toBe(0);
});
