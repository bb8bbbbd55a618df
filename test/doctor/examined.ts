// The whole examination, on a local Discord.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { commandJson } from '../../src/discord/command-json.ts';
import { examine } from '../../src/doctor/doctor.ts';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import type { Database } from '../../src/store/database.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { local } from '../sandbox/local.ts';

export const registered = commands.map((command) => ({ ...commandJson(command) }));
export const realNow = (): Temporal.Instant => Temporal.Now.instant();
export const realLocal = (aheadMs = 0): Promise<LocalDiscord> =>
  local({
    world: openingWorld(realNow()),
    calendar: () => realNow().add({ milliseconds: aheadMs }),
  });

/** A catalogue of one movie that is always still to come. */
export function catalogueIn(folder: string): string {
  const file = join(folder, 'movies.json');
  const releases = [{ date: '2999-01-01' }];
  const source = { name: 'Page 1', asOf: realNow().toString().slice(0, 10) };
  writeFileSync(file, JSON.stringify({ movies: [{ id: 'a', title: 'Movie 1', releases, source }] }));
  return file;
}

type Examined = { env: Record<string, string>; all?: boolean };

export async function examined({ env, all = false }: Examined): Promise<string[]> {
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

export const settingsOf = ({ token, url }: LocalDiscord, databaseUrl: string, catalogueFile: string) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: url,
  DATABASE_URL: databaseUrl,
  CATALOGUE_FILE: catalogueFile,
  SOURCES: 'file',
  DEFAULT_TIME_ZONE: 'UTC',
});

export async function subscribe(
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

export const only = (said: readonly string[], ...checks: string[]): string[] =>
  said.filter((line) => checks.some((check) => line.startsWith(`${check}: `)));
export const today = () => realNow().toZonedDateTimeISO('UTC').toPlainDate().toString();
