// The door for interactions over HTTP, called as Discord calls it and as others may.
import { connect, type Socket } from 'node:net';
import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDoor, type DoorOptions } from './listening.ts';
import type { FirstAnswer } from '../../src/discord/responder.ts';
import { publicKey, signed } from './signing.ts';

const now = 1_700_000_000;
const ping = JSON.stringify({ type: 1 });

type Handler = (interaction: APIInteraction, answer: FirstAnswer) => Promise<void>;

async function open(handler: Handler = async () => {}, more: Partial<DoorOptions> = {}) {
  const seen: unknown[] = [];
  const endpoint = await openDoor({
    publicKey,
    times: () => [now * 1000],
    async onInteraction(interaction, answer) {
      seen.push(interaction);
      await handler(interaction, answer);
      return 'handled';
    },
    ...more,
  });
  onTestFinished(endpoint.close);
  return { ...endpoint, seen };
}

type Answered = { status: number; body: string; headers: Record<string, string> };

async function post(url: string, body: string, headers = signed(body, now)): Promise<Answered> {
  return answered(await fetch(url, { method: 'POST', headers, body }));
}

async function answered(response: Response): Promise<Answered> {
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, body: await response.text(), headers };
}

const empty = { 'content-length': '0', connection: 'close' };
const refused = (status: number) => ({ status, body: '', headers: empty });
const json = (content: object) => ({
  status: 200,
  body: JSON.stringify(content),
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(JSON.stringify(content).length),
    connection: 'keep-alive',
    'keep-alive': 'timeout=65',
  },
});

/** What comes back on a connection that sends `text` as it is, until the other side ends it. */
async function raw(url: string, text: string): Promise<string> {
  const socket = dial(url);
  socket.write(text);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString()
    .replace(/^Date: .*\r\n/m, '');
}

function dial(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return socket;
}

const head = (more: Record<string, string>, body = '') =>
  ['POST /interactions HTTP/1.1', 'Host: x', ...Object.entries(more).map((pair) => pair.join(': '))].join(
    '\r\n',
  ) + `\r\n\r\n${body}`;

test('a ping is answered with a pong, and reaches no command', async () => {
  const { url, seen } = await open();
  expect([await post(url, ping), seen]).toEqual([json({ type: 1 }), []]);
});

test('the first answer is the response, whoever the caller says that they are', async () => {
  const { url, seen } = await open((_, answer) => answer({ type: 4, data: { content: '개봉' } }));
  const body = JSON.stringify({ type: 2, id: '7' });
  const headers = { ...signed(body, now), origin: 'https://elsewhere.example', 'x-forwarded-for': '1.2.3.4' };
  const { status, body: said } = await post(url, body, headers);
  expect([status, JSON.parse(said), seen]).toEqual([
    200,
    { type: 4, data: { content: '개봉' } },
    [{ type: 2, id: '7' }],
  ]);
});

const good = signed(ping, now);
const signature = good['x-signature-ed25519'] ?? '';
const bad: [string, Record<string, string>, string?][] = [
  ['no signature', {}],
  ['a signature without its time', { 'x-signature-ed25519': signature }],
  ['a time without its signature', { 'x-signature-timestamp': String(now) }],
  ['a signature that is none', { ...good, 'x-signature-ed25519': 'f'.repeat(128) }],
  ['too short a signature', { ...good, 'x-signature-ed25519': signature.slice(2) }],
  ['a signature with more behind it', { ...good, 'x-signature-ed25519': `${signature}00` }],
  ['another time than was signed', { ...good, 'x-signature-timestamp': String(now + 1) }],
  ['another body than was signed', good, `${ping} `],
  ['a time that is no number', { ...good, 'x-signature-timestamp': 'now' }],
  ['a signature from ten minutes ago', signed(ping, now - 600)],
  ['a signature from in ten minutes', signed(ping, now + 600)],
];
test.each(bad)('%s: 401, and no command', async (_, headers, body = ping) => {
  const { url, seen } = await open();
  expect([await post(url, body, headers), seen]).toEqual([refused(401), []]);
});

test('one of the clocks has to be near the time of the signature', async () => {
  const { url } = await open(undefined, { times: () => [0, (now - 299) * 1000] });
  expect((await post(url, ping)).status).toBe(200);
});

test.each([
  ['GET /interactions', 405, { ...empty, allow: 'POST' }],
  ['PUT /interactions', 405, { ...empty, allow: 'POST' }],
  ['GET /', 404, empty],
  ['POST /interactions/', 404, empty],
  ['POST /interactions?a=1', 404, empty],
  ['POST /../etc/passwd', 404, empty],
])('%s: %i', async (request, status, headers) => {
  const { url, seen } = await open();
  const [method = '', path = ''] = request.split(' ');
  const there = new URL(path, url).href;
  const response = await fetch(there, { method, ...(method === 'GET' ? {} : { body: ping, headers: good }) });
  expect([await answered(response), seen]).toEqual([{ status, body: '', headers }, []]);
});

test.each([
  ['no JSON', 'nonsense'],
  ['no interaction', '[]'],
  ['nothing', ''],
])('signed, and %s: 400', async (_, body) => {
  const { url, seen } = await open();
  expect([await post(url, body), seen]).toEqual([refused(400), []]);
});

describe('too large', () => {
  const mostBytes = 1024 * 1024;
  const answer = 'HTTP/1.1 413 Payload Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

  test('as it says itself: nothing of it is waited for', async () => {
    const { url } = await open();
    expect(await raw(url, head({ ...good, 'Content-Length': String(mostBytes + 1) }))).toBe(answer);
  });

  test('as it turns out', async () => {
    const { url } = await open();
    const body = 'x'.repeat(mostBytes + 1);
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n`;
    expect(await raw(url, head({ ...good, 'Transfer-Encoding': 'chunked' }, chunk))).toBe(answer);
  });

  test('not yet', async () => {
    const { url } = await open((_, reply) => reply({ type: 6 }));
    const body = JSON.stringify({ type: 3, id: '1', rest: '' }).padEnd(mostBytes, ' ');
    expect((await post(url, body)).status).toBe(200);
  });
});

const timeouts = { headersMs: 100, requestMs: 200 };
const late = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';
test.each([
  ['the headers', 'POST /interactions HTTP/1.1\r\nHost: x\r\n'],
  ['the body', head({ ...good, 'Content-Length': '100' }, '{')],
])('who never ends %s is shown out, and others are served meanwhile', async (_, text) => {
  const { url } = await open(undefined, { limits: timeouts });
  const slow = raw(url, text);
  expect([(await post(url, ping)).status, await slow]).toEqual([200, late]);
});

test('more connections than there may be are closed', async () => {
  const { url } = await open(undefined, { limits: { connections: 1 } });
  const first = dial(url);
  await new Promise((resolve) => void first.once('connect', resolve));
  expect(await raw(url, head(good)).catch(() => '')).toBe('');
});

test('what was answered before: 409; what is not answered at all: 500', async () => {
  const { url } = await open(undefined, {
    onInteraction: async ({ id }) => (id === '1' ? 'repeated' : 'handled'),
  });
  const of = (id: string) => JSON.stringify({ type: 2, id });
  expect([await post(url, of('1')), await post(url, of('2'))]).toEqual([refused(409), refused(500)]);
});

test('the caller has hung up: the answer fails, and the door stays open', async () => {
  const failed = Promise.withResolvers<unknown>();
  const taken = Promise.withResolvers<void>();
  const { promise: gone, resolve: hangUp } = Promise.withResolvers<void>();
  const { url } = await open(async (_, answer) => {
    taken.resolve();
    await gone;
    await answer({ type: 4, data: { content: 'late' } }).catch(failed.resolve);
  });
  const body = JSON.stringify({ type: 2, id: '1' });
  const socket = dial(url);
  socket.write(head({ ...signed(body, now), 'Content-Length': String(body.length) }, body));
  await taken.promise;
  socket.destroy();
  await new Promise((resolve) => void socket.once('close', resolve));
  // Whoever calls after the end was sent is served after it was seen.
  await post(url, ping);
  hangUp();
  expect([String(await failed.promise), (await post(url, ping)).status]).toEqual([
    'Error: Discord did not wait for the answer',
    200,
  ]);
});

test('closed, it finishes what it has taken, and takes no more', async () => {
  const taken = Promise.withResolvers<void>();
  const { promise: enough, resolve: go } = Promise.withResolvers<void>();
  const { url, close } = await open(async (_, answer) => {
    taken.resolve();
    await enough;
    await answer({ type: 4, data: { content: 'done' } });
  });
  const asked = post(url, JSON.stringify({ type: 2, id: '1' }));
  await taken.promise;
  const closed = close();
  const refusal = await post(url, ping).catch(() => 'refused');
  go();
  expect([refusal, (await asked).body, await closed]).toEqual([
    'refused',
    '{"type":4,"data":{"content":"done"}}',
    undefined,
  ]);
});

test('a port that is taken is named', async () => {
  const { url } = await open();
  const { port } = new URL(url);
  await expect(open(undefined, { port: Number(port) })).rejects.toMatchObject({
    name: 'ListenError',
    message: `Port ${port} on 127.0.0.1 is taken: set HTTP_PORT to another one.`,
  });
});
