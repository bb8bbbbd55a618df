// What a person typed behind a command, checked as Discord's client checks it, and what Discord adds to it.
import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { roleJson } from './application-routes.ts';
import type { Json } from './message.ts';
import { namesOf } from './offers.ts';
import { permissionsIn, serverOf } from './permissions.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { State } from './state.ts';
import { personNamed, type Channel } from './world.ts';

export type Resolved = { users: Json; members: Json; roles: Json; channels: Json };

/** Where a person is, and what was found of what they name. */
export type Typing = { state: State; userId: string; channel: Channel; resolved: Resolved };

export const nothingResolved = (): Resolved => ({ users: {}, members: {}, roles: {}, channels: {} });

export const withoutEmpty = (resolved: Resolved): Json =>
  Object.fromEntries(Object.entries(resolved).filter(([, found]) => Object.keys(found).length > 0));

/** Options as a payload has them, or a sentence that says what Discord's client would not send. */
export function typedOptions(
  typing: Typing,
  known: readonly Json[],
  given: Json,
  whole = true,
): Json[] | string {
  const stranger = Object.keys(given).find((name) => !known.some((option) => option['name'] === name));
  if (stranger !== undefined) return `there is no option ${stranger}`;
  const missing = known.find(({ name, required }) => required === true && given[textOf(name)] === undefined);
  if (missing && whole) return `the option ${textOf(missing['name'])} is required`;
  const options: Json[] = [];
  for (const option of known) {
    const value = given[textOf(option['name'])];
    if (value === undefined) continue;
    const typed = whole ? typedValue(typing, option, value) : { value: value };
    if (typeof typed === 'string') return `${textOf(option['name'])}: ${typed}`;
    options.push({ name: option['name'], type: option['type'], ...typed });
  }
  return options;
}

type Typed = { value: unknown } | string;

function typedValue(typing: Typing, option: Json, value: unknown): Typed {
  switch (option['type']) {
    case Kind.String:
      return typedText(option, String(value));
    case Kind.Integer:
    case Kind.Number:
      return typedNumber(option, Number(value));
    case Kind.Boolean:
      return { value: value === true || value === 'true' };
    case Kind.Channel:
      return chosenChannel(typing, String(value), listOf(option['channel_types']));
    case Kind.Role:
      return chosenRole(typing, String(value));
    case Kind.User:
      return chosenUser(typing, String(value));
    default:
      return 'this kind of option cannot be typed here';
  }
}

function typedText(option: Json, value: string): Typed {
  const choices = listOf(option['choices']).filter(isJson);
  const chosen = choices.find((choice) => choice['value'] === value || namesOf(choice).includes(value));
  if (choices.length > 0) return chosen ? { value: chosen['value'] } : 'choose one of those offered';
  const least = Number(option['min_length'] ?? 0);
  const most = Number(option['max_length'] ?? 6000);
  return value.length < least || value.length > most ? `${least} to ${most} characters` : { value };
}

function typedNumber(option: Json, value: number): Typed {
  const isWhole = option['type'] !== Kind.Integer || Number.isInteger(value);
  const least = Number(option['min_value'] ?? Number.MIN_SAFE_INTEGER);
  const most = Number(option['max_value'] ?? Number.MAX_SAFE_INTEGER);
  return isWhole && value >= least && value <= most ? { value } : `a number from ${least} to ${most}`;
}

function chosenChannel({ state, userId, channel, resolved }: Typing, named: string, types: unknown[]): Typed {
  const here = Object.values(state.world.channels).filter(({ guild_id }) => guild_id === channel.guild_id);
  const found = here.find(({ id, name }) => id === named || name === named.replace(/^#/, ''));
  if (!found) return `there is no channel ${named}`;
  if (types.length > 0 && !types.includes(found.type)) return `${named} is not of a kind that is offered`;
  resolved.channels[found.id] = chosenChannelJson(state, found, userId);
  return { value: found.id };
}

/** With the caller's and, where the bot is in the server, the bot's permissions there. */
export function chosenChannelJson(state: State, channel: Channel, userId: string): Json {
  const { world } = state;
  const now = state.calendar();
  const withBot = serverOf(world, channel)?.members[world.bot.id] !== undefined;
  const { people: _people, thread, permission_overwrites: _overwrites, ...rest } = channel;
  return {
    ...rest,
    permissions: String(permissionsIn(world, channel, userId, now)),
    ...(withBot ? { app_permissions: String(permissionsIn(world, channel, world.bot.id, now)) } : {}),
    ...(thread ? { thread_metadata: { ...thread, auto_archive_duration: 1440 } } : {}),
    flags: 0,
    last_message_id: null,
  };
}

function chosenRole({ state, channel, resolved }: Typing, named: string): Typed {
  const roles = Object.values(serverOf(state.world, channel)?.roles ?? {});
  const plain = named.replace(/^@/, '');
  const found = roles.find(({ id, name }) => id === named || name.replace(/^@/, '') === plain);
  if (!found) return `there is no role ${named}`;
  resolved.roles[found.id] = roleJson(found);
  return { value: found.id };
}

function chosenUser({ state, channel, resolved }: Typing, named: string): Typed {
  const found = state.world.people[named] ?? personNamed(state.world, named.replace(/^@/, ''));
  if (!found) return `there is no person ${named}`;
  const member = serverOf(state.world, channel)?.members[found.user.id];
  resolved.users[found.user.id] = found.user;
  if (member) resolved.members[found.user.id] = { ...member, permissions: '0' };
  return { value: found.user.id };
}
