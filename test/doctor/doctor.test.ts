// The whole examination, on a local Discord and a database of either engine.
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Movie } from '../../src/core/movie.ts';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { offPeriodStore } from '../../src/store/off-periods.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sourceMovies } from '../../src/store/source-movies.ts';
import { movieWith } from '../commands/movies.ts';
import { channelId, register, serverOf } from '../sandbox/local.ts';
import { engines, freshUrl } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary.ts';
import {
  catalogueIn,
  examined,
  only,
  realLocal,
  realNow,
  registered,
  settingsOf,
  subscribe,
  today,
} from './examined.ts';

test.each(engines)('all is well, while the bot is at work: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  using folder = temporaryFolder();
  const discord = await realLocal();
  const store = await openStore(fresh.url);
  try {
    await register(discord, registered);
    await subscribe(store.db, channelId(discord, 'releases'), serverOf(discord).id);
    await subscribe(store.db, channelId(discord, 'anywhere-thread'), serverOf(discord).id);
    await offPeriodStore(store.db).noteRunning(realNow());
    discord.forget();
    const file = catalogueIn(folder.path);
    const said = await examined({ env: settingsOf(discord, fresh.url, file) });
    const hidden = said.map((line) =>
      line
        .replace(/The database \S+/, 'The database …')
        .replace(/ [\d,]+ MB are free on its disk\./, '')
        .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, '…'),
    );
    expect(hidden).toEqual([
      'node: ok: Node 26.0.0.',
      'configuration: ok: The settings can be read; set: CATALOGUE_FILE, DATABASE_URL, DEFAULT_TIME_ZONE, DISCORD_API_URL, DISCORD_TOKEN, SOURCES.',
      'database: ok: The database … can be written and is up to date. A bot is at work on it.',
      'catalogue: ok: 1 movie, 0 without a date; 1 with a day still to come.',
      `catalogue: ok: ${file}: 1 movie, as of ${today()}, today.`,
      'token: ok: The token is that of the bot gaebong.',
      `commands: ok: All ${commands.length} commands are registered everywhere.`,
      'servers: ok: The bot is in 1 server.',
      'subscriptions: ok: Alerts can be posted in 2 of 2 subscribed channels that were looked at.',
      "clock: ok: This machine's clock is right: within 5 s of Discord's.",
      'last tick: ok: The bot runs; its last tick was at …, less than a minute ago.',
    ]);
    expect([discord.breaches, discord.requests.filter(({ method }) => method !== 'GET')]).toEqual([[], []]);
  } finally {
    await store.close();
  }
});

test.each(engines)('each source by what the database keeps of it: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  using folder = temporaryFolder();
  const discord = await realLocal();
  const file = catalogueIn(folder.path);
  const env = {
    ...settingsOf(discord, fresh.url, file),
    SOURCES: 'file,wikidata,kobis',
    KOBIS_KEY: 'k',
    TMDB_TOKEN: 't',
  };
  const tomorrow = Temporal.PlainDate.from(today()).add({ days: 1 }).toString();
  const movie = (id: string, region: string, date: string): Movie =>
    movieWith({ id, title: `Movie ${id}`, releases: [{ date, region, type: 'theatrical', earlier: [] }] });
  const db = await openDatabase(fresh.url);
  const sources = sourceMovies(db);
  const at = { real: 1, dueAt: 2, today: today() };
  const movies = [movie('wikidata:Q1', 'KR', tomorrow), movie('wikidata:Q2', 'FR', tomorrow)];
  await sources.keep('wikidata', { movies, next: '1', end: 'all' }, at);
  await sources.keep('kobis', { movies: [movie('kobis:1', 'KR', '2020-01-01')], next: '1' }, at);
  await sources.failed('kobis', 'KOBIS answered 500', 3);
  const before = only(await examined({ env }), 'catalogue');
  await subscribe(db, channelId(discord, 'releases'), serverOf(discord).id, undefined, 'FR');
  writeFileSync(file, '{');
  const after = only(await examined({ env }), 'catalogue');
  await db.destroy();
  const ofSources = [
    `catalogue: ok: wikidata: 2 movies, as of ${today()}, today.`,
    'catalogue: warning: kobis: 1 movie, its first fill is under way. It gave nothing newer: KOBIS answered 500.',
    'catalogue: warning: TMDB_TOKEN is set, but SOURCES does not name tmdb: it is not asked.',
  ];
  expect([before, after.slice(1)]).toEqual([
    [
      'catalogue: ok: 4 movies, 0 without a date; 2 with a day still to come.',
      `catalogue: ok: ${file}: 1 movie, as of ${today()}, today.`,
      ...ofSources,
    ],
    ['catalogue: ok: 3 movies, 0 without a date; 2 with a day still to come.', ...ofSources],
  ]);
  expect(after[0]).toMatch(/^catalogue: wrong: .*movies\.json: this is not JSON/);
});

test.each(engines)('nothing is made or written, with no bot at work: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  using folder = temporaryFolder();
  const discord = await realLocal();
  const missing = engine === 'sqlite' ? `sqlite:${join(folder.path, 'none', 'a.sqlite')}` : fresh.url;
  const file = catalogueIn(folder.path);
  const empty = await examined({ env: settingsOf(discord, missing, file) });
  expect(existsSync(join(folder.path, 'none'))).toBe(false);
  expect(only(empty, 'last tick', 'subscriptions')).toEqual([
    'subscriptions: skipped: No channel has subscribed so far.',
    'last tick: skipped: No bot has looked after alerts on this database so far.',
  ]);
  const db = await openDatabase(fresh.url);
  const before = await factStore(db).get('ran until');
  await factStore(db).set('application id', '12345678901234567');
  await db.destroy();
  const said = await examined({ env: settingsOf(discord, fresh.url, file) });
  expect([before, only(said, 'token', 'commands')]).toEqual([
    undefined,
    [
      'token: ok: The token is that of the bot gaebong.',
      `token: wrong: The database belongs to another bot (application 12345678901234567); this token is of application ${discord.world.application.id}.`,
      `commands: warning: The commands are not registered as they should be everywhere: Discord lacks ${commands.map(({ words: _, name }) => `/${name}`).join(', ')}.`,
    ],
  ]);
});

test('wrong settings keep nothing else from being looked at', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'movies.json');
  writeFileSync(file, '{ "movies": [{ "id": "a" }] }');
  const env = { DATABASE_URL: 'mysql://a', DISCORD_TOKEN: 'a b', CATALOGUE_FILE: file };
  expect((await examined({ env })).filter((line) => !line.includes('The settings'))).toEqual([
    'node: ok: Node 26.0.0.',
    'configuration: wrong: DISCORD_TOKEN: is not a token: it has characters that no token has.',
    'configuration: wrong: DATABASE_URL: must be sqlite: and a path, postgres:// and an address, or :memory:.',
    'database: skipped: DATABASE_URL is wrong: this could not be looked at.',
    `catalogue: wrong: ${file}: movies[0].title: is missing.`,
    `catalogue: wrong: ${file}: movies[0].source: is missing.`,
    'catalogue: skipped: wikidata: what is kept of it could not be read.',
    ...['token', 'commands', 'servers', 'subscriptions', 'clock'].map(
      (check) => `${check}: skipped: DISCORD_TOKEN is wrong: this could not be looked at.`,
    ),
    'last tick: skipped: There is no database that could be read.',
  ]);
});

test('a database that is damaged where nobody looks at once', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.sqlite');
  const env = { DATABASE_URL: `sqlite:${file}` };
  const db = await openDatabase(env.DATABASE_URL);
  for (let at = 0; at < 200; at += 1) await factStore(db).set(`fact ${at}`, 'x'.repeat(1_000));
  await db.destroy();
  const well = only(await examined({ env }), 'database');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(7, bytes.length - 60_000));
  expect([well.length, only(await examined({ env }), 'database')]).toEqual([
    1,
    [`database: wrong: The database ${file} is damaged: put a backup in its place.`],
  ]);
});

test('a path through a file, which nothing can be made of', async () => {
  using folder = temporaryFolder();
  const letter = join(folder.path, 'letter');
  writeFileSync(letter, '');
  const said = async (path: string) =>
    only(await examined({ env: { DATABASE_URL: `sqlite:${path}` } }), 'database');
  const [near, far] = [join(letter, 'a.sqlite'), join(letter, 'var', 'a.sqlite')];
  expect([await said(near), await said(far)]).toEqual(
    [near, far].map((path) => [
      `database: wrong: The database ${path} cannot be written: a part of its path is a file and not a folder.`,
    ]),
  );
});

test('an address to listen at that is not of this machine, where anything is to listen', async () => {
  const said = async (env: Record<string, string>) =>
    only(await examined({ env: { DATABASE_URL: ':memory:', ...env } }), 'configuration').slice(1);
  // https://www.rfc-editor.org/rfc/rfc5737: nobody has it.
  const elsewhere = { HTTP_HOST: '192.0.2.1' };
  expect([
    await said(elsewhere),
    await said({ HTTP_PORT: '1', HTTP_HOST: '0.0.0.0' }),
    await said({ ...elsewhere, HTTP_PORT: '1' }),
  ]).toEqual([
    [],
    [],
    [
      'configuration: wrong: HTTP_HOST: 192.0.2.1 is no address of this machine: the bot cannot listen there.',
    ],
  ]);
});

test("another program's database, and one of ours that lacks a table", async () => {
  using folder = temporaryFolder();
  const [other, ours] = [join(folder.path, 'other'), join(folder.path, 'ours')];
  const theirs = new DatabaseSync(other);
  theirs.exec('create table bookmark (url text)');
  theirs.close();
  const db = await openDatabase(`sqlite:${ours}`);
  await db.schema.dropTable('reminder').execute();
  await db.destroy();
  const said = async (path: string) =>
    only(await examined({ env: { DATABASE_URL: `sqlite:${path}` } }), 'database');
  expect([await said(other), await said(ours)]).toEqual([
    [
      `database: wrong: The database ${other} is another program's: name another file, or move this one away.`,
    ],
    [`database: wrong: The database ${ours} is damaged: put a backup in its place.`],
  ]);
});

test('a database that is a folder, and one that is something else', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.sqlite');
  writeFileSync(file, 'no database, but a text that is long enough to be told from one');
  const said = async (path: string) =>
    only(await examined({ env: { DATABASE_URL: `sqlite:${path}` } }), 'database');
  expect([await said(folder.path), await said(file)]).toEqual([
    [`database: wrong: The database ${folder.path} is a folder: name a file in DATABASE_URL.`],
    [
      `database: wrong: The database ${file} is not a SQLite database: name another file, or move this one away.`,
    ],
  ]);
});

test('what nobody foresaw in one thing keeps nothing else from being looked at', async () => {
  await using fresh = await freshUrl('sqlite');
  using folder = temporaryFolder();
  const db = await openDatabase(fresh.url);
  const movies = [movieWith({ id: 'wikidata:Q1', title: 'Movie 1', releases: [] })];
  const at = { real: 1, dueAt: 2, today: today() };
  await sourceMovies(db).keep('wikidata', { movies, next: '1', end: 'all' }, at);
  await db.updateTable('source_movie').set({ movie: '{' }).execute();
  await db.destroy();
  const stub = createServer((request, response) => {
    const answer = { id: '12345678901234567', username: 'stub', verify_key: '' };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(stub, 'listening');
  const { port } = stub.address() as AddressInfo;
  const said = await examined({
    env: {
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: fresh.url,
      CATALOGUE_FILE: catalogueIn(folder.path),
    },
  });
  stub.close();
  expect(said.map((line) => line.split(': ', 3).slice(0, 3).join(': ')).slice(3)).toEqual([
    'catalogue: wrong: This could not be looked at',
    'token: ok: The token is that of the bot stub.',
    'commands: skipped: Discord did not say which commands it has',
    'servers: wrong: This could not be looked at',
    'subscriptions: skipped: No channel has subscribed so far.',
    "clock: ok: This machine's clock is right",
    'last tick: skipped: No bot has looked after alerts on this database so far.',
  ]);
});
