// The answer to why a channel was told of a movie or was not, most important first.
import type { APIButtonComponent } from 'discord-api-types/v10';
import type { Movie } from '../core/movie.ts';
import type { Subscription } from '../core/subscription.ts';
import type { Reason } from '../core/why.ts';
import type { Say } from '../text/index.ts';
import { container, reply, row, text, type Message } from './message.ts';
import type { Reader } from './reader.ts';
import { alertsMention, type Telling } from './subscription.ts';
import { channelMention, messageLink, timestamp } from './subscription-mentions.ts';
import { reasonOf } from './subscription-state.ts';
import { formattedTitle } from './title.ts';
import { failureIn } from './why-failure.ts';

export type Asked = {
  movie: Movie;
  channelId: string;
  guildId: string;
  /** The clock that a channel goes by; undefined: it has no subscription. */
  subscription: Subscription | undefined;
};

type Reading = Reader & Telling;

/** None has more than 350 characters, of Discord's 4,000. */
const mostLines = 10;

export function whyCard(
  reasons: readonly Reason[],
  asked: Asked,
  reading: Reading,
  ways: readonly APIButtonComponent[],
): Message {
  const { why } = reading.say;
  const lines = reasons.slice(0, mostLines).map((reason) => lineOf(reason, asked, reading));
  const more = reasons.length - lines.length;
  const heading = why.heading(formattedTitle(asked.movie, reading), channelMention(asked.channelId));
  return reply(
    container(
      text(heading),
      text([...lines, ...(more > 0 ? [why.more(more)] : [])].join('\n')),
      ...(ways.length > 0 ? [row(...ways)] : []),
    ),
  );
}

function lineOf(reason: Reason, asked: Asked, reading: Reading): string {
  if (!('due' in reason)) return lineOfChannel(reason, reading);
  return `${signs[reason.name]} ${reading.say.why.alert(reason.alert)}: ${sentenceOf(reason, asked, reading)}`;
}

type OfAlert = Extract<Reason, { due: Temporal.Instant }>;

const signs: Record<OfAlert['name'], string> = {
  'being posted': '⏳',
  'about to be posted': '⏳',
  'put off': '⏳',
  failed: '❌',
  expired: '❌',
  off: '❌',
  posted: '✅',
  'to come': '🗓',
  'hour over': '➖',
  withdrawn: '➖',
  before: '➖',
  'not noted': '➖',
};

function lineOfChannel(reason: Exclude<Reason, OfAlert>, reading: Reading): string {
  const { say } = reading;
  const { why } = say;
  const subscribe = alertsMention('subscribe', reading);
  switch (reason.name) {
    case 'no subscription':
      return why.noSubscription(subscribe);
    case 'not listed':
      return why.notListed(subscribe);
    case 'not notable':
      return why.notNotable(subscribe);
    case 'elsewhere':
      return elsewhereLine(reason, say);
    case 'paused':
      return why.paused(timestamp(reason.since, 'D'));
    case 'no access':
      return why.noAccess(timestamp(reason.since, 'D'), reasonOf(reason.reason, say));
    case 'closed':
      return why.closed(timestamp(reason.since, 'D'), reasonOf(reason.reason, say), subscribe);
    case 'no exact date':
      return reason.date === undefined ? why.undated : why.inexact(reason.date);
    case 'festival':
      return why.festival(reason.date);
  }
}

/** So many regions are named. */
const mostRegions = 8;

function elsewhereLine({ regions, region }: Extract<Reason, { name: 'elsewhere' }>, say: Say): string {
  const names = regions.slice(0, mostRegions).map(say.movies.region);
  const rest = regions.length - names.length;
  const more = rest > 0 ? [say.movies.moreDates(rest)] : [];
  return say.why.elsewhere([...names, ...more], say.movies.region(region));
}

function sentenceOf(reason: OfAlert, asked: Asked, reading: Reading): string {
  const { say } = reading;
  const { why } = say;
  const due = timestamp(reason.due, 'f');
  switch (reason.name) {
    case 'being posted':
      return why.beingPosted;
    case 'about to be posted':
      return why.aboutToBePosted(due);
    case 'put off': {
      const next = reason.nextTry && timestamp(reason.nextTry, 'f');
      return why.putOff(due, reason.attempts, failureIn(reason.reason, say), next);
    }
    case 'failed':
      return why.failed(due, failureIn(reason.reason, say));
    case 'expired':
      return why.expired(due, reason.attempts, failureIn(reason.reason, say));
    case 'withdrawn':
      return why.withdrawn(due, failureIn(reason.reason, say));
    case 'off':
      return why.off(due, timestamp(reason.from, 'f'), timestamp(reason.until, 'f'));
    case 'posted':
      return postedLine(reason, asked, reading);
    case 'to come':
      return dueLine(reason.due, asked, reading);
    case 'hour over':
      return why.hourOver(due, timestamp(reason.since, 'f'));
    case 'before':
      return why.before(due, timestamp(reason.since, 'f'));
    case 'not noted':
      return why.notNoted(due);
  }
}

type Posted = Extract<Reason, { name: 'posted' }>;

/** A message's id holds when it was posted. Of a post that Discord had already, none is known. */
function postedLine(
  { due, messageId, publishing, stands, off }: Posted,
  { guildId, channelId }: Asked,
  { say: { why } }: Reading,
): string {
  const at = messageId === undefined ? due : postedAt(messageId, due);
  const hours = Math.floor(at.since(due).total('hours'));
  const link = messageId === undefined ? '' : messageLink(guildId, channelId, messageId);
  return [
    why.posted(timestamp(at, 'f'), link),
    ...(hours > 0 ? [why.late(hours)] : []),
    ...(hours > 0 && off ? [why.wasOff(timestamp(off.from, 'f'), timestamp(off.until, 'f'))] : []),
    ...(publishing ? [why.publishing] : []),
    ...(stands ? [] : [why.movedSince]),
  ].join(' · ');
}

const discordEpoch = 1_420_070_400_000;

/** Discord's clock and this machine's may differ: a post is never said to be earlier than it was due. */
function postedAt(messageId: string, due: Temporal.Instant): Temporal.Instant {
  const at = Temporal.Instant.fromEpochMilliseconds(Number(BigInt(messageId) >> 22n) + discordEpoch);
  return Temporal.Instant.compare(at, due) < 0 ? due : at;
}

/** "due in 3 days at 09:00 in Seoul", on the channel's own clock. */
function dueLine(due: Temporal.Instant, { subscription }: Asked, { say, now, timeZone }: Reading): string {
  const zone = subscription?.timeZone ?? timeZone;
  const there = due.toZonedDateTimeISO(zone);
  const { days } = now.toZonedDateTimeISO(zone).toPlainDate().until(there.toPlainDate());
  const clock = say.dates.clockIn(there.hour * 60 + there.minute, zone);
  return say.why.toCome(days, clock, timestamp(due, 'F'));
}
