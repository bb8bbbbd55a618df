// How fast requests may start.
import { setTimeout as pause } from 'node:timers/promises';

/** Monotonic milliseconds. `sleep` rejects once the signal is aborted. */
export type PaceClock = { now(): number; sleep(ms: number, signal: AbortSignal | undefined): Promise<void> };

const monotonicClock: PaceClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, signal ? { signal } : {}),
};

/** Timers fire a little early, and requests that started on time may arrive closer together. */
const marginMs = 1;

/**
 * Resolves when the next request may start, in the order of the calls: each so long after the one before it really
 * started, since a process that was busy for a moment would else let several go at once.
 */
export function createPace(perSecond: number, clock: PaceClock = monotonicClock) {
  const gap = 1000 / perSecond;
  let next = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  const start = async (signal: AbortSignal | undefined): Promise<void> => {
    const wait = next - clock.now();
    if (wait > 0) await clock.sleep(Math.ceil(wait) + marginMs, signal);
    next = clock.now() + gap;
  };
  return (signal?: AbortSignal): Promise<void> => {
    const mine = last.then(() => start(signal));
    last = mine.catch(() => {});
    return mine;
  };
}
