// What asks after the bot over HTTP, as it is answered.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { healthRoutes, type Asked } from '../../src/ops/health-routes.ts';
import { startHttpServer } from '../../src/ops/http-server.ts';

async function open(more: Partial<Asked> = {}, host = '127.0.0.1') {
  const asked: Asked = {
    live: () => ({ ok: true, lastTickSeconds: 3 }),
    ready: async () => ({ ok: false, database: { ok: false, is: 'no answer' } }),
    metrics: { type: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'a 1\n' },
    ...more,
  };
  const server = await startHttpServer({ host, port: 0, routes: healthRoutes(asked, host) });
  onTestFinished(server.close);
  return Number(new URL(server.url).port);
}

type Answered = { status: number; type: unknown; text: string };

/** Node's fetch sets Host by itself. */
async function ask(
  port: number,
  path: string,
  more: { method?: string; headers?: Record<string, string> } = {},
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
])('where only this machine reaches it, by the name %s: %i', async (host, status) => {
  const port = await open();
  expect((await ask(port, '/livez', { headers: { Host: host } })).status).toBe(status);
});

test('where others reach it, any name will do', async () => {
  const port = await open({}, '0.0.0.0');
  expect((await ask(port, '/metrics', { headers: { Host: 'gaebong:8080' } })).status).toBe(200);
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
