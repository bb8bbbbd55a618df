// What is said of the sources where a key is missing, or the database is not as it should be. Discord is not asked.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Movie } from '../../src/core/movie.ts';
import { examine } from '../../src/doctor/doctor.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { sourceMovies } from '../../src/store/source-movies.ts';
import { movieWith } from '../commands/movies.ts';
import { engines, freshUrl } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary.ts';

const now = Temporal.Instant.from('2026-03-01T09:00:00Z');
const parts = { nodeVersion: '26.0.0', commands: [], now: () => now, all: false, progress: () => {} };

async function saidOf(env: Record<string, string>): Promise<string[]> {
  const said: string[] = [];
  for await (const { check, state, says } of examine({ ...parts, env }))
    if (['configuration', 'catalogue'].includes(check)) said.push(`${state}: ${says}`);
  return said.map((line) => line.replace(/(read; set: ).*/, '$1…'));
}

async function keepOne(db: Database): Promise<void> {
  const releases: Movie['releases'] = [{ date: '2026-03-02', region: 'KR', type: 'theatrical', earlier: [] }];
  const movies = [movieWith({ id: 'wikidata:Q1', title: 'Movie 1', releases })];
  const at = { real: 1, dueAt: 2, today: '2026-03-01' };
  await sourceMovies(db).keep('wikidata', { movies, next: '1', end: 'all' }, at);
}

const found = [
  'ok: 1 movie, 0 without a date; 1 with a day still to come.',
  'ok: wikidata: 1 movie, as of 2026-03-01, today.',
];

test.each(engines)('a source without its key, and what was kept of it: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  const db = await openDatabase(fresh.url);
  await keepOne(db);
  await db.destroy();
  const env = { DATABASE_URL: fresh.url, SOURCES: 'wikidata,tmdb,kobis', KOBIS_KEY: 'a b' };
  expect(await saidOf(env)).toEqual([
    'wrong: KOBIS_KEY: is not a key: it has characters that no key has.',
    ...found,
    'warning: tmdb: 0 movies, never asked with success so far.',
    'warning: kobis: 0 movies, never asked with success so far.',
  ]);
  expect((await saidOf({ ...env, KOBIS_KEY: '' })).slice(0, 3)).toEqual([
    'wrong: TMDB_TOKEN: is needed for the source tmdb: the API read access token of an account there.',
    'wrong: KOBIS_KEY: is needed for the source kobis: the key of an account there.',
    found[0],
  ]);
});

test.each(engines)('of an earlier version: with tables for the sources, and without: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  const env = { DATABASE_URL: fresh.url, SOURCES: 'wikidata' };
  const db = await openDatabase(fresh.url);
  await keepOne(db);
  await sql`delete from kysely_migration where name = '006-regions'`.execute(db);
  await sql`drop index subscription_elsewhere`.execute(db);
  await sql`alter table subscription drop column region`.execute(db);
  const after = await saidOf(env);
  await sql`delete from kysely_migration where name = '005-sources'`.execute(db);
  for (const table of ['source_movie', 'source_state', 'movie_id'])
    await sql`drop table ${sql.table(table)}`.execute(db);
  const before = await saidOf(env);
  await db.destroy();
  const well = 'ok: The settings can be read; set: …';
  expect([after, before]).toEqual([
    [well, ...found],
    [
      well,
      'warning: 0 movies, 0 without a date; 0 with a day still to come. No alert will come.',
      'skipped: wikidata: nothing is kept of it so far.',
    ],
  ]);
});

test('nothing is said to be lacking where the database cannot be read', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.sqlite');
  writeFileSync(file, 'no database, but a text that is long enough to be told from one');
  const movies = join(folder.path, 'movies.json');
  const movie = { id: 'a', title: 'Movie 1', source: { name: 'Page 1', asOf: '2026-03-01' }, releases: [] };
  writeFileSync(movies, JSON.stringify({ movies: [movie] }));
  const env = { DATABASE_URL: `sqlite:${file}`, CATALOGUE_FILE: movies, SOURCES: 'file,wikidata' };
  expect((await saidOf(env)).slice(1)).toEqual([
    `ok: ${movies}: 1 movie, as of 2026-03-01, today.`,
    'skipped: wikidata: what is kept of it could not be read.',
  ]);
});
