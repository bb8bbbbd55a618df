// JSON lines: on each line a movie as the catalogue file writes it.
import type { ImportRow } from './import-rows.ts';

/** Empty lines are none. */
export const rowsOfJsonLines = (text: string): ImportRow[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, index + 1)]));

function rowOf(text: string, line: number): ImportRow {
  const movie = parsed(text);
  return isObject(movie) ? { line, movie } : { line, reason: 'this is no JSON object' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
