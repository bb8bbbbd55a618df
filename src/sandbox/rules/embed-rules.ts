// Discord's limits on embeds.
// Source: https://discord.com/developers/docs/resources/message#embed-object-embed-limits
import {
  count,
  isJson,
  knownKeys,
  length,
  listOf,
  optionalLength,
  textOf,
  webAddress,
  type Collect,
} from './rule-kit.ts';
import type { Json } from '../discord/message.ts';

const embedKeys = [
  'title',
  'type',
  'description',
  'url',
  'timestamp',
  'color',
  'footer',
  'image',
  'thumbnail',
  'author',
  'fields',
];
const partKeys = {
  footer: ['text', 'icon_url'],
  image: ['url', 'description'],
  thumbnail: ['url', 'description'],
  author: ['name', 'url', 'icon_url'],
};

export function embedRules(collect: Collect, embeds: unknown): void {
  count(collect, 'embeds', embeds, 0, 10);
  const all = listOf(embeds);
  all.forEach((embed, index) => oneEmbed(collect, `embeds[${index}]`, embed));
  const total = all.reduce((sum: number, embed) => sum + (isJson(embed) ? charactersOf(embed) : 0), 0);
  if (total > 6000) collect('embeds', `must have at most 6000 characters in all, has ${total}`);
}

function charactersOf(embed: Json): number {
  const fields = listOf(embed['fields']).filter(isJson);
  const parts = [
    embed['title'],
    embed['description'],
    isJson(embed['footer']) && embed['footer']['text'],
    isJson(embed['author']) && embed['author']['name'],
    ...fields.flatMap(({ name, value }) => [name, value]),
  ];
  return parts.reduce((sum: number, part) => sum + textOf(part).trim().length, 0);
}

function oneEmbed(collect: Collect, at: string, embed: unknown): void {
  if (!isJson(embed)) return collect(at, 'must be an object');
  knownKeys(collect, at, embed, embedKeys);
  optionalLength(collect, `${at}.title`, embed['title'], 0, 256);
  optionalLength(collect, `${at}.description`, embed['description'], 0, 4096);
  if (embed['url'] !== undefined) webAddress(collect, `${at}.url`, embed['url'], ['https:', 'http:']);
  parts(collect, at, embed);
  count(collect, `${at}.fields`, embed['fields'], 0, 25);
  listOf(embed['fields']).forEach((field, index) => oneField(collect, `${at}.fields[${index}]`, field));
  if (charactersOf(embed) === 0 && !embed['image'] && !embed['thumbnail']) collect(at, 'is empty');
}

function parts(collect: Collect, at: string, embed: Json): void {
  for (const [name, keys] of Object.entries(partKeys)) {
    const part = embed[name];
    if (part === undefined) continue;
    if (!isJson(part)) collect(`${at}.${name}`, 'must be an object');
    else knownKeys(collect, `${at}.${name}`, part, keys);
  }
  const { footer, author, image, thumbnail } = embed;
  if (isJson(footer)) length(collect, `${at}.footer.text`, footer['text'], 1, 2048);
  if (isJson(author)) length(collect, `${at}.author.name`, author['name'], 1, 256);
  const media = ['https:', 'http:', 'attachment:'];
  if (isJson(image)) webAddress(collect, `${at}.image.url`, image['url'], media);
  if (isJson(thumbnail)) webAddress(collect, `${at}.thumbnail.url`, thumbnail['url'], media);
}

function oneField(collect: Collect, at: string, field: unknown): void {
  if (!isJson(field)) return collect(at, 'must be an object');
  knownKeys(collect, at, field, ['name', 'value', 'inline']);
  length(collect, `${at}.name`, field['name'], 1, 256);
  length(collect, `${at}.value`, field['value'], 1, 1024);
}
