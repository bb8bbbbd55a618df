// gaebong catalogue import: a table or a list of movies, made into a catalogue file.
import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { counted } from '../core/counted.ts';
import { rowsOfCsv } from './import-csv.ts';
import { rowsOfJsonLines } from './import-json-lines.ts';
import { checkedRows, type ImportRow, type Refused } from './import-rows.ts';
import { UseError } from './leave.ts';
import type { Print } from './move.ts';
import { printable } from '../ops/printable.ts';

type Import = { from: string; to: string; skipRefused?: boolean; force?: boolean };

/**
 * Writes what `from` holds to `to`: all of it, or with `skipRefused` what can be used of it. Throws a UseError, and writes
 * nothing, where a row is refused or where there is such a file already.
 */
export async function importCatalogue(
  { from, to, skipRefused = false, force = false }: Import,
  print: Print,
): Promise<void> {
  const { movies, refused } = checkedRows(await rowsOf(from));
  const lines = refused.map((row) => printable(`  line ${row.line}: ${row.reason}`));
  if (refused.length > 0 && !skipRefused) throw new UseError([refusalOf(from, refused), ...lines].join('\n'));
  if (movies.length === 0)
    throw new UseError([`${from} holds no movie that can be used.`, ...lines].join('\n'));
  if (refused.length > 0) [`Left out of ${from}:`, ...lines].forEach((line) => print(line));
  await write(to, `${JSON.stringify({ movies }, null, 2)}\n`, force);
  print(`${counted(movies.length, 'movie')} in ${to}. To use it: CATALOGUE_FILE=${to}`);
}

const refusalOf = (from: string, refused: readonly Refused[]): string =>
  `Nothing was written, for ${counted(refused.length, 'fault')} in ${from}: correct it, or leave such rows out with --skip-refused.`;

async function rowsOf(path: string): Promise<ImportRow[]> {
  const read = readers[extname(path).toLowerCase()];
  if (!read) throw new UseError(`${path} is no file to import: its name ends in .csv, .jsonl or .ndjson.`);
  return read(await textOf(path));
}

const readers: Record<string, (text: string) => ImportRow[]> = {
  '.csv': rowsOfCsv,
  '.jsonl': rowsOfJsonLines,
  '.ndjson': rowsOfJsonLines,
};

async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const reason =
      codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not text in UTF-8' : reasonOf(error);
    throw new UseError(`${path} cannot be read: ${reason}.`);
  }
}

/** In one go: a bot may be watching the file. */
async function write(path: string, text: string, force: boolean): Promise<void> {
  if (!force && (await isThere(path))) throw new UseError(`${path} is there already: --force replaces it.`);
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new UseError(`${path} cannot be written: ${reasonOf(error)}.`);
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file and not a folder',
  EACCES: 'the user that runs this may not do that',
  EPERM: 'the user that runs this may not do that',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const reasonOf = (error: unknown): string => reasons[codeOf(error)] ?? `error ${codeOf(error)}`;
