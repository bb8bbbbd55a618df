// Whether alerts can be posted where they are wanted, from what the payload says; no request is needed.
import type { ChosenChannel, ChosenRole } from '../../src/command.ts';
import type { PermissionName } from '../../src/text/en/alerts.ts';
import type { Say } from '../../src/text/index.ts';
import { channelMention, roleMention } from '../../src/view/subscription.ts';
import { channelTypes, isThread, missing } from '../../src/view/subscription-access.ts';

/** What stands in the way, for people to read. `retry`: it can be put right and then be asked for again as it is. */
export type Obstacle = { why: string; retry: boolean };

export function channelObstacle(channel: ChosenChannel, say: Say): Obstacle | undefined {
  const mention = channelMention(channel.id);
  if (!channelTypes.includes(channel.type)) return { why: say.alerts.wrongPlace(mention), retry: false };
  if (channel.appPermissions === undefined) return { why: say.alerts.notAMember, retry: false };
  const inThread = isThread(channel.type);
  const toPost: PermissionName[] = ['view', inThread ? 'sendInThreads' : 'send'];
  if (missing(channel.permissions, toPost).length > 0) {
    return { why: say.alerts.callerMayNot(mention), retry: false };
  }
  const lacking = missing(channel.appPermissions, [...toPost, 'embed']);
  if (lacking.length === 0) return undefined;
  return { why: say.alerts.missing(mention, lacking, inThread), retry: true };
}

/** Why a role cannot be pinged there. Discord gives @everyone the server's own id. */
export function roleFault(
  role: ChosenRole,
  channel: ChosenChannel,
  guildId: string | undefined,
  say: Say,
): string | undefined {
  if (role.id === guildId) return say.alerts.everyone;
  const mayMention = missing(channel.appPermissions ?? 0n, ['mention']).length === 0;
  return role.mentionable || mayMention ? undefined : say.alerts.notPingable(roleMention(role.id));
}
