// A table of movies: the first line names the columns, which docs/catalogue.md lists.
import { CsvError, parse } from 'csv-parse/sync';
import { shown } from '../core/fault.ts';
import type { ImportRow, Written } from './import-rows.ts';
import { UseError } from './leave.ts';
import { printable } from '../ops/printable.ts';

type Cells = Readonly<Record<string, string>>;
type Line = { line: number; cells: readonly string[] };

/** A row for each line of it. Throws a UseError where the table itself cannot be read. */
export function rowsOfCsv(text: string): ImportRow[] {
  const [head, ...lines] = linesOf(text);
  const names = head?.cells.map((name) => name.trim()) ?? [];
  refuseColumns(names);
  return lines.map((line) => rowOf(names, line));
}

function rowOf(names: readonly string[], { line, cells }: Line): ImportRow {
  const extra = cells.slice(names.length).find((cell) => cell.trim() !== '');
  if (extra !== undefined) return { line, reason: `there are more cells than columns: ${shown(extra)}` };
  return {
    line,
    movie: movieOf(Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]))),
  };
}

// ── Columns ──────────────────────────────────────────────────────────────────────────────────────────────────────

const releaseColumns = ['date', 'region', 'type', 'platform'];
const columns = [
  ['id', 'title', 'originalTitle', 'aliases', 'synopsis', 'synopsisKo'],
  ['directors', 'cast', 'genres'],
  releaseColumns,
  ['poster', 'wikidata', 'tmdb', 'kobis', 'imdb'],
  ['notable', 'popularity', 'source', 'asOf', 'url'],
].flat();

function refuseColumns(names: readonly string[]): void {
  const unknown = names.filter((name) => !columns.includes(name));
  const doubled = names.filter((name, index) => names.indexOf(name) !== index);
  const missing = ['id', 'title', 'source'].filter((name) => !names.includes(name));
  const faults = [
    ...unknown.map((name) => `there is no column ${shown(name)}`),
    ...doubled.map((name) => `the column ${shown(name)} is there twice`),
    ...missing.map((name) => `the column ${name} is missing`),
  ];
  if (faults.length === 0) return;
  throw new UseError(printable(`line 1: ${faults.join('; ')}. The columns are: ${columns.join(', ')}.`));
}

function movieOf(row: Cells): Written {
  const of = (name: string): string | undefined => row[name] || undefined;
  const synopsis = filled({ en: of('synopsis'), ko: of('synopsisKo') });
  const ids = filled({
    wikidata: of('wikidata'),
    tmdb: numberOr(of('tmdb')),
    kobis: of('kobis'),
    imdb: of('imdb'),
  });
  const source = filled({ name: of('source'), asOf: of('asOf'), url: of('url') });
  const release = filled(Object.fromEntries(releaseColumns.map((name) => [name, of(name)])));
  const movie = filled({
    id: of('id'),
    title: of('title'),
    originalTitle: of('originalTitle'),
    aliases: listOf(of('aliases')),
    synopsis,
    directors: listOf(of('directors'))?.map(personOf),
    cast: listOf(of('cast'))?.map(personOf),
    genres: listOf(of('genres')),
    releases: release && [release],
    poster: of('poster'),
    ids,
    notable: yesOrNo(of('notable')),
    popularity: numberOr(of('popularity')),
    source,
  });
  return movie ?? {};
}

/** Without what is not given; undefined where nothing is. */
function filled(given: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const listOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Yim Si-wan (임시완) */
function personOf(text: string): unknown {
  const [, name, originalName] = /^(.*\S)\s*\(([^()]+)\)$/.exec(text) ?? [];
  return name && originalName ? { name, originalName: originalName.trim() } : text;
}

const numberOr = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;

const answers = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

const yesOrNo = (text: string | undefined): boolean | string | undefined =>
  text === undefined ? undefined : (answers.get(text.toLowerCase()) ?? text);

// ── Lines ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A cell may go over several lines: a row is named by its first. Empty lines are none. */
function linesOf(text: string): Line[] {
  const found: Line[] = [];
  let next = 1;
  const note = (cells: readonly string[], { lines }: { lines: number }): null => {
    if (cells.some((cell) => cell.trim() !== '')) found.push({ line: next, cells });
    next = lines + 1;
    return null;
  };
  try {
    parse(text.replaceAll('\r\n', '\n'), { bom: true, relax_column_count: true, on_record: note });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? String(error.lines) : String(next);
    throw new UseError(
      `line ${line}: a quotation mark is not closed, or stands inside a cell that does not begin with one.`,
    );
  }
  return found;
}
