// Who asks, where and in which language, from Discord's payload alone: no request and no cache.
import { MessageFlags, type APIInteraction } from 'discord-api-types/v10';
import type { ChosenChannel, Context } from '../command.ts';
import { languageOf, sayIn } from '../text/index.ts';

/** What a Context holds that does not depend on who asks. `regionOf`: whose dates are shown in a channel. */
export type House = Omit<
  Context,
  'say' | 'language' | 'user' | 'guild' | 'channel' | 'message' | 'region'
> & {
  regionOf(where: { channelId: string; guildId?: string }): string;
};

export function contextOf(interaction: APIInteraction, { regionOf, ...house }: House): Context {
  const language = languageOf('locale' in interaction ? interaction.locale : '');
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new Error('an interaction of nobody');
  const { message } = interaction;
  const guild = interaction.guild_id ? { id: interaction.guild_id } : undefined;
  const channel = channelOf(interaction);
  return {
    ...house,
    region: regionOf({ channelId: channel.id, ...(guild && { guildId: guild.id }) }),
    say: sayIn(language),
    language,
    user: { id: user.id },
    ...(guild && { guild }),
    channel,
    ...(message ? { message: { isPrivate: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0 } } : {}),
  };
}

function channelOf(interaction: APIInteraction): ChosenChannel {
  const channel = interaction.channel;
  const owners = interaction.authorizing_integration_owners;
  // Key "0" stands for a server that installed the bot; whoever tells nothing of installations knows no other way.
  const isInServer = owners === undefined || '0' in owners;
  return {
    id: channel?.id ?? interaction.channel_id ?? '',
    type: channel?.type ?? 0,
    name: channel && 'name' in channel ? (channel.name ?? '') : '',
    permissions: BigInt(interaction.member?.permissions ?? 0),
    ...(isInServer ? { appPermissions: BigInt(interaction.app_permissions ?? 0) } : {}),
  };
}
