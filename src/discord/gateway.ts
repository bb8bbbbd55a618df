// The connection that brings interactions: discord.js's client without intents, of which only the raw payloads are used.
import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  HTTPError,
  RateLimitError,
  type GatewayReadyDispatchData,
} from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { meaningOf } from './answer-codes.ts';
import { createIdentifyThrottler, type IdentifyThrottler } from './identify-throttler.ts';

/** The bot cannot go on, and trying again is of no use. The message is one plain sentence. */
export class FatalDiscordError extends Error {
  override name = 'FatalDiscordError';
}

export type Bot = { applicationId: string; userId: string; name: string };
export type Gateway = { bot: Bot; servers: number; state(): GatewayState; close(): Promise<void> };
/** `heartbeatAgoMs`: since Discord acknowledged a heartbeat, or took the bot in, anew or again. */
export type GatewayState = { isConnected: boolean; heartbeatAgoMs: number };

export type GatewayOptions = {
  token: string;
  apiUrl: string;
  onInteraction(interaction: APIInteraction): void;
  onFatal(error: FatalDiscordError): void;
  /** Told before each new try to connect. */
  onWaiting(why: string, seconds: number): void;
  /** Told when the connection was lost, and when it is there again. */
  onConnection(state: 'lost' | 'back'): void;
  /** Aborted: it is not wanted any more. */
  signal?: AbortSignal;
  sleep?: (ms: number) => Promise<void>;
  /** Monotonic, in milliseconds. */
  now?: () => number;
};

const tokenRefused =
  'Discord does not accept this token: set DISCORD_TOKEN to the one on the Bot page of the developer portal.';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes: the close codes after which one may not reconnect. */
const fatalCloses: Record<number, string> = {
  4004: tokenRefused,
  4010: 'Discord closed the connection: this shard does not exist (4010).',
  4011: 'Discord closed the connection: the bot is in too many servers for one connection (4011).',
  4012: 'Discord closed the connection: this version of its gateway is no longer served (4012). Upgrade Gaebong.',
  4013: 'Discord closed the connection: it does not know the intents asked for (4013). Upgrade Gaebong.',
  4014: 'Discord closed the connection: it does not allow the intents asked for (4014). Upgrade Gaebong.',
};

/**
 * Connects, trying again at most a minute apart while Discord cannot be reached. Throws a FatalDiscordError, or the
 * reason of the signal.
 */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => void setTimeout(resolve, ms)));
  const throttler = createIdentifyThrottler();
  for (let seconds = 1; ; seconds = Math.min(seconds * 2, 60)) {
    try {
      return await connectOnce(options, throttler);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof FatalDiscordError) throw error;
      options.onWaiting(reasonOf(error), seconds);
      await unlessAborted(sleep(seconds * 1000), options.signal);
    }
  }
}

async function connectOnce(options: GatewayOptions, throttler: IdentifyThrottler): Promise<Gateway> {
  const heartbeat = lastHeard(options.now);
  const client = createClient(options.apiUrl, throttler, heartbeat.hear);
  const watch = watchConnection(client, options, heartbeat.hear);
  const ready = Promise.withResolvers<GatewayReadyDispatchData>();
  takeRawPackets(client, ready.resolve, (interaction) => options.onInteraction(interaction));
  try {
    await unlessAborted(within(loginLimitMs, client.login(options.token)), options.signal);
    const { user, application, guilds } = await ready.promise;
    // Nothing asks for them, and thousands take some 15 MB.
    client.guilds.cache.clear();
    watch.begin();
    heartbeat.hear();
    const bot = { applicationId: application.id, userId: user.id, name: user.username };
    const close = () => {
      watch.end();
      return client.destroy();
    };
    const state = () => ({ isConnected: !watch.isLost(), heartbeatAgoMs: heartbeat.agoMs() });
    return { bot, servers: guilds.length, state, close };
  } catch (error) {
    await client.destroy();
    throw watch.closed() ?? (isTokenRefused(error) ? new FatalDiscordError(tokenRefused) : error);
  }
}

function lastHeard(now = () => performance.now()) {
  let heardAt = now();
  return { hear: () => void (heardAt = now()), agoMs: () => now() - heardAt };
}

/** Tells of a connection, from `begin` to `end`, when it is lost, back, or closed for good. */
function watchConnection(client: Client, { onConnection, onFatal }: GatewayOptions, onTakenIn: () => void) {
  let watching = false;
  let lost = false;
  let closed: FatalDiscordError | undefined;
  const tell = (isLost: boolean): void => {
    if (watching && lost !== isLost) onConnection(isLost ? 'lost' : 'back');
    lost = isLost;
  };
  client.on('error', () => {});
  client.on('shardError', () => {});
  client.on('shardReconnecting', () => tell(true));
  const takenIn = (): void => {
    onTakenIn();
    tell(false);
  };
  client.on('shardResume', takenIn);
  client.on('shardReady', takenIn);
  client.on('shardDisconnect', ({ code }) => {
    closed = new FatalDiscordError(fatalCloses[code] ?? `Discord closed the connection for good (${code}).`);
    if (watching) onFatal(closed);
  });
  return {
    closed: () => closed,
    isLost: () => lost || closed !== undefined,
    begin: () => void (watching = true),
    end: () => void (watching = false),
  };
}

/** A gateway may accept a connection and then say nothing. */
const loginLimitMs = 60_000;

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  promise.catch(() => {});
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  promise.catch(() => {});
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}

function createClient(apiUrl: string, throttler: IdentifyThrottler, onHeartbeat: () => void): Client {
  return new Client({
    intents: [],
    rest: {
      api: apiUrl,
      version: '10',
      rejectOnRateLimit: ({ retryAfter }) => retryAfter === 0 || retryAfter > 60_000,
    },
    ws: {
      buildIdentifyThrottler(connections) {
        // discord.js itself keeps only what the wall clock showed when a heartbeat was sent.
        connections.on('heartbeat' as never, onHeartbeat as never);
        return throttler;
      },
    },
  });
}

type Packet = { t: string; d: unknown };

function takeRawPackets(
  client: Client,
  onReady: (data: GatewayReadyDispatchData) => void,
  onInteraction: (interaction: APIInteraction) => void,
): void {
  client.on(
    'raw' as never,
    ((packet: Packet) => {
      if (packet.t === 'READY') onReady(packet.d as GatewayReadyDispatchData);
      if (packet.t !== 'INTERACTION_CREATE') return;
      // discord.js would read every interaction a second time, and one that it cannot read would end the process.
      packet.t = '';
      onInteraction(packet.d as APIInteraction);
    }) as never,
  );
}

function isTokenRefused(error: unknown): boolean {
  const invalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  return invalid || meaningOf(error).name === 'token refused';
}

function reasonOf(error: unknown): string {
  if (error instanceof RateLimitError) return 'Discord asks to wait (429)';
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return `Discord answered ${error.status}`;
  return 'Discord cannot be reached';
}
