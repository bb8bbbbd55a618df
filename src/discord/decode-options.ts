// What was typed, from Discord's payload to the values that a handler takes.
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteractionData,
  type APIInteractionDataResolved,
} from 'discord-api-types/v10';
import type { ChosenChannel, ChosenRole, Given, Options } from '../command.ts';

type Option = APIApplicationCommandInteractionDataOption;

export type Typed = {
  /** The subcommand, where the command is a group. */
  subcommand?: string;
  /** Registered options only ever come with values of their kind. */
  values: Given<Options>;
  /** The option in which the person is typing, and what is there so far. */
  focused?: { option: string; text: string };
};

export function decodeOptions(data: APIChatInputApplicationCommandInteractionData): Typed {
  const [first] = data.options ?? [];
  const isGroup = first?.type === ApplicationCommandOptionType.Subcommand;
  const options = (isGroup ? first.options : data.options) ?? [];
  const focused = options.find((option) => 'focused' in option && option.focused);
  return {
    ...(isGroup ? { subcommand: first.name } : {}),
    values: Object.fromEntries(
      options.map((option) => [option.name, valueOf(option, data.resolved)]),
    ) as Given<Options>,
    ...(focused && 'value' in focused
      ? { focused: { option: focused.name, text: String(focused.value) } }
      : {}),
  };
}

function valueOf(option: Option, resolved: APIInteractionDataResolved | undefined): unknown {
  switch (option.type) {
    case ApplicationCommandOptionType.Channel:
      return chosenChannel(option.value, resolved);
    case ApplicationCommandOptionType.Role:
      return chosenRole(option.value, resolved);
    default:
      return 'value' in option ? option.value : undefined;
  }
}

function chosenChannel(
  id: string,
  resolved: APIInteractionDataResolved | undefined,
): ChosenChannel | undefined {
  const found = resolved?.channels?.[id];
  if (!found) return undefined;
  return {
    id,
    type: found.type,
    name: found.name ?? '',
    permissions: BigInt(found.permissions),
    ...(found.app_permissions ? { appPermissions: BigInt(found.app_permissions) } : {}),
  };
}

function chosenRole(id: string, resolved: APIInteractionDataResolved | undefined): ChosenRole | undefined {
  const found = resolved?.roles?.[id];
  return found && { id, name: found.name, mentionable: found.mentionable, managed: found.managed };
}
