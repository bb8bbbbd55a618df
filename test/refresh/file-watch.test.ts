// An editor writes the file; the promise that a test waits for is that of the catalogue or of the log.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Movie } from '../../src/core/movie.ts';
import { createLog } from '../../src/ops/log.ts';
import { watchFile } from '../../src/refresh/file-watch.ts';
import { readCatalogueFile } from '../../src/sources/file.ts';
import { temporaryFolder } from '../store/temporary.ts';

const catalogue = (...ids: string[]): string =>
  JSON.stringify({ movies: ids.map((id) => ({ id, title: id, source: 'Test' })) });

/** `next` waits for what happens next: the ids that take effect, or a line of the log. */
async function watched(text: string) {
  const folder = temporaryFolder();
  onTestFinished(folder[Symbol.dispose]);
  const path = join(folder.path, 'movies.json');
  writeFileSync(path, text);
  const happened: unknown[] = [];
  let waiting = Promise.withResolvers<void>();
  const note = (what: unknown): void => {
    happened.push(what);
    waiting.resolve();
  };
  const watch = watchFile({
    path,
    file: await readCatalogueFile(path),
    fileChanged: async (movies: readonly Movie[]) => note(movies.map(({ id }) => id)),
    quietMs: 50,
    log: createLog({ level: 'warn', stream: { write: (line) => note(saidIn(line, folder.path)) } }),
  });
  onTestFinished(watch.stop);
  const next = async (): Promise<unknown> => {
    if (happened.length === 0) await waiting.promise;
    waiting = Promise.withResolvers<void>();
    return happened.shift();
  };
  return { path, watch, next, happened };
}

function saidIn(line: string, folder: string): unknown {
  const { msg, faults } = JSON.parse(line.replaceAll(folder, ''));
  return { msg, faults };
}

const refusal = (...faults: string[]) => ({
  msg: '/movies.json was changed and has faults: what it held before goes on',
  faults: faults.map((fault) => `/movies.json: ${fault}`),
});

test('a valid edit takes effect, also one that replaces the file, again and again; one with faults does not', async () => {
  const { path, next } = await watched(catalogue('movie-1'));
  // Half of it first, as an editor may.
  writeFileSync(path, catalogue('movie-1', 'movie-2').slice(0, 20));
  writeFileSync(path, catalogue('movie-1', 'movie-2'));
  expect(await next()).toEqual(['movie-1', 'movie-2']);
  for (const id of ['movie-3', 'movie-4']) {
    writeFileSync(`${path}~`, catalogue(id));
    renameSync(`${path}~`, path);
    expect(await next()).toEqual([id]);
  }
  writeFileSync(path, JSON.stringify({ movies: [{ id: 'movie 5', title: '', source: 'Test' }] }));
  expect(await next()).toEqual(
    refusal(
      'movies[0].id: "movie 5" does not look like kill-boksoon: a-z, 0-9 and :_- only, at most 60',
      'movies[0].title: must not be empty',
    ),
  );
  writeFileSync(path, catalogue('movie-5'));
  expect(await next()).toEqual(['movie-5']);
});

test('a file that is gone is a fault, and is read when it is there again', async () => {
  const { path, next } = await watched(catalogue('movie-1'));
  renameSync(path, `${path}~`);
  expect(await next()).toEqual(refusal('there is no such file'));
  writeFileSync(path, catalogue('movie-2'));
  expect(await next()).toEqual(['movie-2']);
});

test('on request it is read at once; where nothing is new, nothing happens', async () => {
  const { path, watch, next, happened } = await watched(catalogue('movie-1'));
  await watch.read();
  writeFileSync(path, catalogue('movie-2'));
  await watch.read();
  expect(await next()).toEqual(['movie-2']);
  await watch.read();
  await watch.stop();
  expect(happened).toEqual([]);
});
