// Discord's rate limits: a bucket for each route and channel, and 50 requests a second in all.
// Source: https://discord.com/developers/docs/topics/rate-limits
import { createHash } from 'node:crypto';
import type { Route } from './state.ts';

type Limit = Exclude<NonNullable<Route['limit']>, 'none'>;

type Bucket = { used: number; endsAt: number };

export type Passed = { passes: boolean; headers: Record<string, string>; body?: Record<string, unknown> };

const byDefault: Limit = { requests: 50, per: 1000 };
const overall = { requests: 50, per: 1000 };

/** Two clocks differ by less than a calendar is ever moved on, in milliseconds. */
const leastMove = 1000;

/**
 * Real time in milliseconds, and the days by which the calendar was moved on: what fell due on the way was posted days apart,
 * and nobody waits for those. It never steps back, as the calendar of a world that is reset does.
 */
export function limitClock(
  calendar: () => Temporal.Instant,
  real: () => number = () => performance.now(),
): () => number {
  const both = () => ({ real: real(), calendar: calendar().epochMilliseconds });
  let last = both();
  let passed = 0;
  return () => {
    const now = both();
    const went = now.real - last.real;
    const moved = now.calendar - last.calendar - went;
    passed += moved > leastMove ? went + moved : went;
    last = now;
    return passed;
  };
}

/** Counts requests; `clock` is in milliseconds and never steps back. */
export function rateLimits(clock: () => number) {
  const buckets = new Map<string, Bucket>();
  const current = (key: string, per: number): Bucket => {
    const known = buckets.get(key);
    if (known && known.endsAt > clock()) return known;
    const fresh = { used: 0, endsAt: clock() + per };
    buckets.set(key, fresh);
    return fresh;
  };

  return (route: Route, subject: string): Passed => {
    if (route.limit === 'none') return { passes: true, headers: {} };
    const limit = route.limit ?? byDefault;
    if (!limit.outsideGlobal) {
      const all = current('', overall.per);
      if (all.used >= overall.requests)
        return tooMany(all.endsAt - clock(), { 'X-RateLimit-Global': 'true' }, 'global');
      all.used += 1;
    }
    const bucket = current(`${route.method} ${route.path} ${subject}`, limit.per);
    const left = Math.max(0, bucket.endsAt - clock());
    const refused = bucket.used >= limit.requests;
    if (!refused) bucket.used += 1;
    const headers = bucketHeaders(route, limit.requests, limit.requests - bucket.used, left);
    return refused ? tooMany(left, headers, 'user') : { passes: true, headers };
  };
}

function bucketHeaders(route: Route, limit: number, remaining: number, left: number) {
  const name = createHash('sha256').update(`${route.method} ${route.path}`).digest('hex').slice(0, 32);
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': ((Date.now() + left) / 1000).toFixed(3),
    'X-RateLimit-Reset-After': (left / 1000).toFixed(3),
    'X-RateLimit-Bucket': name,
  };
}

function tooMany(left: number, headers: Record<string, string>, scope: string): Passed {
  const retry_after = Math.ceil(left) / 1000;
  return {
    passes: false,
    headers: { ...headers, 'Retry-After': String(Math.ceil(retry_after)), 'X-RateLimit-Scope': scope },
    body: { message: 'You are being rate limited.', retry_after, global: scope === 'global' },
  };
}
