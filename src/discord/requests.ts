// Requests to Discord over discord.js's REST, each with a time limit.
import { DefaultRestOptions, REST, type RateLimitData, type RequestMethod } from 'discord.js';
import { meaningOf } from './answer-codes.ts';
import type { Breaker } from './breaker.ts';
import type { DiscordClock } from './discord-clock.ts';
import type { Pace } from './pace.ts';

export type Route = `/${string}`;
type Details = { body?: unknown; query?: URLSearchParams; auth?: false };

/** Makes one request and gives what Discord answered. Throws discord.js's errors, or NoAnswer after the time limit. */
export type Requests = <T>(method: `${RequestMethod}`, route: Route, details?: Details) => Promise<T>;

/** The time limit passed: whether Discord did what was asked is not known. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

export type RequestOptions = {
  token: string;
  apiUrl: string;
  clock: DiscordClock;
  /** How often discord.js repeats what was answered with 5xx or not at all. */
  retries: number;
  perSecond: number;
  timeLimitMs: number;
  /** Which rate limits are an error at once; discord.js sits out the others. */
  rejectOnRateLimit: (limit: RateLimitData) => boolean;
  pace?: Pace;
  /** Told of every answer, whoever asked. */
  breaker?: Breaker;
  /** Told of the status of each answer, or that there was none, and of the seconds that a request had to wait. */
  observed?: { answer(status: number | 'none'): void; waited(seconds: number): void };
  /** Told when Discord does not accept the token any more. */
  onTokenRefused?(): void;
};

export function createRequests(options: RequestOptions): Requests {
  const rest = steady(() => restOf(options));
  return async <T>(method: `${RequestMethod}`, route: Route, details: Details = {}) => {
    await turn(options);
    const abort = new AbortController();
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      abort.abort();
      reject(new NoAnswer(`${method} ${route.split('/')[1]}: no answer within ${options.timeLimitMs} ms`));
    }, options.timeLimitMs);
    const request = rest().request({
      ...details,
      method: method as RequestMethod,
      fullRoute: route,
      signal: abort.signal,
    });
    request.catch(() => {});
    try {
      return await Promise.race([request as Promise<T>, late]);
    } catch (error) {
      if (details.auth !== false && meaningOf(error).name === 'token refused') options.onTokenRefused?.();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A turn that is free takes less: a database may have to be asked for it. */
const leastWaitSeconds = 0.005;

async function turn({ pace, observed }: RequestOptions): Promise<void> {
  if (!pace) return;
  const from = performance.now();
  await pace.turn();
  const seconds = (performance.now() - from) / 1000;
  if (seconds >= leastWaitSeconds) observed?.waited(seconds);
}

/** discord.js keeps something of every channel that it wrote to, for an hour unless told otherwise: some 2 KB each. */
const sweepEveryMs = 60_000;

function restOf({
  token,
  apiUrl,
  clock,
  retries,
  perSecond,
  timeLimitMs,
  rejectOnRateLimit,
  breaker,
  observed,
}: RequestOptions): REST {
  const rest = new REST({
    version: '10',
    api: apiUrl,
    retries,
    timeout: timeLimitMs,
    globalRequestsPerSecond: perSecond,
    rejectOnRateLimit,
    handlerSweepInterval: sweepEveryMs,
    async makeRequest(url, init) {
      const response = await DefaultRestOptions.makeRequest(url, init).catch((error: unknown) => {
        observed?.answer('none');
        throw error;
      });
      clock.heard(response.headers.get('date'));
      observed?.answer(response.status);
      breaker?.heard(response.status, response.headers.get('x-ratelimit-scope'));
      return response.status === 429 ? readable(response) : response;
    },
  }).setToken(token);
  rest.on('rateLimited', (limit) => {
    if (!rejectOnRateLimit(limit)) observed?.waited(limit.timeToReset / 1000);
  });
  return rest;
}

type MadeResponse = Awaited<ReturnType<typeof DefaultRestOptions.makeRequest>>;

/**
 * discord.js goes by the headers of a 429 alone. Some say only in their body for how long, and some are refusals of one message,
 * such as 30046 for one that was edited too often: these are no rate limit of the bot.
 */
async function readable(response: MadeResponse): Promise<MadeResponse> {
  if (response.headers.has('retry-after')) return response;
  const text = await response.text();
  const { code, retry_after: seconds } = answerIn(text);
  const headers = new Headers([...response.headers]);
  if (typeof seconds === 'number') headers.set('retry-after', String(seconds));
  const isRefusal = typeof seconds !== 'number' && typeof code === 'number' && code > 0;
  return new Response(text, { status: isRefusal ? 400 : 429, headers });
}

function answerIn(text: string): { code?: unknown; retry_after?: unknown } {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch {
    return {};
  }
}

/** discord.js's REST counts by the wall clock and hangs after a step back until the old time returns: a step makes a new one. */
export function steady<T>(make: () => T, wallClockAhead = () => Date.now() - performance.now()): () => T {
  let ahead = wallClockAhead();
  let made = make();
  return () => {
    const before = ahead;
    ahead = wallClockAhead();
    if (ahead < before - 500) made = make();
    return made;
  };
}

/** Asks a second time where it is not known whether the first time arrived. Only for what may be done twice. */
export async function twice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning.name !== 'later' || meaning.afterMs !== undefined) throw error;
    return ask();
  }
}
