// The REST side: every request goes through host, route, faults, token, limits and body, in that order.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DiscordError } from './discord-error.ts';
import type { Faults, Instead } from './faults.ts';
import { limitClock, rateLimits } from './rate-limits.ts';
import { carried } from './request-body.ts';
import { breach, type Call, type Result, type Route, type State } from './state.ts';

/** One request to the REST side. `at` is real time, in milliseconds since the process began. */
export type Served = {
  at: number;
  method: string;
  path: string;
  status: number;
  ms: number;
  /** It met a fault that was asked for. */
  fault?: true;
};

/** Answers what is not Discord's own: later pages, and the control of a local Discord in another process. */
export type Beside = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The same for WebSockets that are not the gateway's. */
export type BesideSocket = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export type Door = {
  state: State;
  routes: readonly Route[];
  faults: Faults;
  withoutLimits: boolean;
  served: (one: Served) => void;
  beside?: Beside;
};

type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

const prefix = '/api/v10';

export function restServer(door: Door): Server {
  const limit = door.withoutLimits
    ? () => ({ passes: true, headers: {} })
    : rateLimits(limitClock(door.state.calendar));
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!isFromHere(request)) return send(door, response, { status: 403 });
    if (url.pathname.startsWith(`${prefix}/`)) return void serve(door, limit, { request, response, url });
    if (!door.beside?.(request, response))
      send(door, response, { status: 404, body: { message: '404: Not Found', code: 0 } });
  });
}

/** Any other host would be a page elsewhere that had its name point here; any other origin, a page that calls from elsewhere. */
export function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort === 80 ? '' : `:${socket.localPort}`;
  const hosts = [`127.0.0.1${port}`, `localhost${port}`];
  const { host = '', origin } = headers;
  return hosts.includes(host) && (origin === undefined || hosts.some((own) => origin === `http://${own}`));
}

type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL };
type Limit = ReturnType<typeof rateLimits>;

async function serve(door: Door, limit: Limit, { request, response, url }: Exchange): Promise<void> {
  const start = performance.now();
  const method = request.method ?? 'GET';
  const path = url.pathname.slice(prefix.length);
  const { answer, ...met } = await answered(door, limit, { request, method, path, query: url.searchParams });
  const status = answer === 'cut' ? 0 : answer.status;
  door.served({ at: start, method, path, status, ms: performance.now() - start, ...met });
  if (answer === 'cut') request.socket.destroy();
  else send(door, response, answer);
}

type Asked = { request: IncomingMessage; method: string; path: string; query: URLSearchParams };

type Answered = { answer: Answer | 'cut'; fault?: true };

async function answered(door: Door, limit: Limit, asked: Asked): Promise<Answered> {
  try {
    const before = await door.faults.at(asked, false);
    if (before) return { answer: drained(asked.request, before), fault: true };
    const answer = await routed(door, limit, asked);
    const after = await door.faults.at(asked, true);
    return after ? { answer: after, fault: true } : { answer };
  } catch (error) {
    if (error instanceof DiscordError) return { answer: { status: error.status, body: error.body } };
    // A bot that was killed while it sent has done no wrong.
    if (!asked.request.complete) return { answer: 'cut' };
    breach(door.state, asked, `the local Discord failed: ${String(error)}`);
    return { answer: { status: 500, body: { message: '500: Internal Server Error', code: 0 } } };
  }
}

/** Reads what is still coming, so that the answer and not a reset connection arrives. */
function drained(request: IncomingMessage, instead: Instead): Instead {
  request.resume();
  return instead;
}

async function routed(door: Door, limit: Limit, asked: Asked): Promise<Answer> {
  const { state, routes } = door;
  const match = findRoute(routes, asked.method, asked.path);
  if (!match) {
    breach(state, asked, 'no such route');
    return { status: 404, body: { message: '404: Not Found', code: 0 } };
  }
  const { route, params } = match;
  if (!route.open && asked.request.headers.authorization !== `Bot ${state.world.token}`) {
    return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
  }
  const passed = limit(route, subjectOf(params));
  if (!passed.passes) return { status: 429, headers: passed.headers, body: passed.body };
  const { request, ...call } = asked;
  const result = run(state, route, { ...call, params, ...(await carried(request)) });
  if (asked.method !== 'GET') state.changed();
  return { ...result, headers: passed.headers };
}

function run(state: State, route: Route, call: Call): Result {
  try {
    return route.run(state, call);
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    return { status: error.status, body: error.body };
  }
}

/** Of whom a bucket counts: a channel, a server, or one interaction's token. */
const subjectOf = (params: Record<string, string>): string =>
  params['channel'] ?? params['guild'] ?? params['token'] ?? '';

function findRoute(routes: readonly Route[], method: string, path: string) {
  const steps = path.split('/').map(safeDecode);
  for (const route of routes) {
    const params = route.method === method ? matched(route.path.split('/'), steps) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function safeDecode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function matched(pattern: readonly string[], steps: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== steps.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const step = steps[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = step;
    else if (part !== step) return undefined;
  }
  return params;
}

function send({ state }: Door, response: ServerResponse, { status, headers, body }: Answer): void {
  response.sendDate = false;
  response.setHeader('Date', new Date(state.calendar().epochMilliseconds).toUTCString());
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json';
  response.writeHead(status, { ...headers, ...(body === undefined ? {} : { 'Content-Type': type }) });
  response.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
}
