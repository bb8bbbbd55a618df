// Registers the commands where they differ from what Discord has, and takes back what was registered in one server.
import { isDeepStrictEqual } from 'node:util';
import { Routes, type APIApplicationCommand } from 'discord-api-types/v10';
import type { Command } from '../command.ts';
import { meaningOf } from './answer-codes.ts';
import { commandJson, commandJsonForServer } from './command-json.ts';
import type { Requests, Route } from './requests.ts';

export type Registration = {
  /** Ids by command name, for mentions such as </movie:123>. */
  ids: ReadonlyMap<string, string>;
  written: boolean;
};

export type RegistrationOptions = {
  requests: Requests;
  applicationId: string;
  commands: readonly Command[];
  /** Register in this one server, at once, instead of globally. */
  guildId?: string;
  /** Remembers in which server commands were registered, over restarts. */
  lastGuild: { get(): Promise<string | undefined>; set(guildId: string | undefined): Promise<void> };
};

export async function registerCommands(options: RegistrationOptions): Promise<Registration> {
  const { applicationId, commands, guildId, lastGuild } = options;
  const before = await lastGuild.get();
  if (before && before !== guildId)
    await takeBack(options, Routes.applicationGuildCommands(applicationId, before));
  // Remembered before it is done: forgotten copies would stay in that server for good.
  if (before !== guildId) await lastGuild.set(guildId);
  const everywhere = Routes.applicationCommands(applicationId);
  if (!guildId) return sync(options, everywhere, commands.map(commandJson));
  const there = Routes.applicationGuildCommands(applicationId, guildId);
  const registration = await sync(options, there, commands.map(commandJsonForServer));
  await takeBack(options, everywhere);
  return registration;
}

/** The ids of what is registered, by command name. */
export async function readCommandIds({
  requests,
  applicationId,
  guildId,
}: Pick<RegistrationOptions, 'requests' | 'applicationId' | 'guildId'>): Promise<
  ReadonlyMap<string, string>
> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  return idsOf(await registered(requests, route));
}

/** Names of commands: what Discord lacks, has otherwise, has too much, and has both in one server and everywhere. */
export type Differences = { missing: string[]; changed: string[]; foreign: string[]; twice: string[] };

/** What Discord has otherwise than it should have. Nothing is written. */
export async function readDifferences({
  requests,
  applicationId,
  commands,
  guildId,
}: Omit<RegistrationOptions, 'lastGuild'>): Promise<Differences> {
  const everywhere = Routes.applicationCommands(applicationId);
  const route = guildId ? Routes.applicationGuildCommands(applicationId, guildId) : everywhere;
  const there = byName((await registered(requests, route)).map(normal));
  const wanted = byName(commands.map(guildId ? commandJsonForServer : commandJson).map(normal));
  const names = [...wanted.keys()];
  return {
    missing: names.filter((name) => !there.has(name)),
    changed: names.filter((name) => there.has(name) && !isDeepStrictEqual(there.get(name), wanted.get(name))),
    foreign: [...there.keys()].filter((name) => !wanted.has(name)),
    twice: guildId ? (await registered(requests, everywhere)).map(({ name }) => name) : [],
  };
}

const idsOf = (commands: readonly APIApplicationCommand[]): ReadonlyMap<string, string> =>
  new Map(commands.map(({ name, id }) => [name, id]));

async function sync(
  { requests }: RegistrationOptions,
  route: Route,
  wanted: readonly object[],
): Promise<Registration> {
  const there = await registered(requests, route);
  const same = isDeepStrictEqual(byName(there.map(normal)), byName(wanted.map(normal)));
  const now = same ? there : await requests<APIApplicationCommand[]>('PUT', route, { body: wanted });
  return { ids: idsOf(now), written: !same };
}

async function takeBack({ requests }: RegistrationOptions, route: Route): Promise<void> {
  try {
    const there = await registered(requests, route);
    if (there.length > 0) await requests('PUT', route, { body: [] });
  } catch (error) {
    // The bot has left that server, or it is gone: so are its commands.
    if (!['no access', 'gone'].includes(meaningOf(error).name)) throw error;
  }
}

async function registered(requests: Requests, route: Route): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return requests('GET', route, { query });
}

const byName = (commands: readonly Record<string, unknown>[]) =>
  new Map(commands.map((command) => [String(command['name']), command]));

const compared = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'required',
  'autocomplete',
  'choices',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'value',
];

/** Only what a bot can set, without what says nothing: null, false and empty are Discord's ways to write a default. */
function normal(command: object): Record<string, unknown> {
  const kept = Object.entries(command).filter(
    ([key, value]) => compared.includes(key) && saysSomething(value),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, normalValue(key, value)]));
}

function normalValue(key: string, value: unknown): unknown {
  if (key === 'options' || key === 'choices') return (value as object[]).map(normal);
  if (key === 'contexts' || key === 'integration_types' || key === 'channel_types')
    return (value as number[]).toSorted((a, b) => a - b);
  return value;
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
