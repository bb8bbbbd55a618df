import { expect, test } from 'vitest';
import { createIdentifyThrottler } from '../../src/discord/identify-throttler.ts';
import { createPace, type Clock } from '../../src/discord/pace.ts';

/** A clock on which sleeping is instant and moves the time. */
function quickClock(lateBy = 0): Clock & { at: number } {
  const clock = {
    at: 1000,
    now: () => clock.at,
    sleep: async (ms: number) => {
      clock.at += ms + lateBy;
    },
  };
  return clock;
}

async function turns(count: number, perSecond: number, clock: Clock): Promise<number[]> {
  const pace = createPace(perSecond, clock);
  const at: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    await pace.turn();
    at.push(clock.now());
  }
  return at;
}

const mostInAnySecond = (at: readonly number[]) =>
  Math.max(...at.map((from) => at.filter((time) => time >= from && time < from + 1000).length));

test('turns come at most twice as fast as their average, and no more than their number in a second', async () => {
  expect(await turns(7, 5, quickClock())).toEqual([1000, 1100, 1200, 1300, 1400, 2000, 2100]);
});

test.each([0, 1, 3, 15])('no second holds more than its share, with timers %i ms late', async (lateBy) => {
  const at = await turns(500, 45, quickClock(lateBy));
  expect(mostInAnySecond(at)).toBeLessThanOrEqual(45);
});

test('late timers cost next to nothing of the share', async () => {
  const at = await turns(451, 45, quickClock(2));
  const seconds = ((at.at(-1) ?? 0) - 1000) / 1000;
  expect(450 / seconds).toBeGreaterThan(45 * 0.98);
  expect(450 / seconds).toBeLessThanOrEqual(45.5);
});

test('a hold stops everything for its time, those that already wait too', async () => {
  const clock = quickClock();
  const pace = createPace(45, clock);
  await pace.turn();
  pace.hold(5000);
  await pace.turn();
  expect(clock.at).toBe(6000);
});

test('identifying again soon waits longer each time, up to what a day allows', async () => {
  const clock = quickClock();
  const throttler = createIdentifyThrottler(clock);
  const at: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    await throttler.waitForIdentify();
    at.push(clock.at - 1000);
  }
  expect(at).toEqual([0, 5000, 15_000, 35_000, 75_000, 155_000, 242_000, 329_000]);
});

test('after a quiet time identifying is free again', async () => {
  const clock = quickClock();
  const throttler = createIdentifyThrottler(clock);
  await throttler.waitForIdentify();
  await throttler.waitForIdentify();
  clock.at += 900_000;
  const before = clock.at;
  await throttler.waitForIdentify();
  expect(clock.at).toBe(before);
});
