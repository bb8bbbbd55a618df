import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import type { Refusal } from '../../src/core/outcome.ts';
import { meaningOf } from '../../src/discord/answer-codes.ts';
import { NoAnswer } from '../../src/discord/requests.ts';

const refusal = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'x' }, code, status, 'POST', 'http://x', {
    body: {},
    files: undefined,
  });

const limit = (retryAfter: number, global: boolean) =>
  new RateLimitError({
    global,
    retryAfter,
    hash: 'h',
    limit: 5,
    majorParameter: '1',
    method: 'POST',
    route: '/channels/:id/messages',
    scope: 'user',
    sublimitTimeout: 0,
    timeToReset: retryAfter,
    url: 'http://x',
  });

const later = (code: number, said = code): Extract<Refusal, { name: 'later' }> => ({
  name: 'later',
  why: `Discord answered ${said}`,
  sureNotDone: true,
});

const each = (
  status: number,
  codes: readonly number[],
  meaning: (code: number) => Refusal,
): [number, number, Refusal][] => codes.map((code) => [status, code, meaning(code)]);

test.each<[number, number, Refusal]>([
  [404, 10_011, { name: 'role gone' }],
  // A code that is not known is read by its status.
  [403, 99_999, { name: 'no access', code: 99_999 }],
  [400, 99_999, { name: 'bad body', code: 99_999 }],
  [413, 99_999, { name: 'bad body', code: 99_999 }],
  [404, 99_999, later(99_999, 404)],
  // No code of Discord's own says nothing of the channel: nothing less than "unknown channel" closes a subscription.
  [403, 0, later(0)],
  [404, 0, later(0)],
  // An edge that takes the bot for something else, and too many direct messages.
  [403, 40_333, { ...later(40_333), afterMs: 60_000, everyone: true }],
  [400, 40_003, { ...later(40_003), afterMs: 600_000, people: true }],
  ...each(404, [10_003, 10_004], (code) => ({ name: 'gone', code })),
  ...each(403, [50_001, 50_013, 50_024, 50_008, 40_058, 160_005], (code) => ({ name: 'no access', code })),
  ...each(403, [50_007, 50_278, 10_013], (code) => ({ name: 'unreachable', code })),
  ...each(400, [50_035, 50_006, 50_045, 40_005, 30_015, 50_109, 200_000, 240_000], (code) => ({
    name: 'bad body',
    code,
  })),
  ...each(400, [130_000, 40_002, 40_004, 40_006, 40_062, 20_028, 20_029, 30_046, 110_000, 110_001], (code) =>
    later(code),
  ),
  ...each(404, [40_033, 160_004, 10_008], () => ({ name: 'done already' })),
  ...each(401, [0, 40_001, 50_014], () => ({ name: 'token refused' })),
])('%i with code %i', (status, code, meaning) => {
  expect(meaningOf(refusal(status, code))).toEqual(meaning);
});

test.each([400, 403, 404])(
  '%i without a code is no word of Discord: a page of something between',
  (status) => {
    const page = new DiscordAPIError({ message: 'x' } as never, undefined as never, status, 'POST', 'x', {
      body: {},
      files: undefined,
    });
    expect(meaningOf(page)).toEqual({ name: 'later', why: `Discord answered ${status}`, sureNotDone: true });
  },
);

test('5xx may have been done', () => {
  const error = new HTTPError(502, 'Bad Gateway', 'POST', 'http://x', { body: {}, files: undefined });
  expect(meaningOf(error)).toEqual({ name: 'later', why: 'Discord answered 502', sureNotDone: false });
});

test('a rate limit says how long and for whom', () => {
  const later = { name: 'later', why: 'rate limit', sureNotDone: true };
  expect(meaningOf(limit(1500, false))).toEqual({ ...later, afterMs: 1500, everyone: false });
  expect(meaningOf(limit(1500, true))).toEqual({ ...later, afterMs: 1500, everyone: true });
});

test('one that does not say how long stops everything for a minute', () => {
  expect(meaningOf(limit(0, false))).toEqual({
    name: 'later',
    why: 'a rate limit that does not say how long',
    sureNotDone: true,
    afterMs: 60_000,
    everyone: true,
  });
});

test('a time limit may have been done, a refused connection not', () => {
  const unknown = { name: 'later', why: 'no answer from Discord', sureNotDone: false };
  expect(meaningOf(new NoAnswer('x'))).toEqual(unknown);
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
  });
  expect(meaningOf(refused)).toEqual({ ...unknown, sureNotDone: true });
});
