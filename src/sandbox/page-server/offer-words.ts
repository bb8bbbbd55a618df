// The commands that Discord's client shows to one person in one channel, in the words of their language.
import { ApplicationCommandOptionType as Kind, PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Json } from '../discord/message.ts';
import { offered } from '../discord/offers.ts';
import { mayIn, serverOf } from '../discord/permissions.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { State } from '../discord/state.ts';
import type { Channel } from '../discord/world.ts';

export type OfferedChoice = { name: string; value: string | number | boolean };

export type OfferedOption = {
  name: string;
  label: string;
  about: string;
  required: boolean;
  autocomplete: boolean;
  isNumber: boolean;
  /** All that can be chosen; undefined: it is typed freely. */
  choices?: OfferedChoice[];
};

/** `path` and the options' names are those that a payload has; `name` and `label` are what is shown. */
export type Offer = { path: string; id: string; name: string; about: string; options: OfferedOption[] };

type Who = { state: State; userId: string; locale: string; channel: Channel };

export function offersTo(who: Who): Offer[] {
  const { state, userId, channel, locale } = who;
  return state.world.commands
    .flatMap(({ id, body }) => leaves(id, body, locale))
    .flatMap((leaf) => {
      const found = offered(state, leaf.path, userId, channel);
      if (typeof found === 'string' || found.command.id !== leaf.id) return [];
      return [{ ...leaf, options: found.options.map((option) => offeredOption(who, option)) }];
    });
}

type Leaf = Omit<Offer, 'options'>;

/** A command, or each subcommand of it, at whatever depth. */
function leaves(id: string, body: Json, locale: string): Leaf[] {
  const inner = listOf(body['options'])
    .filter(isJson)
    .filter(({ type }) => type === Kind.Subcommand || type === Kind.SubcommandGroup);
  const own = { path: textOf(body['name']), name: inLocale(body, 'name', locale) };
  if (inner.length === 0) return [{ id, ...own, about: inLocale(body, 'description', locale) }];
  return inner
    .flatMap((option) => leaves(id, option, locale))
    .map((leaf) => ({ ...leaf, path: `${own.path} ${leaf.path}`, name: `${own.name} ${leaf.name}` }));
}

/** Discord falls back from one English to the other before it takes the default. */
function inLocale(body: Json, key: 'name' | 'description', locale: string): string {
  const words = body[`${key}_localizations`];
  const known = isJson(words) ? words : {};
  const tried = locale.startsWith('en-') ? [locale, 'en-US', 'en-GB'] : [locale];
  return tried.map((one) => textOf(known[one])).find((text) => text !== '') ?? textOf(body[key]);
}

function offeredOption(who: Who, option: Json): OfferedOption {
  const choices = choicesOf(who, option);
  return {
    name: textOf(option['name']),
    label: inLocale(option, 'name', who.locale),
    about: inLocale(option, 'description', who.locale),
    required: option['required'] === true,
    autocomplete: option['autocomplete'] === true,
    isNumber: option['type'] === Kind.Integer || option['type'] === Kind.Number,
    ...(choices ? { choices } : {}),
  };
}

function choicesOf(who: Who, option: Json): OfferedChoice[] | undefined {
  switch (option['type']) {
    case Kind.Channel:
      return channelChoices(who, listOf(option['channel_types']));
    case Kind.Role:
      return Object.values(serverOf(who.state.world, who.channel)?.roles ?? {}).map(({ id, name }) => ({
        name: `@${name.replace(/^@/, '')}`,
        value: id,
      }));
    case Kind.User:
      return Object.values(who.state.world.people).map(({ user }) => ({
        name: `@${user.global_name ?? user.username}`,
        value: user.id,
      }));
    case Kind.Boolean:
      return [true, false].map((value) => ({ name: String(value), value }));
    default:
      return listedChoices(who, option);
  }
}

function channelChoices({ state, userId, channel }: Who, types: unknown[]): OfferedChoice[] {
  return Object.values(state.world.channels)
    .filter(
      ({ guild_id, type }) => guild_id === channel.guild_id && (types.length === 0 || types.includes(type)),
    )
    .filter((one) => mayIn(state.world, one, userId, state.calendar()) & May.ViewChannel)
    .map(({ id, name = '' }) => ({ name: `#${name}`, value: id }));
}

function listedChoices({ locale }: Who, option: Json): OfferedChoice[] | undefined {
  const listed = listOf(option['choices']).filter(isJson);
  if (listed.length === 0) return undefined;
  return listed.map((choice) => ({
    name: inLocale(choice, 'name', locale),
    value: typeof choice['value'] === 'number' ? choice['value'] : textOf(choice['value']),
  }));
}
