// Components, embeds and forms as a page draws them: what it needs to know of each, and no more.
import { ComponentType as Kind } from 'discord-api-types/v10';
import type { Form } from '../discord/answer.ts';
import type { Json } from '../discord/message.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import { textTree, type Names, type TextNode } from './page-text.ts';

export type Option = { label: string; value: string; about: string; emoji: string; chosen: boolean };

export type Part =
  | { kind: 'text'; text: TextNode[] }
  | { kind: 'container'; accent: string; inside: Part[] }
  | { kind: 'section'; inside: Part[]; beside: Part | undefined }
  | { kind: 'row'; inside: Part[] }
  | { kind: 'picture'; about: string }
  | { kind: 'gallery'; about: string[] }
  | { kind: 'file'; name: string }
  | { kind: 'separator'; line: boolean; wide: boolean }
  | { kind: 'button'; style: number; label: string; id: string; url: string; disabled: boolean }
  | {
      kind: 'select';
      id: string;
      hint: string;
      least: number;
      most: number;
      disabled: boolean;
      options: Option[];
    }
  | { kind: 'other'; what: string };

export const partsOf = (components: unknown, names: Names): Part[] =>
  listOf(components)
    .filter(isJson)
    .map((component) => partOf(component, names));

function partOf(it: Json, names: Names): Part {
  switch (it['type']) {
    case Kind.TextDisplay:
      return { kind: 'text', text: textTree(textOf(it['content']), names) };
    case Kind.Container:
      return {
        kind: 'container',
        accent: colour(it['accent_color']),
        inside: partsOf(it['components'], names),
      };
    case Kind.Section:
      return {
        kind: 'section',
        inside: partsOf(it['components'], names),
        beside: partsOf([it['accessory']], names)[0],
      };
    case Kind.ActionRow:
      return { kind: 'row', inside: partsOf(it['components'], names) };
    case Kind.Thumbnail:
      return { kind: 'picture', about: textOf(it['description']) };
    case Kind.MediaGallery:
      return {
        kind: 'gallery',
        about: listOf(it['items'])
          .filter(isJson)
          .map((item) => textOf(item['description'])),
      };
    case Kind.File:
      return { kind: 'file', name: fileName(it['file']) };
    case Kind.Separator:
      return { kind: 'separator', line: it['divider'] !== false, wide: it['spacing'] === 2 };
    case Kind.Button:
      return buttonOf(it);
    case Kind.StringSelect:
      return selectOf(it);
    default:
      return { kind: 'other', what: Kind[Number(it['type'])] ?? `component ${String(it['type'])}` };
  }
}

/** #rrggbb, or nothing. */
const colour = (value: unknown): string =>
  typeof value === 'number' ? `#${value.toString(16).padStart(6, '0')}` : '';

const fileName = (file: unknown): string =>
  isJson(file)
    ? textOf(file['url'])
        .replace(/^attachment:\/\//, '')
        .replace(/^.*\//, '')
    : '';

const emojiOf = ({ emoji }: Json): string => (isJson(emoji) ? textOf(emoji['name']) : '');

const buttonOf = (it: Json): Part => ({
  kind: 'button',
  style: Number(it['style']),
  label: [emojiOf(it), textOf(it['label'])].filter((part) => part !== '').join(' '),
  id: textOf(it['custom_id']),
  url: webAddress(textOf(it['url'])),
  disabled: it['disabled'] === true,
});

const webAddress = (url: string): string => (/^https?:\/\//.test(url) ? url : '');

const selectOf = (it: Json): Part => ({
  kind: 'select',
  id: textOf(it['custom_id']),
  hint: textOf(it['placeholder']),
  least: Number(it['min_values'] ?? 1),
  most: Number(it['max_values'] ?? 1),
  disabled: it['disabled'] === true,
  options: optionsOf(it),
});

const optionsOf = ({ options }: Json): Option[] =>
  listOf(options)
    .filter(isJson)
    .map((option) => ({
      label: textOf(option['label']),
      value: textOf(option['value']),
      about: textOf(option['description']),
      emoji: emojiOf(option),
      chosen: option['default'] === true,
    }));

export type Embed = {
  colour: string;
  author: string;
  title: TextNode[];
  url: string;
  text: TextNode[];
  fields: { name: TextNode[]; value: TextNode[]; inline: boolean }[];
  footer: string;
  picture: boolean;
  thumbnail: boolean;
};

export function embedOf(embed: Json, names: Names): Embed {
  const tree = (value: unknown): TextNode[] => textTree(textOf(value), names);
  const part = (key: string, inner: string): string => {
    const value = embed[key];
    return isJson(value) ? textOf(value[inner]) : '';
  };
  return {
    colour: colour(embed['color']),
    author: part('author', 'name'),
    title: tree(embed['title']),
    url: webAddress(textOf(embed['url'])),
    text: tree(embed['description']),
    fields: listOf(embed['fields'])
      .filter(isJson)
      .map(({ name, value, inline }) => ({ name: tree(name), value: tree(value), inline: inline === true })),
    footer: part('footer', 'text'),
    picture: isJson(embed['image']),
    thumbnail: isJson(embed['thumbnail']),
  };
}

export type Field = {
  id: string;
  label: string;
  about: string;
  required: boolean;
} & (
  | { kind: 'text'; long: boolean; value: string; least: number; most: number; hint: string }
  | { kind: 'select'; least: number; most: number; options: Option[] }
  | { kind: 'other'; what: string }
);

export type DrawnForm = { token: string; title: string; notes: TextNode[][]; fields: Field[] };

export function formOf({ token, title, components }: Form, names: Names): DrawnForm {
  const notes = components.filter(({ type }) => type === Kind.TextDisplay);
  return {
    token,
    title,
    notes: notes.map(({ content }) => textTree(textOf(content), names)),
    fields: components.flatMap((part) => fieldsOf(part)),
  };
}

/** Of a label its one input; of a row, as forms once had, those in it. */
function fieldsOf(part: Json): Field[] {
  if (isJson(part['component'])) return [fieldOf(part['component'], part)];
  return listOf(part['components'])
    .filter(isJson)
    .map((input) => fieldOf(input, input));
}

function fieldOf(input: Json, label: Json): Field {
  const base = {
    id: textOf(input['custom_id']),
    label: textOf(label['label']),
    about: textOf(label['description']),
    required: input['required'] !== false,
  };
  if (input['type'] === Kind.TextInput) {
    const sizes = { least: Number(input['min_length'] ?? 0), most: Number(input['max_length'] ?? 4000) };
    const long = input['style'] === 2;
    return {
      ...base,
      kind: 'text',
      long,
      value: textOf(input['value']),
      hint: textOf(input['placeholder']),
      ...sizes,
    };
  }
  if (input['type'] !== Kind.StringSelect)
    return { ...base, kind: 'other', what: Kind[Number(input['type'])] ?? 'input' };
  const sizes = { least: Number(input['min_values'] ?? 1), most: Number(input['max_values'] ?? 1) };
  return { ...base, kind: 'select', options: optionsOf(input), ...sizes };
}
