// The world as it opens: one server, its channels and roles, and two people. Tests build on it with the adders.
import { ChannelType, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { everyoneMay } from './permissions.ts';
import {
  nextId,
  userNamed,
  type Channel,
  type Member,
  type Overwrite,
  type Person,
  type Role,
  type Server,
  type World,
} from './world.ts';

const bits = (...flags: bigint[]): string => String(flags.reduce((all, flag) => all | flag, 0n));

export function addPerson(world: World, username: string, name: string, more: Partial<Person> = {}): Person {
  const user = userNamed(nextId(world), username, name);
  const person = { user, locale: 'en-US', refusesMessages: false, hasInstalled: false, ...more };
  world.people[user.id] = person;
  return person;
}

/** A server in which the bot is, unless `withBot` is false. */
export function addServer(world: World, name: string, ownerId: string, withBot = true): Server {
  const id = nextId(world);
  const everyone: Role = {
    id,
    name: '@everyone',
    permissions: String(everyoneMay),
    mentionable: false,
    managed: false,
    position: 0,
  };
  const server: Server = {
    id,
    name,
    owner_id: ownerId,
    preferred_locale: 'en-US',
    roles: { [id]: everyone },
    members: {},
  };
  world.servers[id] = server;
  addMember(server, ownerId);
  if (withBot) addMember(server, world.bot.id);
  return server;
}

export function addRole(world: World, server: Server, name: string, more: Partial<Role> = {}): Role {
  const position = Object.keys(server.roles).length;
  const role = {
    id: nextId(world),
    name,
    permissions: '0',
    mentionable: false,
    managed: false,
    position,
    ...more,
  };
  server.roles[role.id] = role;
  return role;
}

export function addMember(server: Server, userId: string, ...roles: Role[]): Member {
  const member: Member = {
    roles: roles.map(({ id }) => id),
    joined_at: '2023-01-02T00:00:00.000000+00:00',
    communication_disabled_until: null,
  };
  server.members[userId] = member;
  return member;
}

export function addChannel(
  world: World,
  server: Server,
  name: string,
  more: Partial<Channel> & { type?: number } = {},
): Channel {
  const channel: Channel = {
    id: nextId(world),
    type: ChannelType.GuildText,
    name,
    guild_id: server.id,
    permission_overwrites: [],
    ...more,
  };
  world.channels[channel.id] = channel;
  return channel;
}

/** A thread that everybody who sees its parent may read. */
export function addThread(world: World, server: Server, parent: Channel, name: string): Channel {
  const thread = { archived: false, locked: false };
  return addChannel(world, server, name, { type: ChannelType.PublicThread, parent_id: parent.id, thread });
}

export const denied = (member: { id: string }, ...flags: bigint[]): Overwrite => ({
  id: member.id,
  type: 1,
  allow: '0',
  deny: bits(...flags),
});

function emptyWorld(now: Temporal.Instant): World {
  const world: World = {
    lastId: '0',
    token: '',
    application: { id: '', name: 'Gaebong', flags: 0 },
    bot: userNamed('', 'gaebong', 'Gaebong'),
    people: {},
    servers: {},
    channels: {},
    messages: {},
    commands: [],
    interactions: {},
    nonces: {},
  };
  const id = nextId(world, now);
  world.application.id = id;
  world.bot = { ...userNamed(id, 'gaebong', 'Gaebong'), bot: true };
  world.token = `${Buffer.from(id).toString('base64url')}.sandbox.token-of-the-local-discord`;
  return world;
}

/** Ids begin at the calendar's time. */
export function openingWorld(now: Temporal.Instant): World {
  const world = emptyWorld(now);
  const moderator = addPerson(world, 'moderator', 'Moderator');
  const member = addPerson(world, 'member', 'Member');
  const server = addServer(world, 'Gaebong Theatre', moderator.user.id);
  // Owners may do everything, which would hide what a moderator lacks: the server belongs to nobody at a keyboard.
  server.owner_id = addPerson(world, 'owner', 'Owner').user.id;
  addMember(server, server.owner_id);
  const moderators = addRole(world, server, 'Moderators', { permissions: bits(May.ManageGuild) });
  addRole(world, server, 'Movie Night', { mentionable: true });
  addRole(world, server, 'Staff');
  addMember(server, moderator.user.id, moderators);
  addMember(server, member.user.id);
  const general = addChannel(world, server, 'general');
  addChannel(world, server, 'releases');
  addChannel(world, server, 'staff', { permission_overwrites: [denied(world.bot, May.SendMessages)] });
  addChannel(world, server, 'news', { type: ChannelType.GuildAnnouncement });
  addThread(world, server, general, 'anywhere-thread');
  return world;
}
