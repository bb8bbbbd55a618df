// Requests to Discord over discord.js's REST, each with a time limit.
import { DefaultRestOptions, REST, type RateLimitData, type RequestMethod } from 'discord.js';
import { meaningOf } from './answer-codes.ts';
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
  /** Told when Discord does not accept the token any more. */
  onTokenRefused?(): void;
};

export function createRequests(options: RequestOptions): Requests {
  const rest = steady(() => restOf(options));
  return async <T>(method: `${RequestMethod}`, route: Route, details: Details = {}) => {
    await options.pace?.turn();
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

function restOf({
  token,
  apiUrl,
  clock,
  retries,
  perSecond,
  timeLimitMs,
  rejectOnRateLimit,
}: RequestOptions): REST {
  return new REST({
    version: '10',
    api: apiUrl,
    retries,
    timeout: timeLimitMs,
    globalRequestsPerSecond: perSecond,
    rejectOnRateLimit,
    async makeRequest(url, init) {
      const response = await DefaultRestOptions.makeRequest(url, init);
      clock.heard(response.headers.get('date'));
      return response;
    },
  }).setToken(token);
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
