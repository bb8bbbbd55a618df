import { expect, test } from 'vitest';
import { createIdentifyThrottler } from '../../src/discord/identify-throttler.ts';

const signal = new AbortController().signal;

/** A clock on which sleeping is instant, unless it is aborted, and moves the time. */
function quickClock() {
  const clock = {
    at: 0,
    now: () => clock.at,
    sleep: async (ms: number, given?: AbortSignal) => {
      given?.throwIfAborted();
      clock.at += ms;
    },
  };
  return clock;
}

test('some reconnects pass at Discord’s own pace, then no more than a day allows', async () => {
  const clock = quickClock();
  const throttler = createIdentifyThrottler(clock);
  const at: number[] = [];
  for (let turn = 0; turn < 24; turn += 1) {
    await throttler.waitForIdentify(0, signal);
    at.push(clock.at / 1000);
  }
  expect(at).toEqual([
    0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 185, 275, 365, 455,
  ]);
});

test('in a day of nothing but reconnects Discord’s 1,000 are not used up', async () => {
  const clock = quickClock();
  const throttler = createIdentifyThrottler(clock);
  let count = 0;
  for (; clock.at < 86_400_000; count += 1) await throttler.waitForIdentify(0, signal);
  expect(count).toBeLessThan(1000);
  expect(count).toBeGreaterThan(950);
});

test('those that wait are served one after the other', async () => {
  const clock = quickClock();
  const throttler = createIdentifyThrottler(clock);
  const at = await Promise.all(
    [1, 2, 3].map(async (shard) => {
      await throttler.waitForIdentify(shard, signal);
      return clock.at;
    }),
  );
  expect(at.toSorted((a, b) => a - b)).toEqual([0, 5000, 10_000]);
});

test('one whose connection is gone gives up, takes no turn and holds up no other', async () => {
  const clock = quickClock();
  const throttler = createIdentifyThrottler(clock);
  await throttler.waitForIdentify(0, signal);
  const gone = throttler.waitForIdentify(0, AbortSignal.abort());
  const next = throttler.waitForIdentify(0, signal);
  await expect(gone).rejects.toThrow('aborted');
  await next;
  expect(clock.at).toBe(5000);
});
