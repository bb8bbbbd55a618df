// The other door for interactions: Discord posts them here, and the response is the first answer.
// The signature alone says who calls. Host and Origin say nothing behind a load balancer, which may call by any name.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { KeyObject } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import { InteractionResponseType, InteractionType, type APIInteraction } from 'discord-api-types/v10';
import { readBody } from './read-body.ts';
import type { FirstAnswer } from './responder.ts';
import { isSigned, keyOf, signatureOf } from './signature.ts';

export type Endpoint = {
  /** Of its door: http://127.0.0.1:8080/interactions */
  url: string;
  /** Takes nothing new, and resolves when what was taken is done. */
  close(): Promise<void>;
};

export type EndpointOptions = {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** 64 hexadecimal digits. */
  publicKey: string;
  /** What time it may be at Discord, in milliseconds since 1970. A signature whose time is near none of them is stale. */
  times(): readonly number[];
  /** Gives 'repeated' where the interaction was there before and is not answered again. */
  onInteraction(interaction: APIInteraction, answer: FirstAnswer): Promise<'handled' | 'repeated'>;
  limits?: Partial<typeof usualLimits>;
};

/** It cannot listen. The message is one plain sentence. */
class EndpointError extends Error {
  override name = 'EndpointError';
}

const usualLimits = {
  bodyBytes: 1024 * 1024,
  headersMs: 5000,
  requestMs: 10_000,
  // Longer than load balancers keep theirs, which is 60 s as a rule: they would else post into a connection that is being closed.
  idleMs: 65_000,
  connections: 1000,
};

/**
 * Five minutes, as Discord's clock and this machine's go. A machine's clock may be off by hours, so Discord's own, heard
 * with each answer over REST, will do as well. Whoever recorded a request cannot send it again much later.
 */
const staleAfterMs = 5 * 60_000;

type Room = Omit<EndpointOptions, 'limits'> & { key: KeyObject; bodyBytes: number };

/** @throws {EndpointError} where the port or the address cannot be had. */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const limits = { ...usualLimits, ...options.limits };
  const room = { ...options, key: keyOf(options.publicKey), bodyBytes: limits.bodyBytes };
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
      const run = serve(room, request, response).finally(() => running.delete(run));
      running.add(run);
    },
  );
  server.maxConnections = limits.connections;
  const port = await listening(server, options);
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/interactions`,
    async close() {
      const closed = new Promise((resolve) => void server.close(resolve));
      while (running.size > 0) await Promise.all(running);
      server.closeAllConnections();
      await closed;
    },
  };
}

function listening(server: Server, { host, port }: EndpointOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
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
  return sentence === undefined ? error : new EndpointError(sentence, { cause: error });
}

async function serve(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Whoever hangs up ends what they sent; nothing else ends with it.
  request.on('error', () => {});
  response.on('error', () => {});
  if (request.url !== '/interactions') return refuse(response, 404);
  if (request.method !== 'POST') return refuse(response, 405, { Allow: 'POST' });
  const signature = signatureOf(request.headers);
  if (!signature || !isFresh(room, signature)) return refuse(response, 401);
  const body = await readBody(request, room.bodyBytes);
  if (body === 'cut') return;
  if (body === 'too large') return refuse(response, 413);
  if (!isSigned(room.key, signature, body)) return refuse(response, 401);
  const interaction = interactionOf(body);
  if (!interaction) return refuse(response, 400);
  if (interaction.type === InteractionType.Ping)
    return send(response, { type: InteractionResponseType.Pong }).catch(() => {});
  await handle(room, interaction, response);
}

const isFresh = ({ times }: Room, { timestamp }: { timestamp: string }): boolean =>
  times().some((now) => Math.abs(now - Number(timestamp) * 1000) <= staleAfterMs);

function interactionOf(body: Buffer): APIInteraction | undefined {
  try {
    const read: unknown = JSON.parse(body.toString());
    return typeof read === 'object' && read !== null && 'type' in read ? (read as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}

async function handle(
  { onInteraction }: Room,
  interaction: APIInteraction,
  response: ServerResponse,
): Promise<void> {
  const answer: FirstAnswer = async (body) => {
    if (response.writableEnded) throw new Error('this interaction was answered before');
    if (response.destroyed) throw new Error('Discord did not wait for the answer');
    await send(response, body);
  };
  const how = await onInteraction(interaction, answer);
  if (!response.headersSent) refuse(response, how === 'repeated' ? 409 : 500);
}

/** Nothing of what was sent is said back. What is still coming of it is not read: the connection ends. */
function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0, Connection: 'close' }).end();
}

/** Resolves when the answer has left; throws where nobody is there any more to take it. */
async function send(response: ServerResponse, body: object): Promise<void> {
  const text = JSON.stringify(body);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
  await finished(response);
}
