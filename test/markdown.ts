// What documents say in a form that code can be held to.
import { readdirSync, readFileSync } from 'node:fs';

/** All that is written for people. */
export const documents: readonly string[] = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** What stands between ```language and ```, without the indent of a list. */
export function blocksIn(document: string, language: string): string[] {
  const text = readFileSync(document, 'utf8').replaceAll(/^ +(?=```|\S)/gm, '');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].flatMap(([, name, block = '']) =>
    name === language ? [block] : [],
  );
}

/** The names by which a link reaches a document's headings, as GitHub makes them. */
export const anchorsIn = (document: string): string[] =>
  [...readFileSync(document, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

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
