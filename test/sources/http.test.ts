import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp, userAgentOf, type HttpOptions } from '../../src/sources/http.ts';
import { SourceError } from '../../src/sources/source-error.ts';

async function server(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/movie`;
}

const httpWith = (more: Partial<HttpOptions> = {}) =>
  createHttp({
    userAgent: userAgentOf('1.2.3'),
    headers: { authorization: 'Bearer SECRET' },
    timeLimitMs: 300,
    backoffMs: 1,
    ...more,
  });

/** What is said of a failure, without the port. */
async function complaint(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((caught: unknown) => caught);
  if (!(error instanceof SourceError)) throw new TypeError('a SourceError was expected', { cause: error });
  return error.message.replace(/127\.0\.0\.1:\d+/, 'HOST');
}

test('a question carries the fields, who asks and what opens the door, and gives what the JSON says', async () => {
  const seen: unknown[] = [];
  const url = await server((request, response) => {
    const { authorization, 'user-agent': userAgent, accept } = request.headers;
    seen.push([request.method, request.url, authorization, userAgent, accept]);
    response.end('{"id":670}');
  });
  expect(await httpWith().getJson(`${url}?a=1`, { title: '올드보이 & Co', page: 2 })).toEqual({ id: 670 });
  expect(seen).toEqual([
    [
      'GET',
      '/api/movie?a=1&title=%EC%98%AC%EB%93%9C%EB%B3%B4%EC%9D%B4+%26+Co&page=2',
      'Bearer SECRET',
      'Gaebong/1.2.3 (self-hosted Discord bot for Korean movies)',
      'application/json',
    ],
  ]);
});

test('a form is posted, and again when the server was busy', async () => {
  const seen: [string | undefined, string | undefined, string][] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await request.toArray()).toString();
    seen.push([request.method, request.headers['content-type'], body]);
    if (seen.length === 1) response.writeHead(503, { 'retry-after': '0' }).end();
    else response.end('[]');
  };
  const url = await server((request, response) => void answer(request, response));
  expect(await httpWith().postForm(url, { query: 'SELECT ?a', format: 'json' })).toEqual([]);
  const form = 'application/x-www-form-urlencoded;charset=UTF-8';
  expect(seen).toEqual([
    ['POST', form, 'query=SELECT+%3Fa&format=json'],
    ['POST', form, 'query=SELECT+%3Fa&format=json'],
  ]);
});

test.each([429, 500, 502, 503, 504])('%i is asked again at most 4 times', async (status) => {
  let asked = 0;
  const url = await server((_, response) => {
    asked += 1;
    response.writeHead(status, asked < 3 ? {} : { 'retry-after': '0' }).end('{}');
  });
  await expect(httpWith().getJson(url)).rejects.toThrow(SourceError);
  expect(asked).toBe(5);
});

test.each([
  [400, 'HOST/api/movie did not take the request (400)'],
  [401, 'HOST/api/movie refused the request (401)'],
  [403, 'HOST/api/movie refused the request (403)'],
  [404, 'HOST/api/movie has nothing there (404)'],
])('%i is final, and its status can be read', async (status, said) => {
  let asked = 0;
  const url = await server((_, response) => {
    asked += 1;
    response.writeHead(status).end('{"key":"SECRET"}');
  });
  expect(await complaint(httpWith().getJson(url, { key: 'SECRET' }))).toBe(said);
  await expect(httpWith().getJson(url)).rejects.toMatchObject({ status, waitMs: undefined });
  expect(asked).toBe(2);
});

test('a wait that is asked for is kept', async () => {
  const times: number[] = [];
  const url = await server((_, response) => {
    times.push(performance.now());
    if (times.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
    else response.end('{}');
  });
  await httpWith().getJson(url);
  const [first = 0, second = 0] = times;
  expect(second - first).toBeGreaterThan(950);
});

test.each([
  ['in seconds', () => '7200', 7200_000],
  ['as a date', () => new Date(Date.now() + 7200_000).toUTCString(), 7200_000],
])('a wait of hours, %s, ends it at once and is handed on', async (_, header, ms) => {
  let asked = 0;
  const url = await server((_request, response) => {
    asked += 1;
    response.writeHead(429, { 'retry-after': header() }).end();
  });
  const error = await httpWith()
    .getJson(url)
    .catch((caught: unknown) => caught);
  if (!(error instanceof SourceError)) throw new TypeError('a SourceError was expected');
  expect([asked, error.status, Math.ceil((error.waitMs ?? 0) / 10_000) * 10_000]).toEqual([1, 429, ms]);
});

test('only so many requests start in a second, repeats included', async () => {
  let asked = 0;
  const url = await server((_, response) => {
    asked += 1;
    response.writeHead(asked % 2 === 1 ? 500 : 200).end('{}');
  });
  const waits: number[] = [];
  const paceClock = { now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
  const http = httpWith({ perSecond: 50, paceClock });
  for (const page of [1, 2, 3]) await http.getJson(url, { page });
  expect([asked, waits]).toEqual([6, [21, 21, 21, 21, 21]]);
});

const answering =
  (...parts: (string | Buffer)[]): RequestListener =>
  (_, response) => {
    for (const part of parts) response.write(part);
    response.end();
  };

const breaking: RequestListener = (request: IncomingMessage, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"results":[');
  setImmediate(() => request.socket.destroy());
};

test.each<[string, RequestListener, string]>([
  ['a page', answering(' \n<!DOCTYPE html><p>SECRET'), 'HOST/api/movie answered with a page instead of data'],
  [
    'JSON that ends early',
    answering('{"a":['),
    'HOST/api/movie answered with something that is not whole JSON',
  ],
  ['nothing', answering(), 'HOST/api/movie answered with something that is not whole JSON'],
  [
    'letters that are no UTF-8',
    answering(Buffer.of(0x22, 0xff, 0x22)),
    'the answer of HOST/api/movie is not text in UTF-8',
  ],
  [
    'too much',
    answering('"', 'x'.repeat(600), 'x'.repeat(600), '"'),
    'the answer of HOST/api/movie is too large',
  ],
  ['half of it', breaking, 'the answer of HOST/api/movie broke off (UND_ERR_SOCKET)'],
  [
    'it without an end',
    (_, response) => void response.write('{'),
    'the answer of HOST/api/movie did not end in time',
  ],
])('%s is no answer', async (_, listener, said) => {
  const http = httpWith({ bodyLimit: 1000 });
  expect(await complaint(http.getJson(await server(listener), { key: 'SECRET' }))).toBe(said);
});

test('who does not answer, or is not there, or cannot be, is named without keys', async () => {
  const silent = await server(() => {});
  const patient = httpWith({ timeLimitMs: 30 });
  expect(await complaint(patient.getJson(silent, { key: 'SECRET' }))).toBe(
    'HOST/api/movie did not answer in time',
  );
  expect(await complaint(httpWith().getJson(await goneServer(), { key: 'SECRET' }))).toBe(
    'HOST/api/movie cannot be reached: the connection was refused',
  );
  expect(await complaint(httpWith().getJson(silent.replace('//', '//name:SECRET@')))).toBe(
    'HOST/api/movie is no address that can be asked',
  );
});

async function goneServer(): Promise<string> {
  const http = createServer();
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  await new Promise((closed) => http.close(closed));
  return `http://127.0.0.1:${port}/api/movie`;
}

test('the signal ends a request and a wait at once, with its own reason', async () => {
  const leaving = new AbortController();
  const url = await server((_, response) => {
    setImmediate(() => leaving.abort(new Error('leaving')));
    response.writeHead(429, { 'retry-after': '100' }).end();
  });
  await expect(httpWith().getJson(url, {}, leaving.signal)).rejects.toThrow('leaving');
  await expect(httpWith().getJson(url, {}, leaving.signal)).rejects.toThrow('leaving');
});
