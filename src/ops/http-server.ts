// One HTTP server, for what Discord posts and for what asks after the bot's health.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Methods by path. A route gives the status with which it refuses; nothing, where it has answered. */
export type HttpRoutes = Readonly<Record<string, HttpRoute>>;

export type HttpRoute = {
  methods: readonly string[];
  /** `address`: at which the server listens, as the system writes it. */
  serve(request: IncomingMessage, response: ServerResponse, address: string): Promise<number | undefined>;
};

export type HttpServer = {
  /** http://127.0.0.1:8080 */
  url: string;
  /** Takes nothing new, and resolves when what was taken is done, or has taken too long. */
  close(): Promise<void>;
};

export type HttpServerOptions = {
  host: string;
  /** 0: any that is free. */
  port: number;
  routes: HttpRoutes;
  limits?: Partial<typeof usualLimits>;
  /** Told of what a route throws: whoever asked is told nothing of it. */
  onError(error: unknown): void;
};

/** It cannot listen. The message is one plain sentence. */
class ListenError extends Error {
  override name = 'ListenError';
}

const usualLimits = {
  headersMs: 5000,
  requestMs: 10_000,
  // From the end of a request's headers until its answer has left: who reads nothing would else keep a connection for ever.
  answerMs: 20_000,
  // Longer than load balancers keep theirs, which is 60 s as a rule: they would else post into a connection that is being closed.
  idleMs: 65_000,
  connections: 1000,
  // A process has 10 s to end in.
  closeMs: 8000,
};

/** @throws {ListenError} where the port or the address cannot be had. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const limits = { ...usualLimits, ...options.limits };
  const running = new Set<Promise<void>>();
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      maxHeaderSize: 8192,
    },
    (request, response) => {
      const late = setTimeout(() => request.socket.destroy(), limits.answerMs);
      response.once('close', () => clearTimeout(late));
      const run = serve(options, request, response, address).finally(() => running.delete(run));
      running.add(run);
    },
  );
  server.maxConnections = limits.connections;
  const { address, port } = await listening(server, options);
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async close() {
      const closed = new Promise((resolve) => void server.close(resolve));
      await Promise.race([idle(running), pause(limits.closeMs, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}

async function idle(running: ReadonlySet<Promise<void>>): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}

function listening(server: Server, { host, port }: HttpServerOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve(server.address() as AddressInfo);
    });
  });
}

function explained(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken: set HTTP_PORT to another one.`,
    EACCES: `Port ${port} may not be opened by the user that runs the bot: set HTTP_PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HTTP_HOST to one that is, or to 0.0.0.0 for all of them.`,
    ENOTFOUND: `${host} is not known: set HTTP_HOST to an address of this machine.`,
  };
  const sentence = sentences[String(code)];
  return sentence === undefined ? error : new ListenError(sentence, { cause: error });
}

async function serve(
  { routes, onError }: HttpServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
): Promise<void> {
  // Whoever hangs up ends what they sent; nothing else ends with it.
  request.on('error', () => {});
  response.on('error', () => {});
  const route = Object.hasOwn(routes, request.url ?? '') ? routes[request.url ?? ''] : undefined;
  if (!route) return refuse(response, 404);
  if (!route.methods.includes(request.method ?? ''))
    return refuse(response, 405, { Allow: route.methods.join(', ') });
  try {
    const refusal = await route.serve(request, response, address);
    if (refusal !== undefined && !response.headersSent) refuse(response, refusal);
  } catch (error) {
    onError(error);
    if (!response.headersSent) refuse(response, 500);
    else if (!response.writableEnded) response.destroy();
  }
}

/** Nothing of what was sent is said back. What is still coming of it is not read: the connection ends. */
function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0, Connection: 'close' }).end();
}
