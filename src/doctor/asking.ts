// Questions to Discord, and in plain words why there is no answer.
import { meaningOf } from '../discord/answer-codes.ts';
import { discordClock, type DiscordClock } from '../discord/discord-clock.ts';
import { createPace } from '../discord/pace.ts';
import { createRequests, NoAnswer, type Requests, type Route } from '../discord/requests.ts';
import type { Refusal } from '../core/outcome.ts';
import { unreachable } from '../core/unreachable.ts';

export type Answer<T> = { name: 'answer'; value: T } | { name: 'refused'; refusal: Refusal; trouble: string };

export type Asking = {
  requests: Requests;
  clock: DiscordClock;
  get<T>(route: Route, query?: Record<string, string>): Promise<Answer<T>>;
};

const timeLimitMs = 10_000;
const perSecond = 5;

/** `hurry`: how many requests a second, where that is not Discord itself. */
export function createAsking(token: string, apiUrl: string, hurry = perSecond): Asking {
  const clock = discordClock();
  const requests = createRequests({
    token,
    apiUrl,
    clock,
    retries: 0,
    perSecond: 50,
    timeLimitMs,
    rejectOnRateLimit: () => true,
    pace: createPace(hurry),
  });
  return {
    requests,
    clock,
    get: (route, query) =>
      answered(() => requests('GET', route, query ? { query: new URLSearchParams(query) } : {})),
  };
}

export async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { name: 'answer', value: await ask() };
  } catch (error) {
    return { name: 'refused', refusal: meaningOf(error), trouble: troubleOf(error) };
  }
}

/** After "Discord gave no answer: ". */
function troubleOf(error: unknown): string {
  if (error instanceof NoAnswer) return `nothing came within ${timeLimitMs / 1000} s`;
  const code = codeIn(error);
  const words = code === undefined ? undefined : unreachable[code];
  if (words !== undefined) return words;
  if (code !== undefined && /CERT|SELF_SIGNED|SSL|TLS/.test(code))
    return `its certificate is refused (${code})`;
  const refusal = meaningOf(error);
  if (refusal.name !== 'later') return refusal.name;
  const wait = refusal.afterMs === undefined ? '' : `, for ${Math.ceil(refusal.afterMs / 1000)} s`;
  return code === undefined ? `${refusal.why}${wait}` : `${refusal.why} (${code})`;
}

/** Of what lies below. Several addresses of one name may have been tried. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const [below] = error instanceof AggregateError ? error.errors : [error.cause];
  const deeper = codeIn(below);
  if (deeper !== undefined) return deeper;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
