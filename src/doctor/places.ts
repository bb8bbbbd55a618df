// The channels that subscribed: whether an alert can be posted there.
import {
  ChannelType,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
} from 'discord-api-types/v10';
import type { Asking, Answer } from './asking.ts';
import type { Finding } from './finding.ts';
import { judgePlace, type Channel } from './judge-place.ts';
import type { Membership } from './permissions.ts';

/** A subscription, as far as it matters here. */
export type Place = { channelId: string; guildId: string; roleId: string | null };

export type PlaceParts = {
  asking: Asking;
  userId: string;
  now: Temporal.Instant;
  /** Told after each place. */
  progress(done: number, of: number): void;
};

/** What is wrong, a line for each place, and how many are well. Places of one server stand together. */
export async function* examinePlaces(places: readonly Place[], parts: PlaceParts): AsyncGenerator<Finding> {
  const members = new Map<string, Promise<Answer<Membership>>>();
  let well = 0;
  for (const [index, place] of places.entries()) {
    const membership = members.get(place.guildId) ?? memberOf(parts, place.guildId);
    members.set(place.guildId, membership);
    const findings = await examinePlace(place, await membership, parts);
    yield* findings;
    well += Number(findings.every(({ state }) => state === 'ok'));
    parts.progress(index + 1, places.length);
    // Whom Discord has asked to wait asks no more.
    if (findings.some(({ state }) => state === 'skipped')) return;
  }
  if (well === 0) return;
  const says = `Alerts can be posted in ${well} of ${places.length} subscribed channels that were looked at.`;
  yield { check: 'subscriptions', state: 'ok', says };
}

async function memberOf({ asking, userId }: PlaceParts, guildId: string): Promise<Answer<Membership>> {
  const guild = await asking.get<APIGuild>(`/guilds/${guildId}`);
  if (guild.name === 'refused') return guild;
  const member = await asking.get<APIGuildMember>(`/guilds/${guildId}/members/${userId}`);
  if (member.name === 'refused') return member;
  return { name: 'answer', value: { guild: guild.value, member: member.value, userId } };
}

async function examinePlace(
  place: Place,
  membership: Answer<Membership>,
  { asking, now }: PlaceParts,
): Promise<Finding[]> {
  if (membership.name === 'refused') return [ofServer(place, membership)];
  const { guild } = membership.value;
  const found = await channelOf(asking, place.channelId);
  if (found.name === 'refused') return [ofChannel(place, found, guild.name)];
  return judgePlace({ ...place, ...membership.value, channel: found.value, now });
}

const threads: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** With the overwrites that count: of a thread, its parent's. */
async function channelOf({ get }: Asking, channelId: string): Promise<Answer<Channel>> {
  const found = await get<APIChannel>(`/channels/${channelId}`);
  if (found.name === 'refused') return found;
  const { value } = found;
  const parentId = 'parent_id' in value ? value.parent_id : undefined;
  if (!threads.includes(value.type) || !parentId)
    return { name: 'answer', value: channelFrom(value, value, false) };
  const parent = await get<APIChannel>(`/channels/${parentId}`);
  if (parent.name === 'refused') return parent;
  return { name: 'answer', value: channelFrom(value, parent.value, true) };
}

function channelFrom(channel: APIChannel, ruling: APIChannel, isThread: boolean): Channel {
  const overwrites: readonly APIOverwrite[] =
    'permission_overwrites' in ruling ? (ruling.permission_overwrites ?? []) : [];
  const isLocked = 'thread_metadata' in channel ? channel.thread_metadata?.locked : false;
  return { name: channel.name ?? channel.id, overwrites, isThread, isLocked: isLocked ?? false };
}

type Refused = Answer<unknown> & { name: 'refused' };

const isRefusal = ({ refusal }: Refused): boolean => refusal.name === 'gone' || refusal.name === 'no access';

const notAsked = (what: string, { trouble }: Refused): Finding => ({
  check: 'subscriptions',
  state: 'skipped',
  says: `Discord did not say how things stand in ${what}, and was asked no further: ${trouble}.`,
  remedy: 'Run this again later.',
});

function ofServer({ guildId, channelId }: Place, answer: Refused): Finding {
  if (!isRefusal(answer)) return notAsked(`the server ${guildId}`, answer);
  const says = `The channel ${channelId} subscribed, but the bot is not in its server ${guildId} any more.`;
  const remedy = 'If it was taken out by mistake, invite it again; else nothing is to be done.';
  return { check: 'subscriptions', state: 'warning', says, remedy };
}

function ofChannel({ channelId }: Place, answer: Refused, server: string): Finding {
  if (!isRefusal(answer)) return notAsked(`the channel ${channelId} in ${server}`, answer);
  if (answer.refusal.name === 'gone') {
    const says = `The channel ${channelId} in ${server} does not exist any more.`;
    const remedy =
      'Nothing is to be done: its subscription is closed at its next alert. /alerts list removes it.';
    return { check: 'subscriptions', state: 'warning', says, remedy };
  }
  const says = `The channel ${channelId} in ${server}: the bot cannot see it. Missing: View Channel.`;
  const remedy =
    'In Discord: Edit Channel → Permissions → add the bot → allow it. To a private thread, add the bot by mentioning it there.';
  return { check: 'subscriptions', state: 'wrong', says, remedy };
}
