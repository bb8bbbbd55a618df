// The process as an operator meets it: what it says when it cannot run, and how it ends.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openingWorld } from '../src/sandbox/discord/opening-world.ts';
import { local } from './sandbox/local.ts';
import { startLiveBot } from './whole/live-bot.ts';
import {
  fileOf,
  logLines,
  shippedCatalogue,
  start,
  temporaryFolder,
  until,
  type Ended,
} from './whole/process.ts';

vi.setConfig({ testTimeout: 60_000 });

const program = ['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'];
const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.secret.of-this-test';
const everything: string[] = [];

/** Runs it to its end, at the log level that tells most. */
async function run(env: Record<string, string>, cwd = temporaryFolder()): Promise<Ended> {
  const settings = { LOG_LEVEL: 'trace', CATALOGUE_FILE: shippedCatalogue, SOURCES: 'file', ...env };
  return noted(await start(program, { cwd, env: settings }).ended);
}

function noted(ended: Ended): Ended {
  everything.push(ended.output, ended.errors);
  return ended;
}

afterEach(() => {
  expect(everything.filter((text) => text.includes('secret.of-this-test'))).toEqual([]);
  expect(everything.filter((text) => text.includes('token-of-the-local-discord'))).toEqual([]);
});

/** A small disk of its own, or undefined where none can be mounted. */
function mounted(options: string): string | undefined {
  const folder = temporaryFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}

const says = (...lines: string[]): Ended => ({ code: 1, output: '', errors: `${lines.join('\n')}\n` });

describe('settings', () => {
  test('all that are wrong are named at once, and none with its value', async () => {
    const wrong = {
      DISCORD_TOKEN: `${token} with spaces`,
      DISCORD_API_URL: 'nowhere',
      DISCORD_GUILD_ID: 'here',
      DATABASE_URL: 'mysql://someone:pass@host/db',
      SOURCES: 'hearsay',
      DEFAULT_TIME_ZONE: 'Moon/Base',
      LOG_LEVEL: 'loud',
      SANDBOX_PORT: 'harbour',
    };
    expect(await run(wrong)).toEqual(
      says(
        'These settings are wrong (see .env.example):',
        '  DISCORD_TOKEN: is not a token: it has characters that no token has',
        '  DISCORD_API_URL: must be an address that starts with https:// or http://',
        "  DISCORD_GUILD_ID: must be a server's id: 17 to 20 digits",
        '  DATABASE_URL: must be sqlite: and a path, postgres:// and an address, or :memory:',
        '  SOURCES: must be names of sources with commas between them: file, wikidata, tmdb, kobis',
        '  DEFAULT_TIME_ZONE: must be an IANA time zone such as Asia/Seoul',
        '  LOG_LEVEL: must be one of: fatal, error, warn, info, debug, trace, silent',
        '  SANDBOX_PORT: must be a port: a number from 0 to 65535',
      ),
    );
  });

  test('from a file named .env too', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, '.env'), `DISCORD_TOKEN=${token}\nDATABASE_URL=mysql://host/db\n`);
    expect(await run({}, cwd)).toEqual(
      says(
        'These settings are wrong (see .env.example):',
        '  DATABASE_URL: must be sqlite: and a path, postgres:// and an address, or :memory:',
      ),
    );
  });

  test('no token in production', async () => {
    expect(await run({ NODE_ENV: 'production', DISCORD_TOKEN: ' ' })).toEqual(
      says(
        'These settings are wrong (see .env.example):',
        "  DISCORD_TOKEN: is needed with NODE_ENV=production: the bot's token, from Discord's developer portal",
      ),
    );
  });
});

describe.each([
  ['live', { DISCORD_TOKEN: token, DATABASE_URL: ':memory:' }],
  ['in the sandbox', { SANDBOX_PORT: '0' }],
])('the catalogue, %s', (_, env) => {
  const read = (cwd: string, file: string) => run({ ...env, CATALOGUE_FILE: file }, cwd);

  test('every fault, with the path as it was given', async () => {
    const cwd = temporaryFolder();
    const movie = { id: 'a', title: 'A', source: 'b' };
    const releases = [{ date: '2023-02-31' }, { date: '2023-13' }];
    const movies = [
      { ...movie, releases },
      { ...movie, title: '', rating: 5 },
    ];
    writeFileSync(join(cwd, 'my movies.json'), JSON.stringify({ movies }));
    expect(await read(cwd, './my movies.json')).toEqual(
      says(
        './my movies.json: movies[0].releases[0].date: "2023-02-31" is not a calendar date',
        './my movies.json: movies[0].releases[1].date: "2023-13" is not a calendar date',
        './my movies.json: movies[1].title: must not be empty',
        './my movies.json: movies[1].rating: is not a known key',
        './my movies.json: movies[1].id: "a" is also the id of movies[0]',
      ),
    );
  });

  test('a file that is not there, a folder, and one that is not JSON', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'half.json'), '{"movies": [');
    expect(await Promise.all(['none.json', '.', 'half.json'].map((file) => read(cwd, file)))).toEqual([
      says('none.json: there is no such file'),
      says('.: this is a folder, not a file'),
      says('half.json: this is not JSON: Unexpected end of JSON input'),
    ]);
  });
});

describe('the database', () => {
  const open = (file: string, cwd: string) =>
    run({ DISCORD_TOKEN: token, DATABASE_URL: `sqlite:${file}` }, cwd);

  test('a folder, a file that is none, and a path through a file', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'folder'));
    writeFileSync(join(cwd, 'letter'), 'Dear reader, this is no database at all.\n'.repeat(200));
    const files = ['folder', 'letter', 'letter/a.sqlite'];
    expect(await Promise.all(files.map((file) => open(file, cwd)))).toEqual([
      says('The database folder cannot be written: it is a folder.'),
      says('The database letter is not a SQLite database: name another file, or move this one away.'),
      says('The database letter/a.sqlite cannot be written: a part of its path is a file and not a folder.'),
    ]);
  });

  test('a server that is not there, whose password nobody reads', async () => {
    const url = 'postgres://bot:secret.of-this-test@127.0.0.1:1/movies';
    expect(await run({ DISCORD_TOKEN: token, DATABASE_URL: url })).toEqual(
      says(
        'The database postgres://127.0.0.1:1/movies cannot be reached: start it, or correct DATABASE_URL.',
      ),
    );
  });

  test('a disk that is read-only, and one that is full', async () => {
    const [closed, full] = [mounted('ro'), mounted('size=16k')];
    if (!closed || !full) return console.log('Skipped: this machine lets nobody mount a small disk.');
    const cwd = temporaryFolder();
    expect(await Promise.all([closed, full].map((disk) => open(join(disk, 'a.sqlite'), cwd)))).toEqual([
      says(`The database ${closed}/a.sqlite cannot be written: the disk is read-only.`),
      says(`The disk is full: the database ${full}/a.sqlite could not be written. Free some space on it.`),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'closed'));
    chmodSync(join(cwd, 'closed'), 0o500);
    expect(await open('closed/a.sqlite', cwd)).toEqual(
      says('The database closed/a.sqlite cannot be written: the user that runs the bot may not write there.'),
    );
  });

  test('of another bot', async () => {
    const cwd = temporaryFolder();
    const later = openingWorld(Temporal.Instant.from('2023-03-01T10:00Z'));
    const [mine, other] = [await local(), await local({ world: later })];
    const first = startLiveBot(mine, { cwd, env: { LOG_LEVEL: 'trace' } });
    await first.line('"ready"');
    noted(await first.kill());
    const second = noted(await startLiveBot(other, { cwd, env: { LOG_LEVEL: 'trace' } }).ended);
    const [owner, stranger] = [mine.world.application.id, other.world.application.id];
    expect(second).toEqual(
      says(
        `This database belongs to another bot (application ${owner}), and DISCORD_TOKEN is the token of gaebong (application ${stranger}): use that bot's token, or another DATABASE_URL.`,
      ),
    );
  });
});

describe('Discord refuses', () => {
  const refused =
    'Discord does not accept this token: set DISCORD_TOKEN to the one on the Bot page of the developer portal.';
  const live = (url: string, more: Record<string, string> = {}) =>
    run({ DISCORD_TOKEN: token, DISCORD_API_URL: url, DATABASE_URL: ':memory:', ...more });

  test('the token, by 401', async () => {
    const discord = await local();
    expect(await live(discord.url)).toEqual(says(refused));
  });

  test.each([
    [4004, refused],
    [4013, 'Discord closed the connection: it does not know the intents asked for (4013). Upgrade Gaebong.'],
    [4014, 'Discord closed the connection: it does not allow the intents asked for (4014). Upgrade Gaebong.'],
  ])('the connection, by %d', async (code, sentence) => {
    const discord = await local();
    discord.fail({ kind: 'gateway refused', code });
    expect(await live(discord.url, { DISCORD_TOKEN: discord.token })).toEqual(says(sentence));
  });

  test('a connection that was good, by 4004', async () => {
    const discord = await local();
    const bot = startLiveBot(discord, { cwd: temporaryFolder(), env: { LOG_LEVEL: 'fatal' } });
    await discord.connected();
    await until('commands', () => discord.world.commands.length > 0 || undefined);
    discord.disconnectGateway(4004);
    expect(noted(await bot.ended)).toEqual(says(refused));
  });
});

test('the port of the sandbox is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => void server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await run({ SANDBOX_PORT: String(port) })).toEqual(
    says(`Port ${port} on 127.0.0.1 is taken: set SANDBOX_PORT to another one.`),
  );
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends a live bot in order', async (signal) => {
  const discord = await local();
  const bot = startLiveBot(discord, { cwd: temporaryFolder(), env: { LOG_LEVEL: 'trace' } });
  await bot.line('commands registered');
  const before = performance.now();
  const { code, errors } = noted(await bot.kill(signal));
  expect([code, performance.now() - before < 5000]).toEqual([0, true]);
  expect(logLines(errors).map(({ msg }) => msg)).toEqual(['ready', 'commands registered', 'stopped']);
});

test('SIGTERM ends a live bot in order while Discord cannot be reached', async () => {
  const discord = await local();
  discord.fail({ kind: 'answer', status: 503, path: '/gateway/bot' });
  const bot = startLiveBot(discord, { cwd: temporaryFolder() });
  await bot.line('trying again in 1 s');
  expect(noted(await bot.kill('SIGTERM')).code).toBe(0);
});

test('the token is in no line of the log, not even where an answer repeats it', async () => {
  const discord = await local();
  const message = `no such header: Bot ${discord.token}`;
  discord.fail({ kind: 'answer', status: 400, code: 50_035, message, path: '/commands' });
  const bot = startLiveBot(discord, { cwd: temporaryFolder(), env: { LOG_LEVEL: 'trace' } });
  await bot.line('Discord does not take the commands');
  const { errors } = noted(await bot.kill());
  expect(logLines(errors).map(({ level, msg, error }) => [level, msg, headOf(error)])).toEqual([
    [30, 'ready', undefined],
    [50, 'Discord does not take the commands', 'DiscordAPIError[50035]: no such header: Bot [secret]'],
  ]);
});

/** Its kind and message, with which its stack begins. */
const headOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'stack' in error
    ? String(error.stack).split('\n')[0]
    : undefined;

test('an old Node is told in two lines', async () => {
  const old = oldNode();
  if (!old) return console.log('Skipped: this machine has no Node older than 26.');
  const { execPath, version } = old;
  expect(await start(program, { cwd: temporaryFolder(), execPath }).ended).toEqual(
    says(
      `Gaebong needs Node 26 or newer; this is Node ${version}.`,
      'Run "npm ci" once (it brings Node 26 along), then "npm start"; or install Node 26 from nodejs.org.',
    ),
  );
});

function oldNode() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const execPath = join(folder, 'node');
    const { stdout } = spawnSync(execPath, ['-v'], { encoding: 'utf8' });
    const version = /^v(\d+)\./.exec(stdout ?? '') ? stdout.trim().slice(1) : undefined;
    if (version && Number.parseInt(version, 10) < 26) return { execPath, version };
  }
  return undefined;
}

test.each([
  ['--help', 0],
  ['doctor', 1],
])('who reads no further, as head does, is no error: %s', async (typed, expected) => {
  const child = spawn(process.execPath, [fileOf('src/cli.ts'), typed], {
    cwd: temporaryFolder(),
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'wrong', CATALOGUE_FILE: shippedCatalogue },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (part: Buffer) => void (said += String(part)));
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([expected, '']);
});
