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

/** Gives how to run it: one after the other, and of those that wait for their turn one runs for all. */
export function oneForAll(run: () => Promise<void>): () => Promise<void> {
  const inTurn = createQueue();
  let waiting: Promise<void> | undefined;
  return () =>
    (waiting ??= inTurn(() => {
      waiting = undefined;
      return run();
    }));
}
