// What is missing in one channel.
import { PermissionFlagsBits as May, type APIOverwrite } from 'discord-api-types/v10';
import type { Finding } from './finding.ts';
import { heldIn, isTimedOut, type Membership } from './permissions.ts';

/** `overwrites`: of a thread, its parent's. */
export type Channel = {
  name: string;
  overwrites: readonly APIOverwrite[];
  isThread: boolean;
  isLocked: boolean;
};

type Seen = Membership & { channel: Channel; roleId: string | null; now: Temporal.Instant };

/** None: an alert can be posted there as it should be. */
export function judgePlace(seen: Seen): Finding[] {
  const { guild, channel, member, now } = seen;
  const held = heldIn(seen, channel.overwrites, now);
  const where = `#${channel.name} in ${guild.name}`;
  if (isTimedOut(member, now) && !(held & May.Administrator))
    return [ofTimeOut(where, String(member.communication_disabled_until))];
  const missing = missingOf(held, channel.isThread);
  if (missing.length > 0) return [ofMissing(where, missing, channel.isThread)];
  if (channel.isLocked && !(held & May.ManageThreads)) return [ofLock(where)];
  return [...ofHistory(where, held, channel.isThread), ...ofRole(where, held, seen)];
}

/** Who may not view may do nothing else: that comes first, and alone. */
function missingOf(held: bigint, isThread: boolean): string[] {
  const view = !(held & May.ViewChannel);
  const send = !(held & (isThread ? May.SendMessagesInThreads : May.SendMessages));
  if (view) return ['View Channel'];
  return [
    ...(send ? [isThread ? 'Send Messages in Threads' : 'Send Messages'] : []),
    ...(held & May.EmbedLinks ? [] : ['Embed Links']),
  ];
}

const finding = (state: 'warning' | 'wrong', says: string, remedy: string): Finding => ({
  check: 'subscriptions',
  state,
  says,
  remedy,
});

const wayOut = (isThread: boolean): string =>
  `In Discord: ${isThread ? "edit the thread's channel" : 'Edit Channel'} → Permissions → add the bot → allow it.`;

const ofMissing = (where: string, names: readonly string[], isThread: boolean): Finding =>
  finding('wrong', `${where}: alerts cannot be posted. Missing: ${names.join(', ')}.`, wayOut(isThread));

const ofTimeOut = (where: string, until: string): Finding =>
  finding(
    'wrong',
    `${where}: the bot is timed out in this server until ${until}.`,
    'In Discord: the list of members → the bot → Remove Timeout.',
  );

const ofLock = (where: string): Finding =>
  finding(
    'wrong',
    `${where}: this thread is locked.`,
    'In Discord: unlock the thread, or subscribe another channel.',
  );

function ofHistory(where: string, held: bigint, isThread: boolean): Finding[] {
  if (held & May.ReadMessageHistory) return [];
  const says = `${where}: where Discord's answer is lost, an alert may come twice. Missing: Read Message History.`;
  return [finding('warning', says, wayOut(isThread))];
}

/** Discord gives @everyone the server's own id. */
function ofRole(where: string, held: bigint, { guild, roleId }: Seen): Finding[] {
  if (roleId === null || roleId === guild.id) return [];
  const role = guild.roles.find(({ id }) => id === roleId);
  const remedy = 'In Discord: /alerts list → Edit → another role.';
  if (!role)
    return [finding('warning', `${where}: the role to ping (${roleId}) does not exist any more.`, remedy)];
  if (role.mentionable || held & May.MentionEveryone) return [];
  const says = `${where}: the role ${role.name} is named, but nobody is pinged: the bot may not mention it.`;
  return [
    finding(
      'warning',
      says,
      'In Discord: Server Settings → Roles → the role → “Allow anyone to @mention this role”.',
    ),
  ];
}
