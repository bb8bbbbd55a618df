// What asks after the bot: /livez for whatever restarts it, /readyz for whatever sends it traffic, /metrics for Prometheus.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRoute, HttpRoutes } from './http-server.ts';

/** Whether it is well, and in which parts it is or is not. */
export type Report = { ok: boolean } & Readonly<Record<string, unknown>>;

export type Asked = {
  live(): Report;
  ready(): Promise<Report>;
  metrics: { type: string; text(): Promise<string> };
};

export function healthRoutes({ live, ready, metrics }: Asked): HttpRoutes {
  const reported = (report: () => Report | Promise<Report>): HttpRoute =>
    guarded(async () => {
      const said = await report();
      return { status: said.ok ? 200 : 503, type: 'application/json; charset=utf-8', text: jsonOf(said) };
    });
  return {
    '/livez': reported(live),
    '/readyz': reported(ready),
    '/metrics': guarded(async () => ({ status: 200, type: metrics.type, text: await metrics.text() })),
  };
}

const jsonOf = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;

type Answer = { status: number; type: string; text: string };

function guarded(answer: () => Promise<Answer>): HttpRoute {
  return {
    methods: ['GET', 'HEAD'],
    async serve(request, response, address) {
      if (!isForUs(request, address)) return 403;
      if (hasBody(request)) return 413;
      give(response, await answer());
      return undefined;
    },
  };
}

function give(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
}

/**
 * A page in a browser is nobody who asks. And on an address that only this machine reaches, a name that is not this
 * machine's is that of a page elsewhere that had its own name point here. No browser leaves the name out.
 */
function isForUs({ headers: { host, origin } }: IncomingMessage, address: string): boolean {
  if (origin !== undefined) return false;
  return !isLoopback(address) || !host || isThisMachine(host);
}

const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address);

/** A Host header may be written in many ways; with more in it than a name and a port it is none. */
function isThisMachine(host: string): boolean {
  const name = /[@/\\?#]/.test(host) ? undefined : URL.parse(`http://${host}`)?.hostname;
  return /^(?:127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\]|localhost\.?)$/.test(name ?? '');
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
