import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CatalogueError, readCatalogueFile } from '../../src/sources/file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'movies.json');
  await writeFile(path, content);
  return path;
}

/** What is said of a file that cannot be read, without its path. */
async function complaint(path: string): Promise<string[]> {
  const error: unknown = await readCatalogueFile(path).catch((caught: unknown) => caught);
  if (!(error instanceof CatalogueError))
    throw new TypeError('a CatalogueError was expected', { cause: error });
  return error.message.split('\n').map((line) => line.replace(`${path}: `, ''));
}

test('the movies of a file', async () => {
  const path = await fileWith('\uFEFF{"movies":[{"id":"a","title":"가","source":"Test"}]}');
  expect((await readCatalogueFile(path)).map(({ id, title }) => [id, title])).toEqual([['a', '가']]);
});

test('every fault has a line with file, path and reason', async () => {
  const movie = { id: 'a', title: '', source: 'Test', releases: [{ date: '2023-02-31' }] };
  const path = await fileWith(JSON.stringify({ movies: [movie, { ...movie, title: 'A' }] }));
  await expect(readCatalogueFile(path)).rejects.toThrow(
    `${path}: movies[0].title: must not be empty\n${path}: `,
  );
  expect(await complaint(path)).toEqual([
    'movies[0].title: must not be empty',
    'movies[0].releases[0].date: "2023-02-31" is not a calendar date',
    'movies[1].releases[0].date: "2023-02-31" is not a calendar date',
    'movies[1].id: "a" is also the id of movies[0]',
  ]);
});

test('broken JSON is named with its place', async () => {
  expect(await complaint(await fileWith('{"movies": [],\n}'))).toEqual([
    'this is not JSON: Expected double-quoted property name in JSON at position 15 (line 2 column 1)',
  ]);
  expect(await complaint(await fileWith(''))).toEqual(['this is not JSON: Unexpected end of JSON input']);
});

test('what cannot be read is said so', async () => {
  expect(await complaint(join(folder, 'none.json'))).toEqual(['there is no such file']);
  expect(await complaint(folder)).toEqual(['this is a folder, not a file']);
  expect(await complaint(await fileWith(Uint8Array.of(0xff, 0xfe, 0x7b)))).toEqual([
    'this file is not text in UTF-8',
  ]);
});
