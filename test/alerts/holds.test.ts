import { expect, test } from 'vitest';
import { createHolds } from '../../src/alerts/holds.ts';
import type { AlertEvent } from '../../src/alerts/parts.ts';

function holdsAt() {
  const clock = { real: 1000 };
  const events: AlertEvent[] = [];
  const clocks = {
    calendar: () => Temporal.Instant.fromEpochMilliseconds(0),
    real: () => clock.real,
    discord: () => 0,
    startedAt: Temporal.Instant.fromEpochMilliseconds(0),
  };
  return { clock, events, holds: createHolds({ clocks, report: (event) => void events.push(event) }) };
}

const limit = (afterMs: number, more = {}) =>
  ({ name: 'later', why: 'rate limit', sureNotDone: true, afterMs, ...more }) as const;

test('a rate limit of one channel holds nothing else', () => {
  const { holds, clock, events } = holdsAt();
  holds.heard(limit(500), 'a');
  expect([holds.channelMs('a', false), holds.channelMs('b', false), holds.everythingMs()]).toEqual([
    500, 0, 0,
  ]);
  holds.heard(limit(100), 'a');
  expect(holds.channelMs('a', false)).toBe(500);
  clock.real += 500;
  expect(holds.channelMs('a', false)).toBe(0);
  expect(events).toEqual([]);
});

test('one of everything holds all, and is told once when it begins and once when it is over', () => {
  const { holds, clock, events } = holdsAt();
  holds.heard(limit(60_000, { everyone: true }), 'a');
  holds.heard(limit(61_000, { everyone: true }), 'b');
  holds.heard({ name: 'ok', value: {} }, 'c');
  expect([holds.everythingMs(), holds.channelMs('z', true)]).toEqual([61_000, 61_000]);
  expect(events).toEqual([{ name: 'held', why: 'rate limit', seconds: 60 }]);
  clock.real += 61_000;
  holds.heard({ name: 'ok', value: {} }, 'c');
  holds.heard({ name: 'ok', value: {} }, 'c');
  expect(events.slice(1)).toEqual([{ name: 'released' }]);
  expect(holds.everythingMs()).toBe(0);
});

test('too many direct messages hold direct messages alone', () => {
  const { holds } = holdsAt();
  holds.heard(limit(600_000, { people: true }), 'a');
  expect([holds.channelMs('a', false), holds.channelMs('b', true)]).toEqual([0, 600_000]);
});

test('what says no time holds nothing', () => {
  const { holds } = holdsAt();
  holds.heard({ name: 'later', why: '502', sureNotDone: false }, 'a');
  expect(holds.channelMs('a', false)).toBe(0);
});
