// Whether alerts can be posted where they are wanted, from what the payload says; no request is needed.
import type { ChosenChannel, ChosenRole, Context, Posted } from '../../src/command.ts';
import type { PermissionName } from '../../src/text/en/alerts.ts';
import type { Say } from '../../src/text/index.ts';
import { channelTypes, isThread, missing } from '../../src/view/subscription-access.ts';
import { channelMention, roleMention } from '../../src/view/subscription-mentions.ts';

/** What stands in the way, for people to read. `retry`: it can be put right and then be asked for again as it is. */
export type Obstacle = { why: string; retry: boolean };

/** `here`: where it was asked. An older Discord says only there what the bot may do: elsewhere its answer to the confirmation is the check. */
export function channelObstacle(channel: ChosenChannel, here: ChosenChannel, say: Say): Obstacle | undefined {
  const mention = channelMention(channel.id);
  if (!channelTypes.includes(channel.type)) return { why: say.alerts.wrongPlace(mention), retry: false };
  const held = heldIn(channel, here);
  if (held === undefined && here.appPermissions === undefined) {
    return { why: say.alerts.notAMember, retry: false };
  }
  const inThread = isThread(channel.type);
  const toPost: PermissionName[] = ['view', inThread ? 'sendInThreads' : 'send'];
  if (missing(channel.permissions, toPost).length > 0) {
    return { why: say.alerts.callerMayNot(mention), retry: false };
  }
  const lacking = held === undefined ? [] : missing(held, [...toPost, 'embed']);
  if (lacking.length === 0) return undefined;
  return { why: say.alerts.missing(mention, lacking, inThread), retry: true };
}

const heldIn = (channel: ChosenChannel, here: ChosenChannel): bigint | undefined =>
  channel.appPermissions ?? (channel.id === here.id ? here.appPermissions : undefined);

/** Why a role cannot be pinged there. Discord gives @everyone the server's own id. */
export function roleFault(
  role: ChosenRole,
  channel: ChosenChannel,
  { channel: here, guild, say }: Pick<Context, 'channel' | 'guild' | 'say'>,
): string | undefined {
  if (role.id === guild?.id) return say.alerts.everyone;
  const mayMention = missing(heldIn(channel, here) ?? 0n, ['mention']).length === 0;
  return role.mentionable || mayMention ? undefined : say.alerts.notPingable(roleMention(role.id));
}

/** Why Discord did not take a message. */
export function refusalLine({ why, code }: Posted & { ok: false }, mention: string, say: Say): string {
  return code === threadLocked ? say.alerts.threadLocked(mention) : say.alerts.refusals[why](mention);
}

const threadLocked = 160_005;
