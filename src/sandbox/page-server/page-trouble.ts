// What can go wrong on request, to see the promises kept.
import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Fault } from '../discord/discord.ts';
import { permissionsIn } from '../discord/permissions.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stage } from '../stage.ts';
import type { Channel, Overwrite } from '../discord/world.ts';

export const takable = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'ReadMessageHistory',
] as const;
export type Takable = (typeof takable)[number];

/** They strike what the bot posts into channels, and leave its answers to people alone. */
const posting = { method: 'POST', path: '/messages' };
export const faults = {
  500: { ...posting, kind: 'answer', status: 500 },
  429: { ...posting, kind: 'too many requests', retryAfter: 5 },
  cut: { ...posting, kind: 'cut', after: true },
} satisfies Record<string, Fault>;

export type TroubleView = {
  /** The bot's permissions in each channel that has its own. */
  permissions: { channelId: string; has: Record<Takable, boolean> }[];
  faults: string[];
};

export function troubleView({ discord, now }: Stage): TroubleView {
  const { world } = discord;
  const own = Object.values(world.channels).filter((channel) => channel.guild_id && !channel.thread);
  return {
    permissions: own.map((channel) => {
      const all = permissionsIn(world, channel, world.bot.id, now());
      const has = Object.fromEntries(takable.map((name) => [name, (all & May[name]) !== 0n]));
      return { channelId: channel.id, has: has as Record<Takable, boolean> };
    }),
    faults: discord.faults().flatMap((fault) => nameOf(fault) ?? []),
  };
}

const nameOf = ({ kind }: Fault): string | undefined =>
  Object.entries(faults).find(([, fault]) => fault.kind === kind)?.[0];

/** Takes a permission from the bot in a channel, or gives it back. */
export function setPermission(stage: Stage, channelId: string, name: Takable, has: boolean): void {
  const channel = channelOf(stage, channelId);
  const overwrite = ownOverwrite(channel, stage.discord.world.bot.id);
  const bit = May[name];
  overwrite.deny = String(has ? BigInt(overwrite.deny) & ~bit : BigInt(overwrite.deny) | bit);
  stage.keep();
}

function ownOverwrite(channel: Channel, botId: string): Overwrite {
  channel.permission_overwrites ??= [];
  const found = channel.permission_overwrites.find(({ id }) => id === botId);
  if (found) return found;
  const made: Overwrite = { id: botId, type: 1, allow: '0', deny: '0' };
  channel.permission_overwrites.push(made);
  return made;
}

/** With its threads, as Discord does. */
export function deleteChannel(stage: Stage, channelId: string): void {
  const { channels, messages } = stage.discord.world;
  channelOf(stage, channelId);
  const gone = Object.values(channels).filter(
    ({ id, parent_id }) => id === channelId || parent_id === channelId,
  );
  for (const { id } of gone) {
    delete channels[id];
    delete messages[id];
  }
  stage.keep();
}

function channelOf({ discord }: Stage, channelId: string): Channel {
  const channel = discord.world.channels[channelId];
  if (!channel?.guild_id) throw new SandboxError('this channel is not there any more');
  return channel;
}
