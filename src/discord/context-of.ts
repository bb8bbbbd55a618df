// Who asks, where and in which language, from Discord's payload alone: no request and no cache.
import { MessageFlags, type APIInteraction } from 'discord-api-types/v10';
import type { ChosenChannel, Context } from '../command.ts';
import { languageOf, sayIn } from '../text/index.ts';

/** What a Context holds that does not depend on who asks. */
export type House = Omit<Context, 'say' | 'language' | 'user' | 'guild' | 'channel' | 'message'>;

export function contextOf(interaction: APIInteraction, house: House): Context {
  const language = languageOf('locale' in interaction ? interaction.locale : '');
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new Error('an interaction of nobody');
  const { message } = interaction;
  return {
    ...house,
    say: sayIn(language),
    language,
    user: { id: user.id },
    ...(interaction.guild_id ? { guild: { id: interaction.guild_id } } : {}),
    channel: channelOf(interaction),
    ...(message ? { message: { isPrivate: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0 } } : {}),
  };
}

function channelOf(interaction: APIInteraction): ChosenChannel {
  const channel = interaction.channel;
  const isInServer = '0' in (interaction.authorizing_integration_owners ?? {});
  return {
    id: channel?.id ?? interaction.channel_id ?? '',
    type: channel?.type ?? 0,
    name: channel && 'name' in channel ? (channel.name ?? '') : '',
    permissions: BigInt(interaction.member?.permissions ?? 0),
    ...(isInServer ? { appPermissions: BigInt(interaction.app_permissions ?? 0) } : {}),
  };
}
