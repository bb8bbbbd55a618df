// How fast requests may start, on monotonic time.

export type Pace = {
  /** Resolves when the next request may start. */
  turn(): Promise<void>;
  /** Nothing starts for so long. */
  hold(ms: number): void;
  /** For how much longer nothing starts. */
  heldMs(): number;
};

export type Clock = { now(): number; sleep(ms: number): Promise<void> };

export const monotonicClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
};

/** No second, wherever it begins, holds more than `perSecond` starts; they come at most twice as fast as their average. */
export function createPace(perSecond: number, clock: Clock = monotonicClock): Pace {
  const gap = 1000 / perSecond / 2;
  const starts: number[] = [];
  let held = 0;
  let last: Promise<void> = Promise.resolve();

  const earliest = () => {
    const previous = starts.at(-1) ?? Number.NEGATIVE_INFINITY;
    const fullSecond = starts.length < perSecond ? 0 : (starts[0] ?? 0) + 1000;
    return Math.max(previous + gap, fullSecond, held);
  };
  const next = async () => {
    while (earliest() > clock.now()) await clock.sleep(earliest() - clock.now());
    starts.push(clock.now());
    if (starts.length > perSecond) starts.shift();
  };
  return {
    turn: () => (last = last.then(() => next())),
    hold(ms) {
      held = Math.max(held, clock.now() + ms);
    },
    heldMs: () => Math.max(0, held - clock.now()),
  };
}
