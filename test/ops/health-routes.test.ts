// What asks after the bot over HTTP, as it is answered.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { healthRoutes, type Asked } from '../../src/ops/health-routes.ts';
import { startHttpServer } from '../../src/ops/http-server.ts';

async function open(more: Partial<Asked> = {}, host = '127.0.0.1', failures: string[] = []) {
  const asked: Asked = {
    live: () => ({ ok: true, lastTickSeconds: 3 }),
    ready: async () => ({ ok: false, database: { ok: false, is: 'no answer' } }),
    metrics: { type: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'a 1\n' },
    ...more,
  };
  const onError = (error: unknown) => void failures.push(String(error));
  const server = await startHttpServer({ host, port: 0, routes: healthRoutes(asked), onError });
  onTestFinished(server.close);
  return Number(new URL(server.url).port);
}

type Answered = { status: number; type: unknown; text: string };

/** Node's fetch sets Host by itself. */
async function ask(
  port: number,
  path: string,
  more: { host?: string; method?: string; headers?: Record<string, string> } = {},
  body = '',
): Promise<Answered> {
  const asking = request({ host: '127.0.0.1', port, path, ...more }).end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of response) text += String(part);
  return { status: response.statusCode ?? 0, type: response.headers['content-type'], text };
}

const json = 'application/json; charset=utf-8';

test('well is 200, else 503, and both say in what', async () => {
  const port = await open();
  expect([await ask(port, '/livez'), await ask(port, '/readyz'), await ask(port, '/metrics')]).toEqual([
    { status: 200, type: json, text: '{\n  "ok": true,\n  "lastTickSeconds": 3\n}\n' },
    {
      status: 503,
      type: json,
      text: '{\n  "ok": false,\n  "database": {\n    "ok": false,\n    "is": "no answer"\n  }\n}\n',
    },
    { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', text: 'a 1\n' },
  ]);
});

test('HEAD is answered without a body', async () => {
  const port = await open();
  expect(await ask(port, '/livez', { method: 'HEAD' })).toEqual({ status: 200, type: json, text: '' });
});

test.each([
  ['127.0.0.1:8080', 200],
  ['localhost', 200],
  ['LOCALHOST:1', 200],
  ['[::1]:8080', 200],
  ['127.0.0.1.elsewhere.example', 403],
  ['elsewhere.example', 403],
  ['localhost@elsewhere.example', 403],
  ['elsewhere.example@localhost', 403],
  ['localhost/elsewhere.example', 403],
  ['localhost.', 200],
  ['elsewhere.example.', 403],
  ['127.1', 200],
  ['[0:0:0:0:0:0:0:1]:8080', 200],
  ['[::ffff:127.0.0.1]', 200],
  ['[::ffff:8.8.8.8]', 403],
  ['8.8.8.8', 403],
  // No page in a browser leaves it out.
  ['', 200],
])('where only this machine reaches it, by the name %s: %i', async (host, status) => {
  const port = await open();
  expect((await ask(port, '/livez', { headers: { Host: host } })).status).toBe(status);
});

test('who names nobody, as HTTP/1.0 may, is answered', async () => {
  const socket = connect(await open(), '127.0.0.1');
  socket.end('GET /livez HTTP/1.0\r\n\r\n');
  let said = '';
  for await (const part of socket) said += String(part);
  expect(said.split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
});

test.each([
  ['localhost', 'localhost'],
  ['127.1', '127.0.0.1'],
  ['127.0.0.2', '127.0.0.2'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
])('however the address of this machine alone is written, by no other name: %s', async (written, host) => {
  const port = await open({}, written);
  const statusAs = async (Host: string) => (await ask(port, '/livez', { host, headers: { Host } })).status;
  expect([await statusAs('elsewhere.example'), await statusAs('localhost')]).toEqual([403, 200]);
});

test('where others reach it, any name will do', async () => {
  const port = await open({}, '0.0.0.0');
  expect((await ask(port, '/metrics', { headers: { Host: 'gaebong:8080' } })).status).toBe(200);
});

const fails = () => {
  throw new Error('secret detail');
};

test.each([
  ['/livez', { live: fails }],
  ['/readyz', { ready: async () => fails() }],
  ['/metrics', { metrics: { type: 'text/plain', text: async () => fails() } }],
] satisfies [string, Partial<Asked>][])('what %s throws is a 500, and is told of', async (path, more) => {
  const failures: string[] = [];
  const port = await open(more, '127.0.0.1', failures);
  expect([await ask(port, path), failures]).toEqual([
    { status: 500, type: undefined, text: '' },
    ['Error: secret detail'],
  ]);
});

test.each([
  ['a page in a browser', { headers: { Origin: 'http://localhost' } }, '', 403],
  ['a body', { method: 'GET', headers: { 'Content-Length': '1' } }, 'x', 413],
  ['a body in parts', { method: 'GET', headers: { 'Transfer-Encoding': 'chunked' } }, 'x', 413],
  ['POST', { method: 'POST' }, '', 405],
  ['DELETE', { method: 'DELETE' }, '', 405],
] as const)('%s is refused', async (_, more, body, status) => {
  const port = await open();
  expect(await ask(port, '/livez', more, body)).toEqual({ status, type: undefined, text: '' });
});

test.each(['/', '/livez/', '/livez?x', '/__proto__', '/constructor', '//livez'])(
  '%s is not there',
  async (path) => {
    const port = await open();
    expect((await ask(port, path)).status).toBe(404);
  },
);
