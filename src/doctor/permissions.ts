// What the bot may do in a channel, computed in Discord's order: nobody types a command there who could bring its answer.
// https://docs.discord.com/developers/topics/permissions
import {
  PermissionFlagsBits as May,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
} from 'discord-api-types/v10';

export type Membership = { guild: APIGuild; member: APIGuildMember; userId: string };

const everything = Object.values(May).reduce((all, flag) => all | flag, 0n);

/** `overwrites`: the channel's; of a thread, its parent's. */
export function heldIn(
  { guild, member, userId }: Membership,
  overwrites: readonly APIOverwrite[],
  now: Temporal.Instant,
): bigint {
  if (guild.owner_id === userId) return everything;
  const roles = [guild.id, ...member.roles];
  const base = guild.roles
    .filter(({ id }) => roles.includes(id))
    .reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  if (base & May.Administrator) return everything;
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => id !== guild.id && roles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ];
  const held = steps.reduce(overwritten, base);
  return isTimedOut(member, now) ? held & (May.ViewChannel | May.ReadMessageHistory) : held;
}

function overwritten(held: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const deny = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
  const allow = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
  return (held & ~deny) | allow;
}

export function isTimedOut(
  { communication_disabled_until: until }: APIGuildMember,
  now: Temporal.Instant,
): boolean {
  return Boolean(until) && Temporal.Instant.compare(Temporal.Instant.from(String(until)), now) > 0;
}
