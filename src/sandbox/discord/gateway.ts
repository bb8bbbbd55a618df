// The gateway: identify, heartbeat, resume with replay, and events to every session.
// Source: https://discord.com/developers/docs/events/gateway
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer, type WebSocket } from 'ws';
import { gatewayUrl, serverEvent, serversWithBot } from './application-routes.ts';
import type { Faults } from './faults.ts';
import { openConnection, type Connection } from './gateway-connection.ts';
import { isFromHere, type BesideSocket } from './http.ts';
import type { Json } from './message.ts';
import { isJson } from '../rules/rule-kit.ts';
import { socketMessage } from './socket-message.ts';
import type { State } from './state.ts';

type Session = { id: string; sequence: number; events: Json[]; connection?: Connection; lostAt?: number };

type Hall = { state: State; faults: Faults; sessions: Map<string, Session>; waiting: (() => void)[] };

export type Gateway = {
  dispatch(event: string, data: Json): void;
  connected(): Promise<void>;
  disconnect(code?: number): void;
  close(): void;
};

const heartbeat_interval = 41_250;
const resumable = { milliseconds: 5 * 60_000, events: 1000 };

export function gateway(http: Server, state: State, faults: Faults, besideSocket?: BesideSocket): Gateway {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  const hall: Hall = { state, faults, sessions: new Map(), waiting: [] };
  http.on('upgrade', (request, socket, head) => {
    if (!isFromHere(request)) return void socket.destroy();
    if (besideSocket?.(request, socket, head)) return;
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    const compressed = query.get('compress') === 'zlib-stream';
    sockets.handleUpgrade(request, socket, head, (ws) =>
      talk(hall, ws, watched(state, openConnection(ws, compressed))),
    );
  });
  return {
    dispatch: (event, data) => dispatch(hall, event, data),
    connected: () => connected(hall),
    disconnect: (code = 4000) => live(hall).forEach((connection) => connection.close(code, 'On request.')),
    close() {
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
    },
  };
}

const live = ({ sessions }: Hall): Connection[] =>
  [...sessions.values()].flatMap(({ connection }) => connection ?? []);

function connected(hall: Hall): Promise<void> {
  if (live(hall).length > 0) return Promise.resolve();
  return new Promise((resolve) => void hall.waiting.push(resolve));
}

function talk(hall: Hall, ws: WebSocket, connection: Connection): void {
  let session: Session | undefined;
  connection.send({ op: Op.Hello, d: { heartbeat_interval } });
  ws.on('message', (data: Buffer) => {
    const message = socketMessage(data.toString());
    hall.state.saw({ at: performance.now(), to: 'discord', what: nameOf(message) });
    session = hear(hall, connection, message, session);
    if (session) for (const tell of hall.waiting.splice(0)) tell();
  });
  ws.on('close', (code) => lose(hall, session, connection, code));
  ws.on('error', () => ws.terminate());
}

function watched({ saw }: State, connection: Connection): Connection {
  return {
    ...connection,
    send(payload) {
      saw({ at: performance.now(), to: 'bot', what: nameOf(payload) });
      connection.send(payload);
    },
  };
}

/** An event's own name, else that of its opcode. */
const nameOf = (payload: Json | undefined): string =>
  typeof payload?.['t'] === 'string' ? payload['t'] : (Op[Number(payload?.['op'])] ?? 'unreadable');

/** What a client said; returns its session from then on. */
function hear(hall: Hall, connection: Connection, message: Json | undefined, session: Session | undefined) {
  const data = message && isJson(message['d']) ? message['d'] : {};
  switch (message?.['op']) {
    case undefined:
      connection.close(4002, 'Error while decoding payload.');
      break;
    case Op.Heartbeat:
      connection.send({ op: Op.HeartbeatAck });
      break;
    case Op.Identify:
      if (!session) return identify(hall, connection, data);
      connection.close(4005, 'Already authenticated.');
      break;
    case Op.Resume:
      return resume(hall, connection, data);
    case Op.PresenceUpdate:
    case Op.RequestGuildMembers:
    case Op.VoiceStateUpdate:
      if (!session) connection.close(4003, 'Not authenticated.');
      break;
    default:
      connection.close(4001, 'Unknown opcode.');
  }
  return session;
}

function identify(
  { state, faults, sessions }: Hall,
  connection: Connection,
  data: Json,
): Session | undefined {
  const refused = faults.gatewayRefusal() ?? whyNot(state, data);
  if (refused !== undefined) {
    connection.close(refused, 'Refused.');
    return undefined;
  }
  const session: Session = { id: randomBytes(16).toString('hex'), sequence: 0, events: [], connection };
  sessions.set(session.id, session);
  push(session, 'READY', readyData(state, session.id, data));
  if (Number(data['intents']) & GatewayIntentBits.Guilds) {
    for (const server of serversWithBot(state.world))
      push(session, 'GUILD_CREATE', serverEvent(state, server));
  }
  return session;
}

function resume({ state, sessions }: Hall, connection: Connection, data: Json): Session | undefined {
  const session = sessions.get(String(data['session_id']));
  if (data['token'] !== state.world.token) connection.close(4004, 'Authentication failed.');
  else if (!session || isExpired(session)) connection.send({ op: Op.InvalidSession, d: false });
  else return resumed(session, connection, Number(data['seq']));
  return undefined;
}

function resumed(session: Session, connection: Connection, sequence: number): Session {
  session.connection?.close(4000, 'Resumed elsewhere.');
  session.connection = connection;
  delete session.lostAt;
  for (const event of session.events.filter(({ s }) => Number(s) > sequence)) connection.send(event);
  push(session, 'RESUMED', { _trace: [] });
  return session;
}

function lose({ sessions }: Hall, session: Session | undefined, connection: Connection, code: number): void {
  connection.end();
  if (!session || session.connection !== connection) return;
  delete session.connection;
  session.lostAt = performance.now();
  // 1000 and 1001 are a client's word that it will not come back.
  if (code === 1000 || code === 1001) sessions.delete(session.id);
}

function dispatch({ sessions }: Hall, event: string, data: Json): void {
  for (const session of sessions.values()) {
    if (isExpired(session)) sessions.delete(session.id);
    else push(session, event, data);
  }
}

const isExpired = ({ lostAt }: Session): boolean =>
  lostAt !== undefined && performance.now() - lostAt > resumable.milliseconds;

function push(session: Session, event: string, data: Json): void {
  session.sequence += 1;
  const payload = { op: Op.Dispatch, t: event, s: session.sequence, d: data };
  session.events.push(payload);
  if (session.events.length > resumable.events) session.events.shift();
  session.connection?.send(payload);
}

function whyNot(state: State, { token, intents }: Json): number | undefined {
  if (token !== state.world.token) return 4004;
  return Number.isInteger(intents) && Number(intents) >= 0 ? undefined : 4013;
}

function readyData(state: State, session_id: string, { shard }: Json): Json {
  const { application, bot } = state.world;
  return {
    v: 10,
    user: { ...bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: serversWithBot(state.world).map(({ id }) => ({ id, unavailable: true })),
    session_id,
    resume_gateway_url: gatewayUrl(state),
    shard: Array.isArray(shard) ? shard : [0, 1],
    application: { id: application.id, flags: application.flags },
  };
}
