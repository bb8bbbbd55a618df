// Everything the local Discord remembers, as plain JSON, so that it can be saved and read back.
import type { Message } from './message.ts';

export type User = {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot?: true;
};

export type Person = {
  user: User;
  locale: string;
  /** Whether Discord delivers direct messages of bots to this person. */
  refusesMessages: boolean;
  /** Whether this person installed the bot for themselves. */
  hasInstalled: boolean;
};

export type Role = {
  id: string;
  name: string;
  permissions: string;
  mentionable: boolean;
  managed: boolean;
  position: number;
};

/** type 0: of a role; 1: of a member. */
export type Overwrite = { id: string; type: 0 | 1; allow: string; deny: string };

export type Channel = {
  id: string;
  type: number;
  name?: string;
  guild_id?: string;
  parent_id?: string;
  permission_overwrites?: Overwrite[];
  /** Of direct messages: who takes part. Of a private thread: who was added. */
  people?: string[];
  thread?: { archived: boolean; locked: boolean };
};

export type Member = { roles: string[]; joined_at: string; communication_disabled_until: string | null };

export type Server = {
  id: string;
  name: string;
  owner_id: string;
  preferred_locale: string;
  roles: Record<string, Role>;
  members: Record<string, Member>;
};

/**
 * Without onlyFor everybody who may read the channel sees it; with it, that person alone, until they dismiss it.
 * `command`: the path of the one it answers, such as "alerts list".
 */
export type StoredMessage = { message: Message; onlyFor?: string; dismissed?: true; command?: string };

export type AppCommand = {
  id: string;
  type: number;
  version: string;
  name: string;
  guild_id?: string;
  body: Record<string, unknown>;
};

/** What a person did and the bot is to answer. Times are milliseconds of real time. */
export type InteractionRecord = {
  id: string;
  token: string;
  type: number;
  userId: string;
  channelId: string;
  guildId?: string;
  startedAt: number;
  answer?: 'message' | 'deferred' | 'update' | 'deferred update' | 'choices' | 'form';
  /** Whether the first answer, or a follow-up that fills a deferred one, is seen by this person alone. */
  isPrivate: boolean;
  forcedPrivate: boolean;
  /** The message that @original means, once there is one. */
  originalId?: string;
  /** The message on which the button or select stands. */
  sourceId?: string;
  followUpsLeft?: number;
  /** Its name with its subcommand's. */
  command?: { id: string; name: string };
  /** By whom the bot was installed: "0" a server, "1" a person. */
  owners: Record<string, string>;
};

export type World = {
  lastId: string;
  token: string;
  application: { id: string; name: string; flags: number };
  bot: User;
  people: Record<string, Person>;
  servers: Record<string, Server>;
  channels: Record<string, Channel>;
  messages: Record<string, StoredMessage[]>;
  commands: AppCommand[];
  interactions: Record<string, InteractionRecord>;
  /** By nonce: the message it made, and when in real time. */
  nonces: Record<string, { channelId: string; messageId: string; at: number }>;
};

const discordEpoch = 1_420_070_400_000n;

/** The next id: from Discord's clock, and higher than every id before it, however the clock was moved. */
export function nextId(world: World, now?: Temporal.Instant): string {
  const least = BigInt(world.lastId) + 1n;
  const timed = now ? (BigInt(now.epochMilliseconds) - discordEpoch) << 22n : 0n;
  world.lastId = String(timed > least ? timed : least);
  return world.lastId;
}

export function userNamed(id: string, username: string, name: string): User {
  return { id, username, global_name: name, discriminator: '0', avatar: null };
}

export const channelNamed = (world: World, name: string): Channel | undefined =>
  Object.values(world.channels).find((channel) => channel.name === name.replace(/^#/, ''));

export const roleNamed = (server: Server, name: string): Role | undefined =>
  Object.values(server.roles).find((role) => role.name === name.replace(/^@/, ''));

export const personNamed = (world: World, username: string): Person | undefined =>
  Object.values(world.people).find(({ user }) => user.username === username);

/** The direct messages between the bot and one person; opened when there are none. */
export function directMessages(world: World, userId: string): Channel {
  const found = Object.values(world.channels).find(
    ({ type, people }) => type === 1 && people?.includes(userId) && people.includes(world.bot.id),
  );
  if (found) return found;
  const channel: Channel = { id: nextId(world), type: 1, people: [userId, world.bot.id] };
  world.channels[channel.id] = channel;
  return channel;
}

export const messagesOf = (world: World, channelId: string): StoredMessage[] =>
  (world.messages[channelId] ??= []);

export function storedMessage(world: World, channelId: string, messageId: string): StoredMessage | undefined {
  return world.messages[channelId]?.findLast(({ message }) => message.id === messageId);
}
