// Movies from a JSON file.
import { readFile } from 'node:fs/promises';
import type { Fault } from '../core/fault.ts';
import type { Movie } from '../core/movie.ts';
import { readCatalogue } from '../core/movie-schema.ts';

/** The message has a line for each fault, each with the file, the place in it and the reason. */
export class CatalogueError extends Error {
  override name = 'CatalogueError';

  constructor(path: string, faults: readonly Fault[]) {
    super(faults.map((fault) => [path, fault.path, fault.reason].filter(Boolean).join(': ')).join('\n'));
  }
}

/** Throws a CatalogueError that names all that is wrong. */
export async function readCatalogueFile(path: string): Promise<Movie[]> {
  const read = readCatalogue(parse(path, await textOf(path)));
  if ('faults' in read) throw new CatalogueError(path, read.faults);
  return read.movies;
}

async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    throw new CatalogueError(path, [{ path: '', reason: readReason(error) }]);
  }
}

const readReasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'this file may not be read',
  EISDIR: 'this is a folder, not a file',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'this file is not text in UTF-8',
};

function readReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return readReasons[code] ?? `this file could not be read (${code})`;
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CatalogueError(path, [{ path: '', reason: `this is not JSON: ${reason}` }]);
  }
}
