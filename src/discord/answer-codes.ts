// What an answer of Discord means for a post: the classes of Discord's error codes that a notifier acts on.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { Held } from '../core/held.ts';
import type { Refusal } from '../core/outcome.ts';

const classes: Record<number, 'gone' | 'no access' | 'unreachable' | 'bad body' | 'done already' | 'later'> =
  {
    10008: 'done already',
    40033: 'done already',
    160004: 'done already',
    10003: 'gone',
    10004: 'gone',
    50001: 'no access',
    50013: 'no access',
    50024: 'no access',
    50008: 'no access',
    40058: 'no access',
    160005: 'no access',
    50007: 'unreachable',
    50278: 'unreachable',
    10013: 'unreachable',
    30015: 'bad body',
    40005: 'bad body',
    50006: 'bad body',
    50035: 'bad body',
    50045: 'bad body',
    50109: 'bad body',
    200000: 'bad body',
    240000: 'bad body',
    // No code of its own, an account to verify, an internal error at the edge: none speaks of the channel.
    0: 'later',
    40002: 'later',
    40333: 'later',
    130000: 'later',
    40003: 'later',
    40004: 'later',
    40006: 'later',
    40062: 'later',
    20028: 'later',
    20029: 'later',
    30046: 'later',
    110000: 'later',
    110001: 'later',
  };

/** No 429 without Retry-After says how long: everything waits this long, since each further one counts towards a ban. */
const unknownLimitMs = 60_000;

/** Discord's word to open fewer direct messages. */
const directMessagesTooFast = 40_003;
const fewerMessagesMs = 600_000;

/** An edge that takes the bot for something else: an operator should see it. */
const blockedAtEdge = 40_333;

const limited = { name: 'later', why: 'rate limit', sureNotDone: true } as const;

export function meaningOf(error: unknown): Refusal {
  if (error instanceof Held) return { ...limited, why: 'held', afterMs: error.afterMs, everyone: true };
  if (error instanceof RateLimitError) return meaningOfLimit(error);
  if (error instanceof DiscordAPIError) return meaningOfRefusal(error);
  if (error instanceof HTTPError)
    return { name: 'later', why: `Discord answered ${error.status}`, sureNotDone: false };
  return { name: 'later', why: 'no answer from Discord', sureNotDone: neverConnected(error) };
}

function meaningOfLimit(error: RateLimitError): Refusal {
  const unknown = error.retryAfter <= 0;
  return {
    ...limited,
    ...(unknown && { why: 'a rate limit that does not say how long' }),
    afterMs: unknown ? unknownLimitMs : error.retryAfter,
    everyone: unknown || error.global,
  };
}

function meaningOfRefusal({ code: raw, status }: DiscordAPIError): Refusal {
  const code = Number(raw);
  // Discord's own refusals carry a code; a proxy's or an edge's page does not, and says nothing of the channel.
  if (status !== 401 && !Number.isInteger(code)) return refusedByOthers(status);
  if (status === 401 || code === 50014 || code === 40001) return { name: 'token refused' };
  if (code === 10011) return { name: 'role gone' };
  const known = classes[code];
  if (known === 'later') return laterFor(code);
  if (known === 'done already') return { name: known };
  if (known) return { name: known, code };
  if (status === 403) return { name: 'no access', code };
  if (status === 400 || status === 413) return { name: 'bad body', code };
  return refusedByOthers(status);
}

function laterFor(code: number): Refusal {
  const later = { name: 'later', why: `Discord answered ${code}`, sureNotDone: true } as const;
  if (code === directMessagesTooFast) return { ...later, afterMs: fewerMessagesMs, people: true };
  if (code === blockedAtEdge) return { ...later, afterMs: unknownLimitMs, everyone: true };
  return later;
}

const refusedByOthers = (status: number): Refusal => ({
  name: 'later',
  why: `Discord answered ${status}`,
  sureNotDone: true,
});

/** Refused connections and unknown hosts: the request cannot have arrived. */
function neverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(cause.code)))
      return true;
  }
  return false;
}
