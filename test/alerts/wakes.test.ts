import { expect, onTestFinished, test, vi } from 'vitest';
import { createWakes } from '../../src/alerts/wakes.ts';

function scene() {
  vi.useFakeTimers({ now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const woken: number[] = [];
  const wakes = createWakes(Date.now, () => void woken.push(Date.now()));
  return { wakes, woken };
}

test('each that was put off is woken for, not the earliest alone; those of one second together', () => {
  const { wakes, woken } = scene();
  for (const at of [2900, 2100, 2950, 4000, 60_000, -5]) wakes.at(at);
  vi.advanceTimersByTime(120_000);
  expect(woken).toEqual([0, 3000, 4000, 60_000]);
});

test('what is further off than a minute is left to the tick', () => {
  const { wakes, woken } = scene();
  wakes.at(60_001);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(120_000);
  expect(woken).toEqual([]);
});

test('a second may be woken for again, and nothing is after the end', () => {
  const { wakes, woken } = scene();
  wakes.at(1000);
  vi.advanceTimersByTime(1000);
  wakes.at(900);
  vi.advanceTimersByTime(1000);
  expect(woken).toEqual([1000, 1000]);
  wakes.at(3000);
  wakes.stop();
  vi.advanceTimersByTime(9000);
  expect(woken).toEqual([1000, 1000]);
});
