// How fast requests may start, on monotonic time.
import { setTimeout as pause } from 'node:timers/promises';
import { Held } from '../core/held.ts';

export type Pace = {
  /** Resolves when the next request may start. Throws Held instead of waiting for longer than a second. */
  turn(): Promise<void>;
  /** Nothing starts for so long. */
  hold(ms: number): void;
};

export type Clock = { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> };

export const monotonicClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, signal ? { signal } : {}),
};

/** A second and some milliseconds: requests that start on time arrive a little closer together. */
const windowMs = 1020;
const longestWaitMs = 1000;

/** No second, wherever it begins, holds more than `perSecond` starts; they come almost evenly spaced. */
export function createPace(perSecond: number, clock: Clock = monotonicClock): Pace {
  const gap = (windowMs / perSecond) * 0.9;
  const starts: number[] = [];
  let held = 0;
  let last: Promise<void> = Promise.resolve();

  const earliest = () => {
    const previous = starts.at(-1) ?? Number.NEGATIVE_INFINITY;
    const fullSecond = starts.length < perSecond ? 0 : (starts[0] ?? 0) + windowMs;
    return Math.max(previous + gap, fullSecond, held);
  };
  const next = async () => {
    for (let wait = earliest() - clock.now(); wait > 0; wait = earliest() - clock.now()) {
      if (held - clock.now() > longestWaitMs) throw new Held(held - clock.now());
      await clock.sleep(wait);
    }
    starts.push(clock.now());
    if (starts.length > perSecond) starts.shift();
  };
  return {
    turn() {
      const mine = last.then(() => next());
      last = mine.catch(() => {});
      return mine;
    },
    hold(ms) {
      held = Math.max(held, clock.now() + ms);
    },
  };
}
