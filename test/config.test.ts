import { expect, test } from 'vitest';
import { ConfigError, readConfig, secretsIn } from '../src/config.ts';

const defaults = {
  apiUrl: 'https://discord.com/api',
  databaseUrl: 'sqlite:var/gaebong.sqlite',
  catalogueFile: 'data/movies.json',
  sources: ['file', 'wikidata'],
  wikidataUrl: 'https://query.wikidata.org/sparql',
  tmdbApiUrl: 'https://api.themoviedb.org/3',
  kobisApiUrl: 'http://www.kobis.or.kr/kobisopenapi/webservice/rest',
  timeZone: 'Asia/Seoul',
  logLevel: 'info',
  httpHost: '127.0.0.1',
  sandboxPort: 8787,
  secrets: [],
};

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return 'no fault';
}

test('nothing set: the defaults', () => {
  expect(readConfig({})).toEqual(defaults);
});

test('empty means unset', () => {
  expect(readConfig({ DISCORD_TOKEN: ' ', LOG_LEVEL: '', SANDBOX_PORT: '', DATABASE_URL: '' })).toEqual(
    defaults,
  );
});

test('everything set', () => {
  expect(
    readConfig({
      DISCORD_TOKEN: 'abc.def',
      DISCORD_API_URL: 'http://127.0.0.1:1/api/',
      DISCORD_GUILD_ID: '123456789012345678',
      DATABASE_URL: 'sqlite:/data/x.sqlite',
      CATALOGUE_FILE: 'other.json',
      SOURCES: 'kobis, tmdb,file,tmdb',
      WIKIDATA_URL: 'http://127.0.0.1:2/sparql',
      TMDB_TOKEN: 'tmdb.token',
      TMDB_API_URL: 'http://127.0.0.1:3/3/',
      KOBIS_KEY: 'kobiskey',
      KOBIS_API_URL: 'http://127.0.0.1:4/rest',
      DEFAULT_TIME_ZONE: 'Europe/Berlin',
      LOG_LEVEL: 'debug',
      DISCORD_PUBLIC_KEY: 'aB'.repeat(32),
      HTTP_HOST: '0.0.0.0',
      HTTP_PORT: '80',
      SANDBOX_PORT: '0',
    }),
  ).toEqual({
    token: 'abc.def',
    apiUrl: 'http://127.0.0.1:1/api',
    guildId: '123456789012345678',
    databaseUrl: 'sqlite:/data/x.sqlite',
    catalogueFile: 'other.json',
    sources: ['file', 'tmdb', 'kobis'],
    wikidataUrl: 'http://127.0.0.1:2/sparql',
    tmdbToken: 'tmdb.token',
    tmdbApiUrl: 'http://127.0.0.1:3/3',
    kobisKey: 'kobiskey',
    kobisApiUrl: 'http://127.0.0.1:4/rest',
    timeZone: 'Europe/Berlin',
    logLevel: 'debug',
    publicKey: 'aB'.repeat(32),
    secrets: ['abc.def', 'tmdb.token', 'kobiskey'],
    httpHost: '0.0.0.0',
    httpPort: 80,
    sandboxPort: 0,
  });
});

test('secrets: keys, and passwords in addresses, as they stand there and decoded, also where the address is none', () => {
  expect(
    secretsIn({
      DISCORD_TOKEN: ' a.token ',
      DISCORD_PUBLIC_KEY: 'ab',
      TMDB_TOKEN: '',
      PGPASSWORD: 'one',
      POSTGRES_PASSWORD: 'two',
      DATABASE_URL: 'postgres://bot:thr%21ee@h/x?password=fo%2Fur',
      WIKIDATA_URL: 'http://bot:five@h/',
      KOBIS_API_URL: 'http://bot:si/x@h:1:2/',
      TMDB_API_URL: 'http://bot:6/seven@h/',
      CATALOGUE_FILE: 'http://bot:none@h/',
    }),
  ).toEqual([
    'a.token',
    'one',
    'two',
    'thr%21ee',
    'fo/ur',
    'five',
    'si/x',
    '6/seven',
    'thr!ee',
    'fo/ur',
    'five',
    'si/x',
    '6/seven',
  ]);
});

test('a source is added where its key is set, and needs it where it is named', () => {
  expect(readConfig({ TMDB_TOKEN: 'a', KOBIS_KEY: 'b' }).sources).toEqual([
    'file',
    'wikidata',
    'tmdb',
    'kobis',
  ]);
  expect(readConfig({ TMDB_TOKEN: 'a', SOURCES: 'file' }).sources).toEqual(['file']);
  expect(faultsOf({ SOURCES: 'tmdb,kobis' }).split('\n').slice(1)).toEqual([
    '  TMDB_TOKEN: is needed for the source tmdb: the API read access token of an account there',
    '  KOBIS_KEY: is needed for the source kobis: the key of an account there',
  ]);
});

test('names of sources that are none: one line, however many', () => {
  expect(faultsOf({ SOURCES: 'file,imdb,wikidta' }).split('\n').slice(1)).toEqual([
    '  SOURCES: must be names of sources with commas between them: file, wikidata, tmdb, kobis',
  ]);
});

test('every wrong name at once, never a value', () => {
  const secret = 'S3CRET';
  const message = faultsOf({
    DISCORD_TOKEN: `${secret}\n x`,
    DISCORD_API_URL: `ftp://${secret}`,
    DISCORD_GUILD_ID: secret,
    DATABASE_URL: `mysql:${secret}`,
    SOURCES: secret,
    DEFAULT_TIME_ZONE: secret,
    LOG_LEVEL: secret,
    DISCORD_PUBLIC_KEY: secret,
    HTTP_PORT: secret,
    SANDBOX_PORT: secret,
  });
  expect(message.split('\n')).toEqual([
    'These settings are wrong (see .env.example):',
    '  DISCORD_TOKEN: is not a token: it has characters that no token has',
    '  DISCORD_API_URL: must be an address that starts with https:// or http://',
    "  DISCORD_GUILD_ID: must be a server's id: 17 to 20 digits",
    '  DATABASE_URL: must be sqlite: and a path, postgres:// and an address, or :memory:',
    '  SOURCES: must be names of sources with commas between them: file, wikidata, tmdb, kobis',
    '  DEFAULT_TIME_ZONE: must be an IANA time zone such as Asia/Seoul',
    '  LOG_LEVEL: must be one of: fatal, error, warn, info, debug, trace, silent',
    "  DISCORD_PUBLIC_KEY: must be the application's public key: 64 hexadecimal digits",
    '  HTTP_PORT: must be a port: a number from 0 to 65535',
    '  SANDBOX_PORT: must be a port: a number from 0 to 65535',
  ]);
});

test.each([
  'postgres://bot:secret@host:5432/gaebong',
  'postgresql:///gaebong?host=/run',
  'sqlite:a',
  ':memory:',
])('%s is the address of a database', (url) => {
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

test('a time zone is written as the zone is', () => {
  expect(readConfig({ DEFAULT_TIME_ZONE: 'europe/BERLIN' }).timeZone).toBe('Europe/Berlin');
});

test('an offset is no time zone', () => {
  expect(faultsOf({ DEFAULT_TIME_ZONE: '+09:00' })).toBe(
    'These settings are wrong (see .env.example):\n  DEFAULT_TIME_ZONE: must be an IANA time zone such as Asia/Seoul',
  );
});

test('in production a token is needed', () => {
  expect(faultsOf({ NODE_ENV: 'production' })).toBe(
    "These settings are wrong (see .env.example):\n  DISCORD_TOKEN: is needed with NODE_ENV=production: the bot's token, from Discord's developer portal",
  );
});

test('a port of health: as it is set, or the usual one where interactions come over HTTP', () => {
  const ports = [{}, { DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }, { HTTP_PORT: '0' }].map(
    (env) => readConfig(env).httpPort,
  );
  expect(ports).toEqual([undefined, 8080, 0]);
});

test('secrets are the tokens, the keys and the passwords in addresses, as they are written and as they are meant', () => {
  const env = {
    DISCORD_TOKEN: ' a.b ',
    TMDB_TOKEN: 'c',
    KOBIS_KEY: 'd',
    DATABASE_URL: 'postgres://gaebong:e%40f@localhost/gaebong',
    TMDB_API_URL: 'https://user:g@example.com/3',
    KOBIS_API_URL: 'no address',
  };
  expect(secretsIn(env)).toEqual(['a.b', 'c', 'd', 'e%40f', 'g', 'e@f', 'g']);
});
