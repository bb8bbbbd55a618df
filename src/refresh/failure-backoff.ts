const firstMs = 5 * 60_000;
const longestMs = 6 * 3_600_000;

/** 5, 10, 20 … minutes, at most 6 hours. `failures`: those before this one. */
export const failureBackoffMs = (failures: number): number =>
  Math.min(firstMs * 2 ** Math.min(failures, 10), longestMs);
