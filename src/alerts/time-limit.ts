// Nothing is waited for without an end.

class TooLong extends Error {
  override name = 'TooLong';
}

/** Throws TooLong once so many milliseconds have passed; what then still runs is nobody's any more. */
export async function within<T>(ms: number, running: Promise<T>, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooLong(`${what}: longer than ${ms / 1000} s`)), ms);
  running.catch(() => {});
  return Promise.race([running, late]).finally(() => clearTimeout(timer));
}

/** Waits so long at most, and gives whether it is over. */
export async function atMost(ms: number, running: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  const over = running.then(() => true);
  return Promise.race([over, late]).finally(() => clearTimeout(timer));
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
