// How long ago Discord was heard, whatever the wall clock does.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { connectGateway, type GatewayOptions } from '../../src/discord/gateway.ts';
import { local } from '../sandbox/local.ts';
import { until } from '../whole/process.ts';

/** Its `clock.at` is what time it is. */
async function connected({ url, token }: { url: string; token: string }) {
  const clock = { at: 1000 };
  const [lost, back] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const options: GatewayOptions = {
    token,
    apiUrl: url,
    now: () => clock.at,
    onInteraction: () => {},
    onFatal: () => {},
    onWaiting: () => {},
    onConnection: (state) => (state === 'lost' ? lost : back).resolve(),
  };
  const gateway = await connectGateway(options);
  onTestFinished(gateway.close);
  return { gateway, clock, lost: lost.promise, back: back.promise };
}

/** A gateway that asks for a heartbeat every few milliseconds. */
async function quickGateway(): Promise<{ url: string; token: string }> {
  const http = createServer((_, response) => {
    const session_start_limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit }));
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const sockets = new WebSocketServer({ server: http });
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  });
  sockets.on('connection', (socket) => {
    const send = (payload: object) => socket.send(JSON.stringify(payload));
    send({ op: Op.Hello, d: { heartbeat_interval: 30 } });
    socket.on('message', (data: Buffer) => {
      const { op } = JSON.parse(data.toString());
      if (op === Op.Heartbeat) send({ op: Op.HeartbeatAck });
      if (op === Op.Identify) send({ op: Op.Dispatch, t: 'READY', s: 1, d: ready });
    });
  });
  return { url: `http://127.0.0.1:${port}`, token: 'T' };
}

const ready = {
  v: 10,
  user: { id: '1', username: 'Gaebong', discriminator: '0', avatar: null },
  application: { id: '1', flags: 0 },
  guilds: [],
  session_id: 's',
  resume_gateway_url: 'ws://127.0.0.1:1',
};

const hour = 3_600_000;

test('it goes by a clock that never steps', async () => {
  const { gateway, clock } = await connected(await local());
  const { isConnected, heartbeatAgoMs } = gateway.state();
  clock.at += 130_000;
  const ages = [heartbeatAgoMs, gateway.state().heartbeatAgoMs];
  onTestFinished(() => void vi.useRealTimers());
  for (const step of [3 * hour, -1 * hour]) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + step });
    ages.push(gateway.state().heartbeatAgoMs);
    vi.useRealTimers();
  }
  expect([isConnected, ages]).toEqual([true, [0, 130_000, 130_000, 130_000]]);
});

test('who is back after hours was heard right then', async () => {
  const discord = await local();
  const { gateway, clock, lost, back } = await connected(discord);
  discord.disconnectGateway(4000);
  await lost;
  clock.at += 3 * hour;
  const meanwhile = gateway.state();
  await back;
  expect([meanwhile, gateway.state()]).toEqual([
    { isConnected: false, heartbeatAgoMs: 3 * hour },
    { isConnected: true, heartbeatAgoMs: 0 },
  ]);
});

test('each acknowledged heartbeat is heard', async () => {
  const { gateway, clock } = await connected(await quickGateway());
  clock.at += hour;
  const before = gateway.state().heartbeatAgoMs;
  await until('a heartbeat', () => gateway.state().heartbeatAgoMs === 0 || undefined);
  expect([before, gateway.state()]).toEqual([hour, { isConnected: true, heartbeatAgoMs: 0 }]);
});
