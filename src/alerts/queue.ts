export type Queue = (run: () => Promise<void>) => Promise<void>;

/** Runs one after the other what it is given. */
export function createQueue(): Queue {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    const result = last.then(run);
    last = result.catch(() => {});
    return result;
  };
}
