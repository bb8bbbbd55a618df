// A message or form as lines of plain text, for a terminal. What can be pressed or picked is numbered.
import { ComponentType as Kind } from 'discord-api-types/v10';
import type { Form } from '../discord/answer.ts';
import type { Json, Message } from '../discord/message.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { World } from '../discord/world.ts';

/** What the numbers stand for: `pick` with an option's value. */
export type Control = { number: number; customId: string; value?: string; disabled: boolean };

export type Drawn = { lines: string[]; controls: Control[] };

/** `names` puts channels, roles and instants in words. */
export function drawMessage(message: Message, world: World, timeZone: string): Drawn {
  const controls: Control[] = [];
  const words = (text: string): string[] => inWords(text, world, timeZone).split('\n');
  const lines = [
    ...(message.content ? words(message.content) : []),
    ...message.embeds.flatMap((embed) => drawEmbed(embed, words)),
    ...message.components.flatMap((component) => drawComponent(component, words, controls)),
  ];
  return { lines, controls };
}

type Words = (text: string) => string[];

function drawEmbed(embed: Json, words: Words): string[] {
  const fields = listOf(embed['fields']).filter(isJson);
  const footer = isJson(embed['footer']) ? textOf(embed['footer']['text']) : '';
  return [
    textOf(embed['title']),
    textOf(embed['description']),
    ...fields.map((field) => `${textOf(field['name'])}: ${textOf(field['value'])}`),
    footer,
  ]
    .filter((part) => part !== '')
    .flatMap(words)
    .map((line) => `  │ ${line}`);
}

function drawComponent(component: Json, words: Words, controls: Control[]): string[] {
  const inside = listOf(component['components']).filter(isJson);
  switch (component['type']) {
    case Kind.Container:
      return inside.flatMap((part) => drawComponent(part, words, controls)).map((line) => `│ ${line}`);
    case Kind.Section:
      return [
        ...inside.flatMap((part) => drawComponent(part, words, controls)),
        ...(isJson(component['accessory']) ? drawComponent(component['accessory'], words, controls) : []),
      ];
    case Kind.ActionRow:
      return [inside.flatMap((part) => drawComponent(part, words, controls)).join('  ')];
    case Kind.TextDisplay:
      return words(textOf(component['content']));
    case Kind.Separator:
      return ['────'];
    case Kind.Thumbnail:
      return ['(picture)'];
    case Kind.Button:
      return [drawButton(component, controls)];
    case Kind.StringSelect:
      return [drawSelect(component, controls)];
    default:
      return [`(component ${String(component['type'])})`];
  }
}

function drawButton(button: Json, controls: Control[]): string {
  const label = textOf(button['label']);
  if (typeof button['url'] === 'string') return `[${label}: ${button['url']}]`;
  const disabled = button['disabled'] === true;
  const number = controls.length + 1;
  controls.push({ number, customId: textOf(button['custom_id']), disabled });
  return `[${number} ${label}${disabled ? ' (off)' : ''}]`;
}

function drawSelect(select: Json, controls: Control[]): string {
  const customId = textOf(select['custom_id']);
  const options = listOf(select['options']).filter(isJson);
  const numbered = options.map((option) => {
    const number = controls.length + 1;
    controls.push({
      number,
      customId,
      value: textOf(option['value']),
      disabled: select['disabled'] === true,
    });
    return `${number} ${textOf(option['label'])}`;
  });
  return `⌄ ${textOf(select['placeholder'])}: ${numbered.join(' | ')}`;
}

/** The fields of a form, with what they hold. */
export function drawForm(form: Form): string[] {
  const fields = form.components.flatMap((label) => {
    const field = isJson(label['component']) ? label['component'] : undefined;
    if (!field) return [];
    const chosen = listOf(field['options'])
      .filter(isJson)
      .filter((option) => option['default'] === true)
      .map((option) => textOf(option['value']));
    const value = textOf(field['value']) || chosen.join(',');
    return [`│ ${textOf(field['custom_id'])}:${inOneLine(value)}  (${textOf(label['label'])})`];
  });
  return [`│ ${form.title}`, ...fields];
}

/** As /fill takes it back. */
const inOneLine = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

/** Discord's markdown without its signs, and mentions by name. */
function inWords(text: string, world: World, timeZone: string): string {
  return text
    .replace(/(?<!\\)<#(\d+)>/g, (_, id: string) => `#${world.channels[id]?.name ?? id}`)
    .replace(/(?<!\\)<@&(\d+)>/g, (_, id: string) => `@${roleName(world, id)}`)
    .replace(/(?<!\\)<\/([^:>]+):\d+>/g, (_, name: string) => `/${name}`)
    .replace(/(?<!\\)<t:(\d+)(?::\w)?>/g, (_, seconds: string) => instantInWords(Number(seconds), timeZone))
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/^(?:#{1,3}|-#) /gm, '')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1');
}

const roleName = (world: World, id: string): string =>
  Object.values(world.servers).flatMap(({ roles }) => (roles[id] ? [roles[id].name] : []))[0] ?? id;

function instantInWords(seconds: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone);
  return local.toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' }).replace('T', ' ');
}
