// The whole examination, on a local Discord and a database of either engine.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandJson, commandJsonForServer } from '../../src/discord/command-json.ts';
import type { Movie } from '../../src/core/movie.ts';
import { createAsking } from '../../src/doctor/asking.ts';
import { examine } from '../../src/doctor/doctor.ts';
import { examineToken } from '../../src/doctor/token.ts';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { addChannel, addRole, denied, openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { offPeriodStore } from '../../src/store/off-periods.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sourceMovies } from '../../src/store/source-movies.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { movieWith } from '../commands/movies.ts';
import { openDoor } from '../discord/listening.ts';
import { call, channelId, local, register, serverOf } from '../sandbox/local.ts';
import { engines, freshUrl } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary.ts';

const registered = commands.map((command) => ({ ...commandJson(command) }));

const realNow = (): Temporal.Instant => Temporal.Now.instant();
const realLocal = (aheadMs = 0): Promise<LocalDiscord> =>
  local({
    world: openingWorld(realNow()),
    calendar: () => realNow().add({ milliseconds: aheadMs }),
  });

/** A catalogue of one movie that is always still to come. */
function catalogueIn(folder: string): string {
  const file = join(folder, 'movies.json');
  const releases = [{ date: '2999-01-01' }];
  const source = { name: 'Page 1', asOf: realNow().toString().slice(0, 10) };
  writeFileSync(file, JSON.stringify({ movies: [{ id: 'a', title: 'Movie 1', releases, source }] }));
  return file;
}

type Examined = { env: Record<string, string>; all?: boolean };

async function examined({ env, all = false }: Examined): Promise<string[]> {
  const said: string[] = [];
  const parts = {
    env,
    nodeVersion: '26.0.0',
    commands,
    now: realNow,
    all,
    progress: () => {},
    perSecond: 1_000,
  };
  for await (const { check, state, says } of examine(parts)) said.push(`${check}: ${state}: ${says}`);
  return said;
}

const settingsOf = ({ token, url }: LocalDiscord, databaseUrl: string, catalogueFile: string) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: url,
  DATABASE_URL: databaseUrl,
  CATALOGUE_FILE: catalogueFile,
  SOURCES: 'file',
  DEFAULT_TIME_ZONE: 'UTC',
});

async function subscribe(
  db: Database,
  channel: string,
  guildId: string,
  roleId?: string,
  region = 'KR',
): Promise<void> {
  await subscriptionStore(db).save({
    channelId: channel,
    guildId,
    movies: 'all',
    region,
    ...(roleId === undefined ? {} : { roleId }),
    minute: 540,
    timeZone: 'Asia/Seoul',
    daysBefore: 0,
    language: 'en',
    publish: false,
    since: realNow(),
    state: { name: 'active' },
  });
}

const only = (said: readonly string[], ...checks: string[]): string[] =>
  said.filter((line) => checks.some((check) => line.startsWith(`${check}: `)));

const today = () => realNow().toZonedDateTimeISO('UTC').toPlainDate().toString();

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
    'last tick: skipped: No bot has run on this database so far.',
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

test('each subscription by what is missing there, of many only the first', async () => {
  await using fresh = await freshUrl('sqlite');
  using folder = temporaryFolder();
  const discord = await realLocal();
  const { world } = discord;
  const server = serverOf(discord);
  const hidden = addChannel(world, server, 'hidden', {
    permission_overwrites: [denied(world.bot, May.ViewChannel)],
  });
  const role = addRole(world, server, 'Quiet');
  const db = await openDatabase(fresh.url);
  const channels = [channelId(discord, 'staff'), hidden.id, '99999999999999999'];
  for (const channel of channels) await subscribe(db, channel, server.id);
  await subscribe(db, channelId(discord, 'releases'), server.id, role.id);
  await subscribe(db, '88888888888888888', '77777777777777777');
  for (let count = 0; count < 21; count += 1) {
    await subscribe(db, addChannel(world, server, `more-${count}`).id, server.id);
  }
  await db.destroy();
  const env = settingsOf(discord, fresh.url, catalogueIn(folder.path));
  const expected = [
    '#staff in Gaebong Theatre: alerts cannot be posted. Missing: Send Messages.',
    `The channel ${hidden.id} in Gaebong Theatre: the bot cannot see it. Missing: View Channel.`,
    'The channel 99999999999999999 in Gaebong Theatre does not exist any more.',
    '#releases in Gaebong Theatre: the role Quiet is named, but nobody is pinged: the bot may not mention it.',
    'The channel 88888888888888888 subscribed, but the bot is not in its server 77777777777777777 any more.',
  ];
  const said = await examined({ env, all: true });
  const subscriptions = only(said, 'subscriptions').map((line) => line.replace(/^subscriptions: \w+: /, ''));
  expect(subscriptions.toSorted()).toEqual(
    [...expected, 'Alerts can be posted in 21 of 26 subscribed channels that were looked at.'].toSorted(),
  );
  expect(only(await examined({ env }), 'subscriptions').at(-1)).toBe(
    'subscriptions: skipped: 1 more subscribed channels were not looked at.',
  );
});

test('whom Discord asks to wait asks no more', async () => {
  await using fresh = await freshUrl('sqlite');
  using folder = temporaryFolder();
  const discord = await realLocal();
  const db = await openDatabase(fresh.url);
  for (const name of ['releases', 'staff'])
    await subscribe(db, channelId(discord, name), serverOf(discord).id);
  await db.destroy();
  discord.fail({ kind: 'too many requests', retryAfter: 40, path: '/channels/' });
  const said = await examined({ env: settingsOf(discord, fresh.url, catalogueIn(folder.path)) });
  expect(only(said, 'subscriptions').map((line) => line.replace(/\d+ s\.$/, '… s.'))).toEqual([
    `subscriptions: skipped: Discord did not say how things stand in the channel ${channelId(discord, 'releases')} in Gaebong Theatre, and was asked no further: rate limit, for … s.`,
  ]);
});

test('what Discord is asked with', async () => {
  using folder = temporaryFolder();
  const discord = await realLocal(-120_000);
  const file = catalogueIn(folder.path);
  const base = { ...settingsOf(discord, ':memory:', file) };
  const token = async (env: Record<string, string>) =>
    only(await examined({ env: { ...base, ...env } }), 'token');
  expect(await token({ DISCORD_TOKEN: 'a.b.c' })).toEqual([
    'token: wrong: Discord does not accept this token: it was reset, or copied in part.',
  ]);
  expect(await token({ DISCORD_TOKEN: 'abc' })).toEqual([
    'token: wrong: Discord does not accept this token. A token has three parts with dots between them, and this has not: it may be the client secret or the public key.',
  ]);
  expect(await token({ DISCORD_PUBLIC_KEY: '0'.repeat(64) })).toEqual([
    'token: ok: The token is that of the bot gaebong.',
    "token: wrong: DISCORD_PUBLIC_KEY is not this application's key.",
  ]);
  expect(await token({ DISCORD_PUBLIC_KEY: discord.publicKey })).toEqual([
    'token: ok: The token is that of the bot gaebong.',
    'token: wrong: DISCORD_PUBLIC_KEY is set, but Discord has no address to send to.',
  ]);
  expect(await token({ DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toEqual([
    'token: wrong: Discord gave no answer at 127.0.0.1:1: the connection was refused.',
  ]);
  expect(only(await examined({ env: base }), 'clock')).toEqual([
    "clock: wrong: This machine's clock is 120 s fast by Discord's: alerts come early by as much.",
  ]);
  discord.fail({ kind: 'answer', status: 503 });
  expect(await token({})).toEqual([
    `token: wrong: Discord gave no answer at ${new URL(discord.url).host}: Discord answered 503.`,
  ]);
});

test('interactions that go elsewhere', async () => {
  const discord = await realLocal();
  const endpoint = await openDoor({
    publicKey: discord.publicKey,
    times: () => [Date.now()],
    onInteraction: async () => 'handled',
  });
  onTestFinished(endpoint.close);
  await discord.setEndpoint([endpoint.url]);
  const asked = (publicKey?: string) => {
    const settings = { token: discord.token, apiUrl: discord.url, owner: undefined };
    const asking = createAsking(discord.token, discord.url);
    return examineToken(asking, publicKey === undefined ? settings : { ...settings, publicKey });
  };
  const [gateway, http] = [await asked(), await asked(discord.publicKey)];
  expect([gateway.findings.slice(1), http.findings.slice(1)]).toEqual([
    [
      {
        check: 'token',
        state: 'wrong',
        says: 'Discord sends what people type to an Interactions Endpoint URL, so nothing of it comes over the gateway.',
        remedy:
          'Empty "Interactions Endpoint URL" on the General Information page of the developer portal, or set DISCORD_PUBLIC_KEY to have the bot take it over HTTP.',
      },
    ],
    [],
  ]);
});

test('a slow answer', async () => {
  const discord = await realLocal();
  const times = [1_000, 5_200];
  const settings = { token: discord.token, apiUrl: discord.url, owner: undefined };
  const asking = createAsking(discord.token, discord.url);
  const { findings } = await examineToken(asking, settings, () => times.shift() ?? 0);
  expect(findings.slice(1).map(({ state, says }) => `${state}: ${says}`)).toEqual([
    'warning: Discord took 4 s to answer; a command must be answered within 3 s.',
  ]);
});

test('commands in one server, where the bot is not, and where people see them twice', async () => {
  using folder = temporaryFolder();
  const discord = await realLocal();
  const base = settingsOf(discord, ':memory:', catalogueIn(folder.path));
  const { id } = serverOf(discord);
  const said = async (guildId: string) =>
    only(await examined({ env: { ...base, DISCORD_GUILD_ID: guildId } }), 'commands');
  const { application } = discord.world;
  await call(
    discord,
    `PUT /applications/${application.id}/guilds/${id}/commands`,
    commands.map(commandJsonForServer),
  );
  expect(await said(id)).toEqual([
    `commands: ok: All ${commands.length} commands are registered in the server ${id}.`,
  ]);
  await register(discord, registered.slice(0, 1));
  expect(await said(id)).toEqual([
    `commands: warning: The commands are not registered as they should be in the server ${id}: people see twice /${commands[0]?.name}.`,
  ]);
  expect(await said('77777777777777777')).toEqual([
    'commands: wrong: The bot is not in the server 77777777777777777 that DISCORD_GUILD_ID names, so nobody sees its commands.',
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
