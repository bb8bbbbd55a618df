// What a member may do in a channel, computed in Discord's order.
// Source: https://discord.com/developers/docs/topics/permissions
import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Channel, Overwrite, Server, World } from './world.ts';

export const everything = Object.values(May).reduce((all, flag) => all | flag, 0n);

/** What @everyone may do in a new server. */
export const everyoneMay =
  May.CreateInstantInvite |
  May.AddReactions |
  May.ViewChannel |
  May.SendMessages |
  May.SendMessagesInThreads |
  May.EmbedLinks |
  May.AttachFiles |
  May.ReadMessageHistory |
  May.UseExternalEmojis |
  May.UseApplicationCommands |
  May.UseExternalApps |
  May.CreatePublicThreads |
  May.SendPolls |
  May.ChangeNickname;

/** In direct messages nobody keeps roles: what can be done there, anybody there can do. */
export const inDirectMessages = everyoneMay | May.MentionEveryone;

const isThread = ({ type }: Channel): boolean => type >= 10 && type <= 12;

/** The channel whose overwrites count: of a thread its parent's. */
const ruled = (world: World, channel: Channel): Channel =>
  (isThread(channel) && channel.parent_id && world.channels[channel.parent_id]) || channel;

export function serverOf(world: World, channel: Channel): Server | undefined {
  return channel.guild_id === undefined ? undefined : world.servers[channel.guild_id];
}

function rolePermissions(server: Server, userId: string): bigint {
  const held = [server.id, ...(server.members[userId]?.roles ?? [])];
  return held.reduce((all, id) => all | BigInt(server.roles[id]?.permissions ?? 0), 0n);
}

function overwritten(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
  const allow = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
  return (permissions & ~deny) | allow;
}

function inServer(server: Server, overwrites: readonly Overwrite[], userId: string): bigint {
  if (server.owner_id === userId) return everything;
  const base = rolePermissions(server, userId);
  if (base & May.Administrator) return everything;
  const roles = server.members[userId]?.roles ?? [];
  const ofEveryone = overwrites.filter(({ id }) => id === server.id);
  const ofRoles = overwrites.filter(({ id, type }) => type === 0 && roles.includes(id));
  const ofMember = overwrites.filter(({ id, type }) => type === 1 && id === userId);
  return [ofEveryone, ofRoles, ofMember].reduce(overwritten, base);
}

function timedOut(server: Server, userId: string, now: Temporal.Instant): boolean {
  const until = server.members[userId]?.communication_disabled_until;
  return until !== null && until !== undefined && Temporal.Instant.compare(until, now) > 0;
}

/** As Discord writes it into payloads: the implicit rules are not applied. */
export function permissionsIn(world: World, channel: Channel, userId: string, now: Temporal.Instant): bigint {
  const server = serverOf(world, channel);
  if (!server) return inDirectMessages;
  if (!server.members[userId]) return 0n;
  const all = inServer(server, ruled(world, channel).permission_overwrites ?? [], userId);
  const isLimited = timedOut(server, userId, now) && !(all & May.Administrator);
  return isLimited ? all & (May.ViewChannel | May.ReadMessageHistory) : all;
}

/** As Discord acts on it: who cannot view can do nothing; who cannot send can neither embed, attach nor mention. */
export function mayIn(world: World, channel: Channel, userId: string, now: Temporal.Instant): bigint {
  const all = permissionsIn(world, channel, userId, now);
  if (!(all & May.ViewChannel) || !seesThread(channel, userId, all)) return 0n;
  if (!isThread(channel)) return all & May.SendMessages ? all : all & ~dependOnSending;
  return all & May.SendMessagesInThreads
    ? all | May.SendMessages
    : all & ~dependOnSending & ~May.SendMessages;
}

const dependOnSending = May.EmbedLinks | May.AttachFiles | May.MentionEveryone | May.SendTTSMessages;

function seesThread({ type, people }: Channel, userId: string, all: bigint): boolean {
  return type !== 12 || Boolean(people?.includes(userId)) || Boolean(all & May.ManageThreads);
}
