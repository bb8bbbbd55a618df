// Commands as Discord wants them registered, with every translation.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command, Option, Subcommand } from '../command.ts';
import { en, ko, type Say } from '../text/index.ts';

const { BotDM, Guild, PrivateChannel } = InteractionContextType;
const { GuildInstall, UserInstall } = ApplicationIntegrationType;

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

export function commandJson(command: Command): CommandJson {
  const options = command.kind === 'group' ? subcommandsJson(command.commands) : optionsJson(command);
  return {
    type: ApplicationCommandType.ChatInput,
    ...worded(command.words),
    ...(options.length > 0 ? { options } : {}),
    default_member_permissions: command.serverOnly ? String(command.serverOnly.permissions) : null,
    contexts: command.serverOnly ? [Guild] : [Guild, BotDM, PrivateChannel],
    integration_types: command.serverOnly ? [GuildInstall] : [GuildInstall, UserInstall],
  };
}

/** What Discord registers in one server knows neither contexts nor ways of installing. */
export function commandJsonForServer(command: Command): CommandJson {
  const { contexts: _, integration_types: __, ...rest } = commandJson(command);
  return rest;
}

type Worded = (say: Say) => { name: string; about: string };

// en-US and en-GB fall back to each other before the default: given explicitly, the fallback has nothing to find.
function worded(words: Worded) {
  const english = words(en);
  const korean = words(ko);
  return {
    name: english.name,
    name_localizations: { 'en-US': english.name, ko: korean.name },
    description: english.about,
    description_localizations: { 'en-US': english.about, ko: korean.about },
  };
}

function subcommandsJson(commands: Record<string, Subcommand>): APIApplicationCommandSubcommandOption[] {
  return Object.values(commands).map((subcommand) => ({
    type: ApplicationCommandOptionType.Subcommand,
    ...worded(subcommand.words),
    options: optionsJson(subcommand),
  }));
}

function optionsJson(subcommand: Subcommand): APIApplicationCommandBasicOption[] {
  const options = Object.entries(subcommand.options).map(([name, option]) => {
    const ofOption: Worded = (say) => {
      const found = subcommand.words(say).options?.[name];
      if (!found) throw new Error(`no words for the option ${name}`);
      return found;
    };
    return optionJson(ofOption, option);
  });
  // Discord refuses an optional option before a required one.
  return options.toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
}

function optionJson(words: Worded, option: Option): APIApplicationCommandBasicOption {
  const shared = { ...worded(words), required: option.required };
  switch (option.kind) {
    case 'text':
      return textJson(shared, option);
    case 'integer':
      return {
        type: ApplicationCommandOptionType.Integer,
        ...shared,
        ...given({ min_value: option.least, max_value: option.most }),
      };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel,
        ...shared,
        ...given({ channel_types: option.channelTypes ? [...option.channelTypes] : undefined }),
      };
    case 'role':
      return { type: ApplicationCommandOptionType.Role, ...shared };
  }
}

function textJson(
  shared: ReturnType<typeof worded> & { required: boolean },
  option: Option,
): APIApplicationCommandBasicOption {
  const lengths = given({ min_length: option.least, max_length: option.most });
  const type = ApplicationCommandOptionType.String as const;
  if (option.suggests) return { type, ...shared, ...lengths, autocomplete: true };
  const choices = option.choices?.map(({ value, name }) => ({
    name: name(en),
    name_localizations: { 'en-US': name(en), ko: name(ko) },
    value,
  }));
  return { type, ...shared, ...lengths, ...given({ choices }) };
}

/** Without the keys whose value is undefined. */
function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
