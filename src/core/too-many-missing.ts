// How much a source may lack of what it had: more than that is trouble of its own.

const mostMissing = 0.1;
/** However few there are. */
const alwaysBelieved = 5;

export const areTooManyMissing = (missing: number, known: number): boolean =>
  missing > Math.max(alwaysBelieved, known * mostMissing);
