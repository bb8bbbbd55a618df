// What Discord makes clickable or turns into the reader's own words.

export const channelMention = (channelId: string): string => `<#${channelId}>`;
export const roleMention = (roleId: string): string => `<@&${roleId}>`;
export const messageLink = (guildId: string, channelId: string, messageId: string): string =>
  `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;

/** An instant as Discord shows it on the reader's own clock. F: with weekday and time; f: with time; D: the day. */
export const timestamp = (instant: Temporal.Instant, style: 'F' | 'f' | 'D'): string =>
  `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;
