// Messages as one person sees them on the page, and what of them arrives on that person's phone.
import { MessageFlags, PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Message } from '../discord/message.ts';
import { seenBy } from '../discord/messages.ts';
import { embedOf, partsOf, type Embed, type Part } from './page-components.ts';
import { plainText, textTree, type Names, type TextNode } from './page-text.ts';
import { mayIn } from '../discord/permissions.ts';
import { isJson, textOf } from '../rules/rule-kit.ts';
import type { Channel, StoredMessage, World } from '../discord/world.ts';

export type DrawnMessage = {
  id: string;
  author: string;
  isBot: boolean;
  at: string;
  edited: boolean;
  isPrivate: boolean;
  thinking: boolean;
  /** Whose command this answers. */
  answers: { who: string; command: string } | undefined;
  pingsYou: boolean;
  text: TextNode[];
  embeds: Embed[];
  parts: Part[];
  files: string[];
};

/** A notification: what `content` alone says. */
export type Push = { id: string; channelId: string; place: string; at: string; text: string };

const mostMessages = 60;
const mostPushes = 3;

export function drawnMessages(channel: Channel, userId: string, names: Names): DrawnMessage[] {
  const all = names.world.messages[channel.id] ?? [];
  return all
    .filter((stored) => seenBy(stored, userId))
    .slice(-mostMessages)
    .map((stored) => drawn(stored, userId, names));
}

function drawn(stored: StoredMessage, userId: string, names: Names): DrawnMessage {
  const { message, onlyFor } = stored;
  const referenced = JSON.stringify(message.components);
  return {
    id: message.id,
    author: message.author.global_name ?? message.author.username,
    isBot: message.author.bot === true,
    at: message.timestamp,
    edited: message.edited_timestamp !== null,
    isPrivate: onlyFor !== undefined,
    thinking: (message.flags & MessageFlags.Loading) !== 0,
    answers: answered(stored, names),
    pingsYou: pings(names.world, message, userId),
    text: textTree(message.content, names),
    embeds: message.embeds.map((embed) => embedOf(embed, names)),
    parts: partsOf(message.components, names),
    files: message.attachments
      .map(({ filename }) => filename)
      .filter((name) => !referenced.includes(`//${name}`)),
  };
}

function answered(
  { message, command }: StoredMessage,
  { world, commandName }: Names,
): DrawnMessage['answers'] {
  const user = message.interaction_metadata?.['user'];
  if (command === undefined || !isJson(user)) return undefined;
  const id = world.commands.find(({ name }) => name === command.split(' ')[0])?.id ?? '';
  return { who: textOf(user['global_name']), command: `/${commandName(id, command)}` };
}

function pings(
  world: World,
  { mentions, mention_roles, mention_everyone }: Message,
  userId: string,
): boolean {
  const roles = Object.values(world.servers).flatMap(({ members }) => members[userId]?.roles ?? []);
  return (
    mention_everyone ||
    mentions.some(({ id }) => id === userId) ||
    mention_roles.some((id) => roles.includes(id))
  );
}

/** The newest first. Answers to commands notify nobody. */
export function pushesFor(userId: string, names: Names, now: Temporal.Instant): Push[] {
  const { world } = names;
  return Object.values(world.channels)
    .filter((channel) => reaches(world, channel, userId, now))
    .flatMap((channel) => (world.messages[channel.id] ?? []).filter(isNotice(world)).slice(-mostPushes))
    .map(({ message }) => message)
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    .slice(0, mostPushes)
    .map((message) => ({
      id: message.id,
      channelId: message.channel_id,
      place: placeName(world, message.channel_id),
      at: message.timestamp,
      text: plainText(textTree(message.content, names)).trim(),
    }));
}

const isNotice =
  ({ bot }: World) =>
  ({ message, onlyFor }: StoredMessage): boolean =>
    message.author.id === bot.id &&
    message.interaction_metadata === undefined &&
    onlyFor === undefined &&
    (message.flags & MessageFlags.SuppressNotifications) === 0;

const reaches = (world: World, channel: Channel, userId: string, now: Temporal.Instant): boolean =>
  channel.guild_id
    ? (mayIn(world, channel, userId, now) & May.ViewChannel) !== 0n
    : channel.people?.includes(userId) === true;

const placeName = (world: World, channelId: string): string => {
  const name = world.channels[channelId]?.name;
  return name === undefined ? '' : `#${name}`;
};
