/** 2, 4, 8 … seconds, at most 5 minutes, each up to a half longer so that many do not come back at once. */
export const backoffMs = (attempts: number): number =>
  Math.min(2 ** Math.min(attempts, 9), 300) * 1000 * (1 + Math.random() / 2);
