import { expect, test } from 'vitest';
import { createBreaker } from '../../src/discord/breaker.ts';

function breakerOf(most: number) {
  const clock = { now: 0 };
  const breaker = createBreaker(most, () => clock.now);
  const refused = (count: number) => {
    for (let at = 0; at < count; at += 1) breaker.heard(403, null);
  };
  return { breaker, clock, refused };
}

test('it opens at its number and closes when half of them are over ten minutes old', () => {
  const { breaker, clock, refused } = breakerOf(10);
  refused(4);
  clock.now = 100_000;
  refused(5);
  expect(breaker.openForMs()).toBe(0);
  clock.now = 200_000;
  refused(1);
  expect(breaker.openForMs()).toBe(500_001);
  clock.now = 600_001;
  expect(breaker.openForMs()).toBe(100_000);
  clock.now = 700_001;
  expect(breaker.openForMs()).toBe(0);
  refused(4);
  expect(breaker.openForMs()).toBe(0);
});

test('refusals that are spread out never open it', () => {
  const { breaker, clock, refused } = breakerOf(10);
  for (let round = 0; round < 100; round += 1) {
    refused(1);
    clock.now += 66_700;
    expect(breaker.openForMs()).toBe(0);
  }
});

test.each([
  [401, null, true],
  [403, null, true],
  [429, 'user', true],
  [429, 'global', true],
  [429, null, true],
  [429, 'shared', false],
  [404, null, false],
  [400, null, false],
  [500, null, false],
  [200, null, false],
])('%i of scope %s counts: %s', (status, scope, counts) => {
  const { breaker } = breakerOf(1);
  breaker.heard(status, scope);
  expect(breaker.openForMs() > 0).toBe(counts);
});

test('without a number of its own it opens at 2,000', () => {
  const clock = { now: 0 };
  const breaker = createBreaker(undefined, () => clock.now);
  for (let at = 0; at < 1999; at += 1) breaker.heard(429, 'user');
  expect(breaker.openForMs()).toBe(0);
  breaker.heard(429, 'user');
  expect(breaker.openForMs()).toBe(600_001);
});
