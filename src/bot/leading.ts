// What one process alone may hold, such as the gateway: opened while this process leads, closed when it does so no more.

export type HeldByLeader = {
  /** Opens or closes, as it has to be now. Throws what opening throws. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** `open` gives how to close it; it should throw soon after its signal is aborted, which means that this process leads no more. */
export function heldByLeader(
  isLeading: () => boolean,
  open: (signal: AbortSignal) => Promise<() => Promise<unknown>>,
): HeldByLeader {
  let close: (() => Promise<unknown>) | undefined;
  let opening: AbortController | undefined;
  let isOver = false;
  let last: Promise<void> = Promise.resolve();
  const isWanted = () => isLeading() && !isOver;

  const change = async (): Promise<void> => {
    if (isWanted() === (close !== undefined)) return;
    if (close) {
      const closing = close;
      close = undefined;
      return void (await closing());
    }
    opening = new AbortController();
    try {
      close = await open(opening.signal);
    } catch (error) {
      if (!opening.signal.aborted) throw error;
    }
  };
  const settle = (): Promise<void> => {
    if (!isWanted()) opening?.abort(new Error('another process leads'));
    const settled = last.then(change);
    last = settled.catch(() => {});
    return settled;
  };
  return {
    settle,
    close() {
      isOver = true;
      return settle();
    },
  };
}
