// The pieces that every message is made of, as plain Discord JSON.
import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  type APIAllowedMentions,
  type APIComponentInMessageActionRow,
} from 'discord-api-types/v10';

/** A message's body. `allowed_mentions` is not optional: left out, Discord pings whatever the text names. */
export type Message = {
  content?: string;
  embeds?: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  flags?: MessageFlags;
  allowed_mentions: APIAllowedMentions;
};

export const noMentions: APIAllowedMentions = { parse: [] };

/** A reply made of Components V2. */
export const reply = (...components: APIMessageTopLevelComponent[]): Message => ({
  flags: MessageFlags.IsComponentsV2,
  components,
  allowed_mentions: noMentions,
});

export const text = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
});

export const container = (...components: APIComponentInContainer[]): APIContainerComponent => ({
  type: ComponentType.Container,
  components,
});

export const row = (
  ...components: APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> => ({ type: ComponentType.ActionRow, components });

type ButtonLook = {
  style?: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger;
  disabled?: boolean;
};

export const button = (custom_id: string, label: string, look: ButtonLook = {}): APIButtonComponent => ({
  type: ComponentType.Button,
  style: look.style ?? ButtonStyle.Secondary,
  custom_id,
  label: clip(label, 80),
  ...(look.disabled ? { disabled: true } : {}),
});

export const linkButton = (url: string, label: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url,
  label: clip(label, 80),
});

/** A select of at most 25 options; their labels and descriptions are cut to Discord's 100 characters. */
export const select = (
  custom_id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id,
  placeholder: clip(placeholder, 150),
  options: options.map((option) => ({
    ...option,
    label: clip(option.label, 100),
    ...(option.description ? { description: clip(option.description, 100) } : {}),
  })),
});

/** At most `most` UTF-16 units, as Discord counts, with … where something was cut; never half a character. */
export function clip(value: string, most: number): string {
  if (value.length <= most) return value;
  const cut = value.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

// Control characters, and those that turn the direction of all that follows them.
const unseen = /[^\P{Cc}\s]|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text from outside, made harmless in Discord's markdown: no mention, no link, no emoji, no formatting. */
export function plain(value: string): string {
  return value
    .replace(unseen, '')
    .replace(/[\\*_~`|[\]()<@]/g, '\\$&')
    .replace(/:(?=\w+:|\/\/)/g, '\\:')
    .replace(/^[-#>]/gm, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text from outside, harmless and at most `most` characters long in Discord's count, escapes included. */
export function plainWithin(value: string, most: number): string {
  const whole = plain(clip(value, most * 2));
  return whole.length <= most ? whole : `${clip(whole, most).slice(0, -1).replace(/\\+$/, '')}…`;
}

/** A modal: a title of at most 45 characters and 1 to 5 labelled inputs. */
export type ModalForm = APIModalInteractionResponseCallbackData;
