// Work that is done little by little while there is time, or at once when its result is needed.

export type InSteps<T> = {
  /** Does the next step; whether there are more. */
  step(): boolean;
  /** Does what is left. */
  result(): T;
};

export function inSteps<T>(work: () => Generator<void, T>): InSteps<T> {
  let running: Generator<void, T> | undefined;
  let done: { value: T } | undefined;
  const step = (): boolean => {
    if (done) return false;
    running ??= work();
    const { done: isDone, value } = running.next();
    if (isDone) [done, running] = [{ value }, undefined];
    return done === undefined;
  };
  return {
    step,
    result() {
      while (step());
      if (!done) throw new Error('work that ended without a result');
      return done.value;
    },
  };
}
