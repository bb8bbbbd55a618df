/** The longest texts that are compared. */
export const mostUnits = 60;

/**
 * The fewest insertions, deletions, changes and swaps of neighbours, one each, that turn `a` into the nearest
 * beginning of `b`. Infinity: more than `most`. (Optimal string alignment.)
 */
export function editsToBeginning(a: string, b: string, most: number): number {
  const width = Math.min(b.length, a.length + most);
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= width; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(current, { a, b, row, width, last, beforeLast }) > most) return Infinity;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return leastOf(last, width);
}

// Made once: a search compares some hundred thousand pairs, and making the rows took most of its time.
const row = (): Uint8Array => new Uint8Array(2 * mostUnits);
const rows = [row(), row(), row()] as const;

type Known = {
  a: string;
  b: string;
  row: number;
  width: number;
  last: Uint8Array;
  beforeLast: Uint8Array;
};

/** Fills a row of the table of distances and gives the least in it. */
function fillRow(current: Uint8Array, { a, b, row, width, last, beforeLast }: Known): number {
  const letter = a[row - 1];
  current[0] = row;
  for (let column = 1; column <= width; column++) {
    const changed = at(last, column - 1) + Number(letter !== b[column - 1]);
    const best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, changed);
    const isSwap = row > 1 && column > 1 && letter === b[column - 2] && a[row - 2] === b[column - 1];
    current[column] = isSwap ? Math.min(best, at(beforeLast, column - 2) + 1) : best;
  }
  return leastOf(current, width);
}

function leastOf(row: Uint8Array, width: number): number {
  let least = at(row, 0);
  for (let column = 1; column <= width; column++) least = Math.min(least, at(row, column));
  return least;
}

const at = (row: Uint8Array, column: number): number => row[column] ?? 0;
