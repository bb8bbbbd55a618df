import { PermissionFlagsBits } from 'discord-api-types/v10';

const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, ReadMessageHistory } =
  PermissionFlagsBits;

/** What the bot wants in a server: to post, and to read back whether a post arrived. */
const wanted = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | ReadMessageHistory;

export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${wanted}`;
