// Discord resets the token of a bot that identifies more than 1,000 times a day.
import { monotonicClock, type Clock } from './pace.ts';

export type IdentifyThrottler = { waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> };

/** Discord takes one in 5 seconds. */
const leastMs = 5000;
const atOnce = 20;
const refillMs = 90_000;

/** Lets some reconnects pass at Discord's own pace, and in the long run no more than a day allows. */
export function createIdentifyThrottler(clock: Clock = monotonicClock): IdentifyThrottler {
  const granted: number[] = [];
  let last: Promise<void> = Promise.resolve();

  const earliest = (): number => {
    const previous = granted.at(-1) ?? Number.NEGATIVE_INFINITY;
    const spent = granted.length < atOnce ? Number.NEGATIVE_INFINITY : (granted[0] ?? 0) + atOnce * refillMs;
    return Math.max(previous + leastMs, Math.min(spent, previous + refillMs));
  };
  const turn = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    const waitMs = earliest() - clock.now();
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    granted.push(clock.now());
    if (granted.length > atOnce) granted.shift();
  };
  return {
    waitForIdentify(_shardId, signal) {
      const mine = last.then(() => turn(signal));
      last = mine.catch(() => {});
      return mine;
    },
  };
}
