// A server on loopback that gives JSON, and fails on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type FaultName = 'busy' | 'broken' | 'cut' | 'page' | 'silent' | 'empty' | 'refused';

export type Answer = { status?: number; json: unknown };

type Planned = { fault: FaultName; path: RegExp; times: number; after: number };

export type FaultyServer = {
  url: string;
  /** All that were asked, with the time of the process. */
  requests: { path: string; at: number; authorization: string | undefined }[];
  /** The next so many requests whose path and query match, after as many good ones, are answered with a fault. */
  fail(fault: FaultName, planned?: { path?: RegExp; times?: number; after?: number }): void;
  close(): Promise<void>;
};

/** `prefix`: of the paths that it has, as the real one's. */
export async function faultyServer(prefix: string, answer: (url: URL) => Answer): Promise<FaultyServer> {
  const planned: Planned[] = [];
  const requests: FaultyServer['requests'] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = `${url.pathname.slice(prefix.length)}${url.search}`;
    requests.push({ path, at: performance.now(), authorization: request.headers.authorization });
    const fault = nextFault(planned, path);
    if (fault) faults[fault](response, request);
    else give(response, answerAt(url, prefix, answer));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${prefix}`,
    requests,
    fail(fault, { path = /^/, times = 1, after = 0 } = {}) {
      planned.push({ fault, path, times, after });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nextFault(planned: Planned[], path: string): FaultName | undefined {
  const first = planned.find((one) => one.path.test(path));
  if (!first) return undefined;
  if (first.after > 0) {
    first.after -= 1;
    return undefined;
  }
  first.times -= 1;
  if (first.times === 0) planned.splice(planned.indexOf(first), 1);
  return first.fault;
}

function answerAt(url: URL, prefix: string, answer: (url: URL) => Answer): Answer {
  if (!url.pathname.startsWith(`${prefix}/`)) return { status: 404, json: {} };
  const within = new URL(url);
  within.pathname = url.pathname.slice(prefix.length);
  return answer(within);
}

function give(response: ServerResponse, { status = 200, json }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(json));
}

const faults: Record<FaultName, (response: ServerResponse, request: IncomingMessage) => void> = {
  busy: (response) => void response.writeHead(429, { 'retry-after': '0' }).end('{"status_code":25}'),
  refused: (response) => void response.writeHead(401).end('{"status_code":7}'),
  broken: (response) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  cut(response, request) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"page":1,"results":[{"id"');
    setImmediate(() => request.socket.destroy());
  },
  page: (response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><p>We are back soon.</p>'),
  silent: () => {},
  empty: (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
};
