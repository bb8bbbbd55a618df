// Who takes no answer, and answers that fail, over real sockets.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startHttpServer, type HttpServerOptions } from '../../src/ops/http-server.ts';

type Serve = (response: ServerResponse) => Promise<number | undefined>;

async function open(serve: Serve, limits: NonNullable<HttpServerOptions['limits']> = {}) {
  const failures: string[] = [];
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: { '/': { methods: ['GET'], serve: (_, response) => serve(response) } },
    limits,
    onError: (error) => void failures.push(String(error)),
  });
  onTestFinished(server.close);
  return { ...server, failures };
}

function ask(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return socket;
}

async function rest(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk)).on('error', () => {});
  await once(socket, 'close');
  return Buffer.concat(chunks)
    .toString()
    .replace(/^Date: .*\r\n/m, '');
}

/** More than the system keeps for a connection. */
const long = 'x'.repeat(64 * 1024 * 1024);

function readALittleAtATime(socket: Socket): void {
  socket.on('data', () => {
    socket.pause();
    setTimeout(() => socket.resume(), 10);
  });
}

test.each([
  ['nothing', (socket: Socket) => void socket.pause()],
  ['a little at a time', readALittleAtATime],
])('who asks and reads %s is shown out', async (_, read) => {
  const left = Promise.withResolvers<boolean>();
  const { url } = await open(
    async (response) => {
      response.once('close', () => left.resolve(response.writableFinished));
      response.end(long);
      return undefined;
    },
    { answerMs: 200 },
  );
  read(ask(url).on('error', () => {}));
  expect(await left.promise).toBe(false);
});

test('an answer that goes on and on is cut as well: the limit is for the whole of it', async () => {
  const left = Promise.withResolvers<boolean>();
  const { url } = await open(
    async (response) => {
      const writing = setInterval(() => response.write('x'), 10);
      response.once('close', () => {
        clearInterval(writing);
        left.resolve(response.writableFinished);
      });
      return undefined;
    },
    { answerMs: 200 },
  );
  ask(url)
    .on('error', () => {})
    .resume();
  expect(await left.promise).toBe(false);
});

test('closed, it does not wait for ever: neither for an answer nor for who takes it', async () => {
  const asked = Promise.withResolvers<void>();
  const { url, close } = await open(
    async (response) => {
      response.write('x');
      asked.resolve();
      return Promise.withResolvers<undefined>().promise;
    },
    { closeMs: 50 },
  );
  const said = rest(ask(url));
  await asked.promise;
  expect([await close(), await said]).toEqual([
    undefined,
    'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=65\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n',
  ]);
});

const failed = new Error('secret detail');

test('an answer that fails is a 500 that says nothing, and is told of', async () => {
  const { url, failures } = await open(() => Promise.reject(failed));
  expect([await rest(ask(url)), failures]).toEqual([
    'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    ['Error: secret detail'],
  ]);
});

test('an answer that fails on its way is broken off', async () => {
  const { url, failures } = await open(async (response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write('x');
    throw failed;
  });
  const said = await rest(ask(url));
  expect([said.split('\r\n')[0], failures]).toEqual(['HTTP/1.1 200 OK', ['Error: secret detail']]);
});
