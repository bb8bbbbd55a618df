// Names of settings that are nearly ours.

export type Mistyped = { name: string; meant: string };

const mostEdits = 2;

/** `names`: what is set. `ours`: the names of our settings. Upper and lower case are two things to an environment. */
export const mistyped = (names: readonly string[], ours: readonly string[]): Mistyped[] =>
  names
    .filter((name) => !ours.includes(name))
    .flatMap((name) => {
      const meant = nearest(asOurs(name), ours);
      return meant === undefined ? [] : [{ name, meant }];
    });

const asOurs = (name: string): string => name.trim().toUpperCase().replaceAll(/[-. ]/g, '_');

function nearest(name: string, ours: readonly string[]): string | undefined {
  const [best] = ours
    .filter((one) => Math.abs(one.length - name.length) <= mostEdits)
    .map((one) => ({ one, edits: editsBetween(name, one) }))
    .toSorted((a, b) => a.edits - b.edits);
  // Of a short name two letters are too much of it.
  return best && best.edits <= Math.min(mostEdits, Math.floor(best.one.length / 4)) ? best.one : undefined;
}

/** Insertions, deletions, changes and swaps of neighbours, one each. (Optimal string alignment.) */
function editsBetween(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = at(last, column - 1) + Number(a[row - 1] !== b[column - 1]);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? at(beforeLast, column - 2) + 1 : Infinity;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, changed, swapped));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
