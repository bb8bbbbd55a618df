// What is least of a Discord with a gateway, in a process of its own: it takes every bot and every answer, sends commands at
// a steady pace, and times their answers. The one that checks everything takes longer for a command than a bot does.
//   node bench/plain-gateway.ts
// Prints {"url":…}. It is led through gateway-remote.ts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Loaded, Load } from './gateway-remote.ts';
import { commandEvent, newId, readyEvent, serverEvents, type Kind } from './gateway-events.ts';

const guildsIntent = 1;

let servers = 1;
let bot: WebSocket | undefined;
let sequence = 0;
let url = '';
/** Resolves with the time of the first answer of the bot that is connected. */
let first = Promise.withResolvers<number>();
/** Resolves when it was told of all its servers. */
let told = Promise.withResolvers<void>();
const waiting = new Map<string, (at: number) => void>();

function send(t: string, d: object): void {
  sequence += 1;
  bot?.send(JSON.stringify({ op: 0, s: sequence, t, d }));
}

/** Gives when its answer was there, on this process's clock. */
function ask(kind: Kind): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const id = newId();
  waiting.set(id, resolve);
  send('INTERACTION_CREATE', commandEvent(id, kind));
  return promise;
}

async function welcome(intents: number): Promise<void> {
  send('READY', readyEvent(servers, url));
  void ask('card').then(first.resolve);
  if (intents & guildsIntent) {
    for (const event of serverEvents(servers)) {
      send('GUILD_CREATE', event);
      if ((bot?.bufferedAmount ?? 0) > 1e6) await pause(1);
    }
  }
  told.resolve();
}

function hear(socket: WebSocket, raw: string): void {
  const { op, d } = JSON.parse(raw) as { op: number; d: { intents?: number } };
  if (op === 1) socket.send('{"op":11}');
  if (op !== 2) return;
  bot = socket;
  void welcome(d.intents ?? 0);
}

async function load({ kind, perSecond, seconds, warmUp }: Load): Promise<Loaded> {
  const times: number[] = [];
  const all = perSecond * (warmUp + seconds);
  const begin = performance.now();
  const timed = async (from: number, counts: boolean): Promise<void> => {
    const at = await ask(kind);
    if (counts) times.push(at - from);
  };
  const under: Promise<void>[] = [];
  for (let asked = 0; asked < all; asked += 1) {
    const wait = begin + (asked * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const from = performance.now();
    under.push(timed(from, asked >= perSecond * warmUp));
  }
  await Promise.race([Promise.all(under), pause(5000)]);
  return { asked: perSecond * seconds, times };
}

const deeds: Readonly<Record<string, (given: never) => unknown>> = {
  world(given: { servers: number }) {
    servers = given.servers;
    first = Promise.withResolvers();
    told = Promise.withResolvers();
    bot = undefined;
    waiting.clear();
  },
  first: () => first.promise,
  told: () => told.promise,
  load,
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const at = performance.now();
  const path = request.url ?? '';
  const [, id = ''] = /\/interactions\/(\d+)\/\w+\/callback/.exec(path) ?? [];
  if (id !== '') {
    waiting.get(id)?.(at);
    waiting.delete(id);
    return void response.writeHead(204).end();
  }
  const deed = deeds[path.replace('/bench/', '')];
  const said = deed ? await deed((body === '' ? undefined : JSON.parse(body)) as never) : rest(path, body);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said ?? null));
}

function rest(path: string, body: string): unknown {
  if (path.endsWith('/gateway/bot')) {
    const session_start_limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    return { url, shards: 1, session_start_limit };
  }
  if (!path.includes('/commands')) return {};
  return body === '' ? [] : (JSON.parse(body) as object[]).map((command) => ({ ...command, id: newId() }));
}

try {
  // What it times must not be blurred by what the bots do on the same machine.
  setPriority(-10);
} catch {
  // Only root may.
}
const server = createServer((request, response) => void answer(request, response));
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => {
  socket.on('message', (raw: Buffer) => hear(socket, String(raw)));
  socket.on('error', () => socket.terminate());
  socket.send('{"op":10,"d":{"heartbeat_interval":41250}}');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  url = `ws://127.0.0.1:${port}`;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
