// What documents say in a form that code can be held to.
import { readFileSync } from 'node:fs';

/** The rows of the table that begins with these column names, cell by cell, without marks of code. */
export function tableIn(document: string, ...columns: string[]): string[][] {
  const lines = readFileSync(document, 'utf8').split('\n').map(cellsOf);
  const start = lines.findIndex((cells) => cells.join() === columns.join());
  if (start < 0) throw new Error(`${document} has no table with the columns ${columns.join(', ')}`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((cells) => cells.length === 0);
  return end < 0 ? rows : rows.slice(0, end);
}

const cellsOf = (line: string): string[] =>
  line.startsWith('|')
    ? line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim())
    : [];
