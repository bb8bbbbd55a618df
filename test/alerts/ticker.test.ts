import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicker } from '../../src/alerts/ticker.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2023-02-17T00:00:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function ticksIn(minutes: number, meanwhile: () => void = () => {}): Promise<number> {
  let ticks = 0;
  const ticker = startTicker(() => (ticks += 1));
  await vi.advanceTimersByTimeAsync(60_000);
  meanwhile();
  await vi.advanceTimersByTimeAsync((minutes - 1) * 60_000);
  await ticker.stop();
  await vi.advanceTimersByTimeAsync(300_000);
  return ticks;
}

test('a tick a minute, and none after the end', async () => {
  expect(await ticksIn(10)).toBe(10);
});

test('a wall clock set back by an hour does not silence it', async () => {
  const ticks = await ticksIn(11, () => vi.setSystemTime(Date.now() - 3_600_000));
  expect(ticks).toBeGreaterThanOrEqual(8);
});
