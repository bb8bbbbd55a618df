// What an operator is told of settings, catalogues and ports with which the bot cannot run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { shippedCatalogue, start, temporaryFolder } from '../whole/process.ts';
import { noted, noTokenSaid, program, run, says, token } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(noTokenSaid);

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

describe('a token that is not found does not open the sandbox', () => {
  test('a name that looks mistyped, in the environment and in the file, in production too', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, '.env'), `DISCORD_TOKNE=${token}\n`);
    const ended = [
      run({ DISCORD_BOT_TOKEN: token, NODE_ENV: 'production' }),
      run({ SANDBOX_PORT: '0' }, cwd),
    ];
    const [bot, slip] = await Promise.all(ended);
    expect(bot).toEqual(
      says(
        'There is no DISCORD_TOKEN, but DISCORD_BOT_TOKEN is set, which looks mistyped: rename it to DISCORD_TOKEN, or run gaebong sandbox.',
      ),
    );
    expect(slip).toEqual(
      says(
        'There is no DISCORD_TOKEN, but DISCORD_TOKNE is set, which looks mistyped: rename it to DISCORD_TOKEN, or run gaebong sandbox.',
      ),
    );
  });

  test('.env is a folder', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, '.env'));
    expect(await run({ SANDBOX_PORT: '0' }, cwd)).toEqual(
      says(
        'There is no DISCORD_TOKEN, and .env is a folder, as a container makes of a file that it mounts and that is not there: put a file in its place, or run gaebong sandbox.',
      ),
    );
  });

  test('.env may not be read', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, '.env'), `DISCORD_TOKEN=${token}\n`, { mode: 0o000 });
    const env = { SANDBOX_PORT: '0', CATALOGUE_FILE: shippedCatalogue };
    // Root may read what its mode forbids, unless that right is taken from it.
    const ended =
      process.getuid?.() === 0
        ? start(['--bounding-set=-all', process.execPath, ...program], { cwd, env, execPath: 'setpriv' })
        : start(program, { cwd, env });
    expect(noted(await ended.ended)).toEqual(
      says(
        'There is no DISCORD_TOKEN, and this user may not read the file .env: run this as the user who owns it, or give that file to this user, or run gaebong sandbox.',
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

test('the port of the sandbox is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => void server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await run({ SANDBOX_PORT: String(port) })).toEqual(
    says(`Port ${port} on 127.0.0.1 is taken: set SANDBOX_PORT to another one.`),
  );
});
