// Wakes for posts that were put off and may be tried again before the next minute's tick.

export type Wakes = {
  /** Wakes once it is `real`, by real time in milliseconds; what is more than a minute off is left to the tick. */
  at(real: number): void;
  stop(): void;
};

const longestMs = 60_000;

/** Wakes at whole seconds, so that many posts need few timers. */
export function createWakes(now: () => number, wake: () => void): Wakes {
  const timers = new Map<number, NodeJS.Timeout>();
  return {
    at(real) {
      const second = Math.ceil(real / 1000);
      const waitMs = second * 1000 - now();
      if (timers.has(second) || waitMs > longestMs) return;
      const timer = setTimeout(
        () => {
          timers.delete(second);
          wake();
        },
        Math.max(0, waitMs),
      );
      timers.set(second, timer);
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
