// All that one reader of the page sees, in sections that are sent again when they change.
import { ChannelType, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { ledgerRows } from './ledger-rows.ts';
import { drawnMessages, pushesFor, type DrawnMessage, type Push } from './page-messages.ts';
import type { Names } from './page-text.ts';
import type { Offer } from './offer-words.ts';
import { mayIn } from '../discord/permissions.ts';
import { troubleView, type TroubleView } from './page-trouble.ts';
import { newsAfter } from '../staged-news.ts';
import { opening, type Stage } from '../stage.ts';
import { directMessages, type Channel, type World } from '../discord/world.ts';

export type Reader = { userId: string; locale: string; channelId: string };

export type ChannelView = {
  id: string;
  name: string;
  kind: 'text' | 'announcement' | 'thread' | 'direct';
  botMayPost: boolean;
  last: string;
};

type LogLine = {
  at: number;
  kind: 'request' | 'event';
  what: string;
  status: string;
  isBad: boolean;
  ms: number;
};

export type View = {
  place: { server: string; channelId: string };
  channels: ChannelView[];
  messages: DrawnMessage[];
  offers: Offer[];
  pushes: Push[];
  /** `now`: the calendar's, to the minute. */
  clock: { now: string; news: { title: string; date: string }[] };
  bot: 'off' | 'starting' | 'on';
  trouble: TroubleView;
  ledger: { place: string; due: number; alerts: string; state: string; attempts: number; reason: string }[];
  log: { requests: number; lines: LogLine[]; breaches: string[] };
};

type Unseen = Pick<View, 'clock' | 'bot' | 'ledger'>;

const mostLines = 80;

export function viewOf(stage: Stage, reader: Reader): View {
  const { discord } = stage;
  const { world } = discord;
  const now = stage.now();
  const channel = placeOf(world, reader, now);
  const offers = discord.as(reader.userId, { channelId: channel.id, locale: reader.locale }).offers();
  const names: Names = { world, commandName: commandNames(offers) };
  return {
    place: { server: Object.values(world.servers)[0]?.name ?? '', channelId: channel.id },
    channels: channelViews(world, reader.userId, now),
    messages: drawnMessages(channel, reader.userId, names),
    offers,
    pushes: pushesFor(reader.userId, names, now),
    trouble: troubleView(stage),
    log: logOf(discord),
    ...unseenView(stage),
  };
}

/** What changes without a request or an event. */
export function unseenView({ bot, movies, discord, databaseFile, ...stage }: Stage): Unseen {
  const now = stage.now();
  const news = newsAfter(movies, opening).filter(({ at }) => Temporal.Instant.compare(at, now) <= 0);
  return {
    clock: {
      now: now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString(),
      news: news.map(({ movie, release }) => ({ title: movie.title, date: release.date })),
    },
    bot: bot.state(),
    ledger: ledgerRows(databaseFile).map(({ place, reason, due, alerts, state, attempts }) => ({
      place: placeName(discord.world, place),
      due,
      alerts,
      state,
      attempts,
      reason: reason ?? '',
    })),
  };
}

/** Where the reader is; if that is gone or closed to them, the first channel that is not. */
export function placeOf(world: World, { userId, channelId }: Reader, now: Temporal.Instant): Channel {
  const open = Object.values(world.channels).filter((channel) => isOpen(world, channel, userId, now));
  const wanted = open.find(({ id }) => id === channelId);
  return wanted ?? open.find(({ name }) => name === 'releases') ?? open[0] ?? directMessages(world, userId);
}

const isOpen = (world: World, channel: Channel, userId: string, now: Temporal.Instant): boolean =>
  channel.guild_id
    ? (mayIn(world, channel, userId, now) & May.ViewChannel) !== 0n
    : channel.people?.includes(userId) === true;

/** A command by the name that this reader knows, subcommands too; where it is not offered to them, by its own. */
function commandNames(offers: readonly Offer[]): Names['commandName'] {
  return (id, fullName) => {
    const exact = offers.find((offer) => offer.id === id && offer.path === fullName);
    if (exact) return exact.name;
    const group = offers.find((offer) => offer.id === id && offer.path.startsWith(`${fullName} `));
    return group ? group.name.split(' ').slice(0, fullName.split(' ').length).join(' ') : fullName;
  };
}

const kinds: Record<number, ChannelView['kind']> = {
  [ChannelType.GuildAnnouncement]: 'announcement',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
  [ChannelType.DM]: 'direct',
};

function channelViews(world: World, userId: string, now: Temporal.Instant): ChannelView[] {
  const direct = directMessages(world, userId);
  const inServer = Object.values(world.channels).filter(
    (channel) => channel.guild_id && isOpen(world, channel, userId, now),
  );
  return [...threadsBelow(inServer), direct].map((channel) => ({
    id: channel.id,
    name: channel.name ?? world.bot.global_name ?? '',
    kind: kinds[channel.type] ?? 'text',
    botMayPost: !channel.guild_id || (mayIn(world, channel, world.bot.id, now) & May.SendMessages) !== 0n,
    last: (world.messages[channel.id] ?? []).findLast(({ onlyFor }) => !onlyFor)?.message.id ?? '0',
  }));
}

/** Each thread behind its channel. */
function threadsBelow(channels: readonly Channel[]): Channel[] {
  const of = (parent: Channel) =>
    channels.filter(({ thread, parent_id }) => thread && parent_id === parent.id);
  return channels.filter(({ thread }) => !thread).flatMap((channel) => [channel, ...of(channel)]);
}

/** "channel:ID" or "user:ID" in words. */
function placeName(world: World, place: string): string {
  const id = place.replace(/^\D*/, '');
  const channel = world.channels[id]?.name;
  const person = world.people[id]?.user;
  if (channel !== undefined) return `#${channel}`;
  return person ? `@${person.global_name ?? person.username}` : place;
}

function logOf({ requests, events, breaches, world }: Stage['discord']): View['log'] {
  const shortly = shortPath(world);
  const asked = requests.slice(-mostLines).map(({ at, method, path, status, ms }) => ({
    at: wall(at),
    kind: 'request' as const,
    what: `${method} ${shortly(path)}`,
    status: status === 0 ? 'cut' : String(status),
    isBad: status === 0 || status >= 400,
    ms: Math.round(ms * 10) / 10,
  }));
  const told = events
    .filter(({ what }) => !what.startsWith('Heartbeat'))
    .slice(-mostLines)
    .map(({ at, to, what }) => ({
      at: wall(at),
      kind: 'event' as const,
      what,
      status: to === 'bot' ? '→ bot' : '← bot',
      isBad: false,
      ms: 0,
    }));
  return {
    requests: requests.length,
    lines: [...asked, ...told]
      .toReversed()
      .toSorted((a, b) => b.at - a.at)
      .slice(0, mostLines),
    breaches: breaches.map(({ method, path, what }) => `${method} ${shortly(path)}: ${what}`),
  };
}

/** Real time, in milliseconds since 1970. */
const wall = (at: number): number => performance.timeOrigin + at;

/** Channels by name; other ids by their end, and tokens not at all. */
const shortPath =
  ({ channels }: World) =>
  (path: string): string =>
    path.replaceAll(/[\w-]{17,}/g, (part) => {
      const name = channels[part]?.name;
      if (name !== undefined) return `#${name}`;
      return /^\d+$/.test(part) ? `…${part.slice(-4)}` : '…';
    });
