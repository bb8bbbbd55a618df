import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
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

test.each([
  [404, 10_003, { name: 'gone', code: 10_003 }],
  [403, 50_001, { name: 'no access', code: 50_001 }],
  [403, 50_013, { name: 'no access', code: 50_013 }],
  [400, 40_058, { name: 'no access', code: 40_058 }],
  [403, 50_007, { name: 'unreachable', code: 50_007 }],
  [404, 10_011, { name: 'role gone' }],
  [404, 10_008, { name: 'done already' }],
  [400, 50_035, { name: 'bad body', code: 50_035 }],
  [413, 40_005, { name: 'bad body', code: 40_005 }],
  [401, 0, { name: 'token refused' }],
  // An edge's or an account's trouble says nothing of the channel.
  [403, 40_333, { name: 'later', why: 'Discord answered 40333', sureNotDone: true }],
  [403, 0, { name: 'later', why: 'Discord answered 0', sureNotDone: true }],
  [403, 99_999, { name: 'no access', code: 99_999 }],
  // Nothing less than Discord's own "unknown channel" closes a subscription.
  [404, 0, { name: 'later', why: 'Discord answered 0', sureNotDone: true }],
  [400, 130_000, { name: 'later', why: 'Discord answered 130000', sureNotDone: true }],
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
    why: 'rate limit',
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
