// Discord resets the token of a bot that identifies more than 1,000 times a day, which is once in 86 seconds.
import { monotonicClock, type Clock } from './pace.ts';

const leastMs = 5000;
const mostMs = 87_000;

/** Lets a first identify pass at once; each that follows soon after waits twice as long as the one before, up to 87 s. */
export type IdentifyThrottler = { waitForIdentify(): Promise<void> };

export function createIdentifyThrottler(clock: Clock = monotonicClock): IdentifyThrottler {
  let wait = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    async waitForIdentify(): Promise<void> {
      const since = clock.now() - last;
      wait = since > 10 * mostMs ? 0 : Math.min(mostMs, Math.max(leastMs, wait * 2));
      if (since < wait) await clock.sleep(wait - since);
      last = clock.now();
    },
  };
}
