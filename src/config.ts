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

const isDatabaseUrl = (url: string) =>
  url === ':memory:' || /^sqlite:./.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url));

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const port = z.coerce
  .number('must be a port: a number from 0 to 65535')
  .int('must be a port: a number from 0 to 65535')
  .min(0, 'must be a port: a number from 0 to 65535')
  .max(65_535, 'must be a port: a number from 0 to 65535');

const environment = z.object({
  NODE_ENV: setting(z.string().optional()),
  DISCORD_TOKEN: setting(
    z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]+$/, 'is not a token: it has characters that no token has')
      .optional(),
  ),
  DISCORD_API_URL: setting(
    z
      .string()
      .refine(isWebAddress, 'must be an address that starts with https:// or http://')
      .transform((url) => url.replace(/\/+$/, ''))
      .default('https://discord.com/api'),
  ),
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
  SOURCES: setting(z.enum(['file'], 'the only source so far is: file').default('file')),
  DEFAULT_TIME_ZONE: setting(
    z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Seoul').default('Asia/Seoul'),
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
  HTTP_PORT: setting(port.default(8080)),
  SANDBOX_PORT: setting(port.default(8787)),
});

export type Config = {
  /** Undefined: the sandbox. */
  token?: string;
  apiUrl: string;
  guildId?: string;
  /** The application's: interactions come over HTTP. Undefined: over the gateway. */
  publicKey?: string;
  httpHost: string;
  httpPort: number;
  databaseUrl: string;
  catalogueFile: string;
  timeZone: string;
  logLevel: string;
  sandboxPort: number;
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
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (env['NODE_ENV'] === 'production' && !env['DISCORD_TOKEN']?.trim()) {
    faults.push(
      "DISCORD_TOKEN: is needed with NODE_ENV=production: the bot's token, from Discord's developer portal",
    );
  }
  if (!read.success || faults.length > 0) {
    throw new ConfigError(['These settings are wrong (see .env.example):', ...faults].join('\n  '));
  }
  const { data } = read;
  return {
    ...(data.DISCORD_TOKEN ? { token: data.DISCORD_TOKEN } : {}),
    apiUrl: data.DISCORD_API_URL,
    ...(data.DISCORD_GUILD_ID ? { guildId: data.DISCORD_GUILD_ID } : {}),
    ...(data.DISCORD_PUBLIC_KEY ? { publicKey: data.DISCORD_PUBLIC_KEY } : {}),
    httpHost: data.HTTP_HOST,
    httpPort: data.HTTP_PORT,
    databaseUrl: data.DATABASE_URL,
    catalogueFile: data.CATALOGUE_FILE,
    timeZone: data.DEFAULT_TIME_ZONE,
    logLevel: data.LOG_LEVEL,
    sandboxPort: data.SANDBOX_PORT,
  };
}

/** The process's environment, and what a file named .env in the current folder adds to it. */
export function environmentWithFile(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const fromFile: Record<string, string> = {};
  readEnvFile({ quiet: true, processEnv: fromFile });
  const set = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...fromFile, ...Object.fromEntries(set) };
}
