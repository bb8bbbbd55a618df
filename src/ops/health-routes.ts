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

/** `host`: on which the server listens. */
export function healthRoutes({ live, ready, metrics }: Asked, host: string): HttpRoutes {
  const reported = (report: () => Report | Promise<Report>): HttpRoute =>
    guarded(host, async () => {
      const said = await report();
      return { status: said.ok ? 200 : 503, type: 'application/json; charset=utf-8', text: jsonOf(said) };
    });
  return {
    '/livez': reported(live),
    '/readyz': reported(ready),
    '/metrics': guarded(host, async () => ({ status: 200, type: metrics.type, text: await metrics.text() })),
  };
}

const jsonOf = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;

type Answer = { status: number; type: string; text: string };

function guarded(host: string, answer: () => Promise<Answer>): HttpRoute {
  return {
    methods: ['GET', 'HEAD'],
    async serve(request, response) {
      if (!isForUs(request, host)) return 403;
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
 * machine's is that of a page elsewhere that had its own name point here.
 */
function isForUs({ headers }: IncomingMessage, host: string): boolean {
  if (headers.origin !== undefined) return false;
  return !isLoopback(host) || isLoopback(URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? '');
}

const isLoopback = (host: string): boolean => /^(?:127(?:\.\d+){3}|\[?::1\]?|localhost)$/.test(host);

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
