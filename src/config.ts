// The environment, checked once at start. An error names what is wrong and never prints a value.
import { config as readEnvFile } from 'dotenv';
import { z } from 'zod';

const unsetWhenEmpty = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(unsetWhenEmpty, schema);

function isTimeZone(name: string): boolean {
  try {
    // An offset such as +09:00 knows no daylight saving time: it is no place's clock.
    return (
      /^[A-Za-z]/.test(name) &&
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined
    );
  } catch {
    return false;
  }
}

/** Temporal takes asia/seoul as well; people are shown its name. */
const asWritten = (zone: string) => new Temporal.ZonedDateTime(0n, zone).timeZoneId;

const isDatabaseUrl = (url: string) =>
  url === ':memory:' || /^sqlite:./.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url));

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const port = z.coerce
  .number('must be a port: a number from 0 to 65535')
  .int('must be a port: a number from 0 to 65535')
  .min(0, 'must be a port: a number from 0 to 65535')
  .max(65_535, 'must be a port: a number from 0 to 65535');

const webAddress = z
  .string()
  .refine(isWebAddress, 'must be an address that starts with https:// or http://')
  .transform((url) => url.replace(/\/+$/, ''));

const secret = (fault: string) =>
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, fault);

const sources = ['file', 'wikidata', 'tmdb', 'kobis'] as const;
type Source = (typeof sources)[number];

const sourceList = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .refine(
    (names) => names.every((name) => sources.some((source) => source === name)),
    'must be names of sources with commas between them: file, wikidata, tmdb, kobis',
  )
  .transform((names) => sources.filter((name) => names.includes(name)));

const environment = z.object({
  NODE_ENV: setting(z.string().optional()),
  DISCORD_TOKEN: setting(secret('is not a token: it has characters that no token has').optional()),
  DISCORD_API_URL: setting(webAddress.default('https://discord.com/api')),
  DISCORD_GUILD_ID: setting(
    z
      .string()
      .regex(/^\d{17,20}$/, "must be a server's id: 17 to 20 digits")
      .optional(),
  ),
  DATABASE_URL: setting(
    z
      .string()
      .refine(isDatabaseUrl, 'must be sqlite: and a path, postgres:// and an address, or :memory:')
      .default('sqlite:var/gaebong.sqlite'),
  ),
  CATALOGUE_FILE: setting(z.string().default('data/movies.json')),
  SOURCES: setting(sourceList.optional()),
  WIKIDATA_URL: setting(webAddress.default('https://query.wikidata.org/sparql')),
  TMDB_TOKEN: setting(secret('is not a token: it has characters that no token has').optional()),
  TMDB_API_URL: setting(webAddress.default('https://api.themoviedb.org/3')),
  KOBIS_KEY: setting(secret('is not a key: it has characters that no key has').optional()),
  KOBIS_API_URL: setting(webAddress.default('http://www.kobis.or.kr/kobisopenapi/webservice/rest')),
  DEFAULT_TIME_ZONE: setting(
    z
      .string()
      .refine(isTimeZone, 'must be an IANA time zone such as Asia/Seoul')
      .transform(asWritten)
      .default('Asia/Seoul'),
  ),
  LOG_LEVEL: setting(
    z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be one of: fatal, error, warn, info, debug, trace, silent',
      )
      .default('info'),
  ),
  DISCORD_PUBLIC_KEY: setting(
    z
      .string()
      .trim()
      .regex(/^[\da-fA-F]{64}$/, "must be the application's public key: 64 hexadecimal digits")
      .optional(),
  ),
  HTTP_HOST: setting(z.string().trim().default('127.0.0.1')),
  HTTP_PORT: setting(port.optional()),
  SANDBOX_PORT: setting(port.default(8787)),
});

const usualHttpPort = 8080;

/** What can be set. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

export type Config = {
  /** Undefined: the sandbox. */
  token?: string;
  apiUrl: string;
  guildId?: string;
  /** The application's: interactions come over HTTP. Undefined: over the gateway. */
  publicKey?: string;
  httpHost: string;
  /** Undefined: nothing listens. */
  httpPort?: number;
  databaseUrl: string;
  catalogueFile: string;
  /** Where movies come from, each once. */
  sources: readonly Source[];
  wikidataUrl: string;
  tmdbApiUrl: string;
  tmdbToken?: string;
  kobisApiUrl: string;
  kobisKey?: string;
  timeZone: string;
  logLevel: string;
  sandboxPort: number;
  /** What must not be seen. */
  secrets: readonly string[];
};

/** One line for each name that is wrong. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws {ConfigError} */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  const faults = read.success
    ? []
    : read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (env['NODE_ENV'] === 'production' && !env['DISCORD_TOKEN']?.trim()) {
    faults.push(
      "DISCORD_TOKEN: is needed with NODE_ENV=production: the bot's token, from Discord's developer portal",
    );
  }
  faults.push(...missingKeys(read.data));
  if (!read.success || faults.length > 0) {
    throw new ConfigError(['These settings are wrong (see .env.example):', ...faults].join('\n  '));
  }
  const { data } = read;
  const httpPort = data.HTTP_PORT ?? (data.DISCORD_PUBLIC_KEY ? usualHttpPort : undefined);
  return {
    ...(data.DISCORD_TOKEN ? { token: data.DISCORD_TOKEN } : {}),
    apiUrl: data.DISCORD_API_URL,
    ...(data.DISCORD_GUILD_ID ? { guildId: data.DISCORD_GUILD_ID } : {}),
    ...(data.DISCORD_PUBLIC_KEY ? { publicKey: data.DISCORD_PUBLIC_KEY } : {}),
    httpHost: data.HTTP_HOST,
    ...(httpPort === undefined ? {} : { httpPort }),
    databaseUrl: data.DATABASE_URL,
    catalogueFile: data.CATALOGUE_FILE,
    sources: data.SOURCES ?? usualSources(data),
    wikidataUrl: data.WIKIDATA_URL,
    tmdbApiUrl: data.TMDB_API_URL,
    ...(data.TMDB_TOKEN ? { tmdbToken: data.TMDB_TOKEN } : {}),
    kobisApiUrl: data.KOBIS_API_URL,
    ...(data.KOBIS_KEY ? { kobisKey: data.KOBIS_KEY } : {}),
    timeZone: data.DEFAULT_TIME_ZONE,
    logLevel: data.LOG_LEVEL,
    sandboxPort: data.SANDBOX_PORT,
    secrets: secretsIn(env),
  };
}

/** The last two are of PostgreSQL's own programs and its image. */
const secretNames = ['DISCORD_TOKEN', 'TMDB_TOKEN', 'KOBIS_KEY', 'PGPASSWORD', 'POSTGRES_PASSWORD'];

/** Also of settings that are wrong. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const own = secretNames.map((name) => env[name]?.trim());
  const addresses = Object.keys(env).filter((name) => name.endsWith('_URL'));
  const passwords = addresses.flatMap((name) => passwordsIn(env[name] ?? ''));
  return [...own, ...passwords, ...passwords.map(decoded)].flatMap((secret) => secret || []);
}

/**
 * PostgreSQL takes it after the question mark as well. An address may be none because of its password, or another one than
 * was meant: 12/ab is taken for a port and a path.
 */
function passwordsIn(address: string): (string | null | undefined)[] {
  const url = URL.parse(address);
  return [url?.password || /:\/\/[^:@/]*:(.+)@/.exec(address)?.[1], url?.searchParams.get('password')];
}

function decoded(text: string | null | undefined): string | null | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Settings = z.infer<typeof environment>;

/** Those that need no key, and those whose key is set. */
const usualSources = ({ TMDB_TOKEN, KOBIS_KEY }: Settings): Source[] => [
  'file',
  'wikidata',
  ...(TMDB_TOKEN ? (['tmdb'] as const) : []),
  ...(KOBIS_KEY ? (['kobis'] as const) : []),
];

function missingKeys(data: Settings | undefined): string[] {
  const asked = data?.SOURCES ?? [];
  const lacking: string[] = [];
  if (asked.includes('tmdb') && !data?.TMDB_TOKEN)
    lacking.push('TMDB_TOKEN: is needed for the source tmdb: the API read access token of an account there');
  if (asked.includes('kobis') && !data?.KOBIS_KEY)
    lacking.push('KOBIS_KEY: is needed for the source kobis: the key of an account there');
  return lacking;
}

/** The process's environment, and what a file named .env in the current folder adds to it. */
export function environmentWithFile(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const set = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...settingsInFile(), ...Object.fromEntries(set) };
}

/** What that file says by itself. */
export function settingsInFile(): Record<string, string> {
  const fromFile: Record<string, string> = {};
  readEnvFile({ quiet: true, processEnv: fromFile });
  return fromFile;
}
