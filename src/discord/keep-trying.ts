import type { Refusal } from '../core/outcome.ts';
import { meaningOf } from './answer-codes.ts';

/** Tries until it is done, at most a minute apart, while what came of it is worth another try. Throws what is not. */
export async function keepTrying<T>(
  run: () => Promise<T>,
  isWorthAnother: (refusal: Refusal) => boolean,
  onWaiting: (error: unknown, seconds: number) => void,
  sleep = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
): Promise<T> {
  for (let seconds = 2; ; seconds = Math.min(seconds * 2, 60)) {
    try {
      return await run();
    } catch (error) {
      if (!isWorthAnother(meaningOf(error))) throw error;
      onWaiting(error, seconds);
      await sleep(seconds * 1000);
    }
  }
}
