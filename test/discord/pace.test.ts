import { expect, test } from 'vitest';
import { Held } from '../../src/core/held.ts';
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

test('turns come almost evenly, and no more than their number in a second', async () => {
  expect((await turns(7, 5, quickClock())).map((at) => Math.round(at))).toEqual([
    1000, 1184, 1367, 1551, 1734, 2020, 2204,
  ]);
});

test.each([0, 1, 3, 15])('no second holds more than its share, with timers %i ms late', async (lateBy) => {
  const at = await turns(500, 45, quickClock(lateBy));
  expect(mostInAnySecond(at)).toBeLessThanOrEqual(45);
});

test('late timers cost next to nothing of the share', async () => {
  const at = await turns(451, 46, quickClock(2));
  const seconds = ((at.at(-1) ?? 0) - 1000) / 1000;
  expect(450 / seconds).toBeGreaterThan(45 * 0.99);
  expect(450 / seconds).toBeLessThanOrEqual(46);
});

test('a short hold is waited for, by those in line too', async () => {
  const clock = quickClock();
  const pace = createPace(45, clock);
  await pace.turn();
  pace.hold(800);
  await pace.turn();
  expect(clock.at).toBe(1800);
});

test('a long hold sends everybody back at once, and is over in the end', async () => {
  const clock = quickClock();
  const pace = createPace(45, clock);
  pace.hold(60_000);
  const turns = await Promise.allSettled([pace.turn(), pace.turn()]);
  expect(turns).toEqual([
    { status: 'rejected', reason: new Held(60_000) },
    { status: 'rejected', reason: new Held(60_000) },
  ]);
  expect(clock.at).toBe(1000);
  clock.at += 60_000;
  await pace.turn();
  expect(clock.at).toBe(61_000);
});
