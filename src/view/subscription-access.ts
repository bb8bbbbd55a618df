// Which places take alerts, and which permissions that needs, in Discord's numbers.
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { PermissionName } from '../text/en/alerts.ts';

const threads: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** Text channels, announcement channels, threads, and the chats of voice and stage channels. */
export const channelTypes: readonly number[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ...threads,
];

export const isThread = (channelType: number): boolean => threads.includes(channelType);

const announcement: number = ChannelType.GuildAnnouncement;

/** Only announcement channels have followers; their threads have none. */
export const canPublish = (channelType: number): boolean => channelType === announcement;

export const manageServer = PermissionFlagsBits.ManageGuild;

const bits: Record<PermissionName, bigint> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
  embed: PermissionFlagsBits.EmbedLinks,
  mention: PermissionFlagsBits.MentionEveryone,
};

/** What is missing of what is needed. Administrators may do everything. */
export function missing(held: bigint, needed: readonly PermissionName[]): PermissionName[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return needed.filter((name) => (held & bits[name]) === 0n);
}
