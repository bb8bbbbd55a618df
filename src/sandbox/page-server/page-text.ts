// Discord's markdown as a tree that a page can draw without any HTML: every leaf is text.
import { parse } from 'discord-markdown-parser';
import type { Json } from '../discord/message.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { World } from '../discord/world.ts';

export type TextNode =
  | string
  | {
      kind: 'strong' | 'em' | 'underline' | 'strikethrough' | 'spoiler' | 'quote' | 'small';
      inside: TextNode[];
    }
  | { kind: 'heading'; level: number; inside: TextNode[] }
  | { kind: 'break' }
  | { kind: 'code' | 'block'; text: string }
  | { kind: 'link'; url: string; inside: TextNode[] }
  | { kind: 'mention'; of: 'user' | 'role' | 'channel' | 'command' | 'everyone'; text: string; id: string }
  /** `at`: seconds since 1970. */
  | { kind: 'time'; at: number; style: string };

/** Names what is mentioned; a command as its reader knows it. */
export type Names = { world: World; commandName(id: string, fullName: string): string };

export function textTree(text: string, names: Names): TextNode[] {
  // The parser knows no lists.
  const withBullets = text.replaceAll(/^([ \t]*)[-*] (?=\S)/gm, '$1• ');
  return nodesOf(parse(withBullets, 'extended'), names);
}

/** The words alone, as a phone shows them. */
export function plainText(nodes: readonly TextNode[]): string {
  return nodes.map(plainNode).join('');
}

function plainNode(node: TextNode): string {
  if (typeof node === 'string') return node;
  if (node.kind === 'break') return '\n';
  if ('inside' in node)
    return plainText(node.inside) + (node.kind === 'heading' || node.kind === 'small' ? '\n' : '');
  if (node.kind !== 'time') return node.text;
  return Temporal.Instant.fromEpochMilliseconds(node.at * 1000).toString();
}

/** Neighbouring pieces of text become one. */
function nodesOf(parsed: unknown, names: Names): TextNode[] {
  const nodes: TextNode[] = [];
  for (const one of listOf(parsed).filter(isJson)) {
    const node = nodeOf(one, names);
    const last = nodes.at(-1);
    if (typeof node === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + node;
    else nodes.push(node);
  }
  return nodes;
}

const wrapping = {
  strong: 'strong',
  em: 'em',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'small',
} as const;

const isWrapping = (type: string): type is keyof typeof wrapping => Object.hasOwn(wrapping, type);

function nodeOf(node: Json, names: Names): TextNode {
  const type = textOf(node['type']);
  const inside = (): TextNode[] =>
    typeof node['content'] === 'string' ? [node['content']] : nodesOf(node['content'], names);
  if (isWrapping(type)) return { kind: wrapping[type], inside: inside() };
  switch (type) {
    case 'heading':
      return { kind: 'heading', level: Number(node['level']), inside: inside() };
    case 'br':
    case 'newline':
      return { kind: 'break' };
    case 'inlineCode':
      return { kind: 'code', text: textOf(node['content']) };
    case 'codeBlock':
      return { kind: 'block', text: textOf(node['content']) };
    case 'link':
    case 'url':
    case 'autolink':
      return linkOf(textOf(node['target']), inside(), names);
    case 'timestamp':
      return { kind: 'time', at: Number(node['timestamp']), style: textOf(node['format']) || 'f' };
    case 'twemoji':
      return textOf(node['name']);
    default:
      return mentionOf(type, node, names) ?? plainText(inside());
  }
}

function linkOf(url: string, inside: TextNode[], { world }: Names): TextNode {
  const channelId = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)\/\d+$/.exec(url)?.[1] ?? '';
  const channel = world.channels[channelId];
  if (channel) return { kind: 'mention', of: 'channel', id: channelId, text: `#${channel.name ?? ''} › ✉` };
  const isWeb = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
  return isWeb ? { kind: 'link', url, inside } : plainText(inside);
}

function mentionOf(type: string, node: Json, { world, commandName }: Names): TextNode | undefined {
  const id = textOf(node['id']);
  switch (type) {
    case 'user':
      return { kind: 'mention', of: 'user', id, text: `@${userName(world, id)}` };
    case 'role':
      return { kind: 'mention', of: 'role', id, text: `@${roleName(world, id)}` };
    case 'channel':
      return { kind: 'mention', of: 'channel', id, text: `#${world.channels[id]?.name ?? 'unknown'}` };
    case 'slashCommand':
      return { kind: 'mention', of: 'command', id, text: `/${commandName(id, textOf(node['fullName']))}` };
    case 'everyone':
    case 'here':
      return { kind: 'mention', of: 'everyone', id: '', text: `@${type}` };
    default:
      return undefined;
  }
}

const userName = (world: World, id: string): string => {
  const user = id === world.bot.id ? world.bot : world.people[id]?.user;
  return user?.global_name ?? user?.username ?? 'unknown';
};

const roleName = (world: World, id: string): string =>
  Object.values(world.servers).flatMap(({ roles }) => roles[id]?.name ?? [])[0] ?? 'unknown';
