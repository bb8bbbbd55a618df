// What counts as found, and in which order.
import { farthestExact, nearEnough } from './closeness.ts';
import type { Closenesses } from './name-index.ts';

export function bestOf(found: Closenesses): number {
  let best = 0;
  for (const close of found.values()) best = Math.max(best, close);
  return best;
}

/** Those that are near enough; where any is exact, the exact alone. */
export function hitsOf(found: Closenesses): Closenesses {
  const least = bestOf(found) > farthestExact ? farthestExact : nearEnough;
  return new Map([...found].filter(([, close]) => close >= least));
}

/** Closer ones first; those as close, in hundredths, by `compare`. */
export const rankedBy = (found: Closenesses, compare: (a: number, b: number) => number): number[] =>
  [...found]
    .map(([owner, close]) => ({ owner, close: Math.round(close * 100) }))
    .toSorted((a, b) => b.close - a.close || compare(a.owner, b.owner))
    .map(({ owner }) => owner);
