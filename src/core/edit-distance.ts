// How many edits lie between letters that were typed and a name.
import { isStart, letterAt, mostLetters, type Span } from './search/letters.ts';

/** What has to be edited to make of the query the whole of a name, or a beginning of it; Infinity: more than was asked for. */
export type Edits = { whole: number; beginning: number };

/**
 * The fewest insertions, deletions, changes and swaps of neighbours, one each (optimal string alignment).
 * `fromWords`: what lies before the beginning of a word may be left out.
 */
export function editsBetween(query: Uint16Array, name: Span, most: number, fromWords = false): Edits {
  const { from, to } = name;
  const width = fromWords ? to - from : Math.min(to - from, query.length + most);
  let [beforeLast, last, current] = rows;
  fillFirst(last, name, width, fromWords);
  for (let row = 1; row <= query.length; row++) {
    if (fillRow({ current, last, beforeLast }, query, name, row, width) > most) return far;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return {
    whole: width === to - from ? within(at(last, width), most) : Infinity,
    beginning: least(last, width),
  };
}

const far: Edits = { whole: Infinity, beginning: Infinity };

const within = (edits: number, most: number): number => (edits > most ? Infinity : edits);

// Made once: a search compares hundreds of pairs, and making the rows took most of its time.
const row = (): Uint8Array => new Uint8Array(2 * mostLetters + 16);
const rows = [row(), row(), row()] as const;

type Rows = { current: Uint8Array; last: Uint8Array; beforeLast: Uint8Array };

function fillFirst(row: Uint8Array, { letters, from, to }: Span, width: number, fromWords: boolean): void {
  for (let column = 0; column <= width; column++) {
    const isFree = fromWords && (from + column === to || isStart(letters, from + column));
    row[column] = isFree ? 0 : column === 0 ? 0 : at(row, column - 1) + 1;
  }
}

/** Fills a row of the table of distances and gives the least in it. */
function fillRow(
  { current, last, beforeLast }: Rows,
  query: Uint16Array,
  name: Span,
  row: number,
  width: number,
): number {
  const letter = at(query, row - 1);
  const letterBefore = row > 1 ? at(query, row - 2) : -1;
  let lowest = (current[0] = row);
  let otherBefore = -2;
  for (let column = 1; column <= width; column++) {
    const other = letterAt(name.letters, name.from + column - 1);
    let best = at(last, column - 1) + (letter === other ? 0 : 1);
    best = Math.min(best, at(last, column) + 1, at(current, column - 1) + 1);
    if (letter === otherBefore && letterBefore === other)
      best = Math.min(best, at(beforeLast, column - 2) + 1);
    current[column] = best;
    if (best < lowest) lowest = best;
    otherBefore = other;
  }
  return lowest;
}

function least(row: Uint8Array, width: number): number {
  let lowest = at(row, 0);
  for (let column = 1; column <= width; column++) lowest = Math.min(lowest, at(row, column));
  return lowest;
}

const at = (row: ArrayLike<number>, column: number): number => row[column] ?? 0;
