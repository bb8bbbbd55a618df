// What Discord's own client does before a bot hears of anything: which commands it offers to whom, and where.
import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Json } from './message.ts';
import { permissionsIn } from './permissions.ts';
import { asText, isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { State } from './state.ts';
import type { AppCommand, Channel, World } from './world.ts';

/** What a command, an option or a choice is called, in each language. */
export const namesOf = ({ name, name_localizations }: Json): string[] =>
  [name, ...(isJson(name_localizations) ? Object.values(name_localizations) : [])].map(textOf);

/** 0: a server; 1: direct messages with the bot; 2: other direct messages. */
export function contextOf(world: World, channel: Channel): number {
  if (channel.guild_id) return 0;
  return channel.people?.includes(world.bot.id) ? 1 : 2;
}

export type Offered = { command: AppCommand; owners: Record<string, string>; options: Json[]; path: Json[] };

/** The command of a path such as "alerts subscribe", or a sentence that says why it is not offered. */
export function offered(state: State, path: string, userId: string, channel: Channel): Offered | string {
  const [name = '', ...inner] = path.trim().replace(/^\//, '').split(/\s+/);
  const all = state.world.commands.filter((command) => command.name === name && command.type === 1);
  const command =
    all.find(({ guild_id }) => guild_id !== undefined && guild_id === channel.guild_id) ??
    all.find(({ guild_id }) => guild_id === undefined);
  if (!command) return `there is no command /${name} here`;
  const owners = ownersOf(state, command, userId, channel);
  if (Object.keys(owners).length === 0) return `/${name} is not offered here`;
  if (!mayUse(state, command, userId, channel)) return `/${name} is not offered to this person here`;
  const found = walk(listOf(command.body['options']).filter(isJson), inner);
  return typeof found === 'string' ? `/${name} ${found}` : { command, owners, ...found };
}

/** By which installations the command is there: key "0" the server's, "1" the person's. */
function ownersOf({ world }: State, command: AppCommand, userId: string, channel: Channel) {
  const context = contextOf(world, channel);
  const contexts = Array.isArray(command.body['contexts'])
    ? command.body['contexts']
    : contextsByDefault(command);
  const types = Array.isArray(command.body['integration_types']) ? command.body['integration_types'] : [0];
  const owners: Record<string, string> = {};
  if (!contexts.includes(context)) return owners;
  const inServer =
    channel.guild_id && world.servers[channel.guild_id]?.members[world.bot.id] ? channel.guild_id : '0';
  if (types.includes(0) && (context === 1 || inServer !== '0')) owners['0'] = inServer;
  const isOfServer = command.guild_id !== undefined;
  if (types.includes(1) && !isOfServer && world.people[userId]?.hasInstalled) owners['1'] = userId;
  return owners;
}

function contextsByDefault({ guild_id, body }: AppCommand): number[] {
  if (guild_id !== undefined) return [0];
  return body['dm_permission'] === false ? [0] : [0, 1, 2];
}

function mayUse(state: State, { body }: AppCommand, userId: string, channel: Channel): boolean {
  if (!channel.guild_id) return channel.people?.includes(userId) ?? false;
  const has = permissionsIn(state.world, channel, userId, state.calendar());
  if (has & May.Administrator) return true;
  if (!(has & May.ViewChannel) || !(has & May.UseApplicationCommands)) return false;
  const wanted = body['default_member_permissions'] ?? null;
  if (wanted === null) return true;
  const bits = BigInt(asText(wanted) || '0');
  return bits !== 0n && (has & bits) === bits;
}

/** Goes into groups and subcommands. `path` are the nested options that lead there. */
function walk(options: Json[], inner: readonly string[]): { options: Json[]; path: Json[] } | string {
  const [step, ...rest] = inner;
  const isGroup = options.some(({ type }) => type === 1 || type === 2);
  if (step === undefined) return isGroup ? 'needs a subcommand' : { options, path: [] };
  const next = options.find(({ type, name }) => (type === 1 || type === 2) && textOf(name) === step);
  if (!next) return `has no subcommand ${step}`;
  const found = walk(listOf(next['options']).filter(isJson), rest);
  if (typeof found === 'string') return found;
  return { options: found.options, path: [{ type: next['type'], name: step }, ...found.path] };
}

/** Whether a person who installed the bot for themselves alone must keep its answers private in this channel. */
export function forcedPrivate(
  state: State,
  owners: Record<string, string>,
  userId: string,
  channel: Channel,
) {
  if (owners['0'] !== undefined || !channel.guild_id) return false;
  return !(permissionsIn(state.world, channel, userId, state.calendar()) & May.UseExternalApps);
}
