import type { AlertInPost } from '../../core/alert.ts';
import { dates } from './dates.ts';

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const inDays = (days: number) => {
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
};

/** Which alert is spoken of. A date stands as a date, never as an instant. */
function alert({ kind, date, was }: AlertInPost): string {
  switch (kind) {
    case 'release':
      return `**Release on ${dates.day(date)}**`;
    case 'early':
      return `**Early alert of ${dates.day(date)}**`;
    case 'month':
      return `**Expected in ${dates.of(date)}**`;
    case 'dated':
      return `**News of its date, ${dates.day(date)}**`;
    case 'moved':
      return was
        ? `**News of its move from ${dates.plain(was)} to ${dates.day(date)}**`
        : `**News of its move to ${dates.day(date)}**`;
  }
}

// Instants arrive as timestamps that Discord shows on the reader's own clock; reasons end with a full stop.
export const why = {
  heading: (title: string, channel: string): string => `${title} in ${channel}`,
  alert,
  noSubscription: (subscribe: string): string => `This channel has no subscription. ${subscribe} starts one.`,
  paused: (since: string): string =>
    `⏸ A person paused this channel on ${since}. What falls due before it is resumed is not posted.`,
  noAccess: (since: string, reason: string): string => `⚠️ Paused since ${since}: ${reason}`,
  closed: (since: string, reason: string, subscribe: string): string =>
    `🚫 Ended on ${since}: ${reason} ${subscribe} starts it again.`,
  notListed: (subscribe: string): string =>
    `It is not on this channel's list. ${subscribe} with this movie adds it.`,
  notNotable: (subscribe: string): string =>
    `It is not notable, and this channel follows notable movies. ${subscribe} with “which” can make it all movies.`,
  /** `region`: by whose dates the channel goes. */
  elsewhere: (regions: readonly string[], region: string): string =>
    `This channel goes by the dates of ${region}, and none is known there. There are dates for: ${regions.join(', ')}.`,
  undated:
    'It has no date yet, so there is no day to tell. Once it has one, channels that follow it are told.',
  inexact: (date: string): string =>
    date.length > 4
      ? `**${dates.month(date)}** is no exact date: it is told on the first day of that month, as expected.`
      : `**${date}** is no exact date: a year is never told.`,
  festival: (date: string): string => `**${dates.of(date)}** is a festival's date: festivals are never told.`,
  beingPosted: 'is being posted right now.',
  aboutToBePosted: (due: string): string => `due ${due}, waits for its turn to be posted.`,
  putOff: (due: string, tried: number, reason?: string, next?: string): string =>
    [
      `due ${due}, tried ${times(tried)}.`,
      ...(reason ? [reason] : []),
      ...(next ? [`Next try: ${next}.`] : []),
    ].join(' '),
  failed: (due: string, reason?: string): string =>
    ['could not be posted', `(due ${due}) and is not tried again.`, ...(reason ? [reason] : [])].join(' '),
  off: (due: string, from: string, until: string): string =>
    `due ${due}. The bot was off from ${from} to ${until}, and 12 hours after it was due an alert is not posted any more.`,
  expired: (due: string, tried: number, reason?: string): string =>
    [
      `due ${due}, was not posted in its 12 hours${tried > 0 ? `, tried ${times(tried)}` : ''}.`,
      ...(reason ? [reason] : []),
    ].join(' '),
  withdrawn: (due: string, reason?: string): string =>
    [`due ${due}, was taken back.`, ...(reason ? [reason] : [])].join(' '),
  posted: (at: string, link: string): string => `posted ${at}${link ? ` · ${link}` : ''}`,
  late: (hours: number): string => `${hours} ${hours === 1 ? 'hour' : 'hours'} late`,
  wasOff: (from: string, until: string): string => `the bot was off from ${from} to ${until}`,
  publishing: 'waits to be published to followers',
  movedSince: 'its date has changed since',
  /** `clock`: 09:00 in Seoul. */
  toCome: (days: number, clock: string, due: string): string => `due ${inDays(days)} at ${clock} · ${due}`,
  hourOver: (due: string, since: string): string =>
    `its hour, ${due}, was over when this channel subscribed, was resumed or last changed what it follows, ${since}.`,
  before: (due: string, since: string): string =>
    `its time, ${due}, was before this channel subscribed, was resumed or last changed what it follows, ${since}. Nothing earlier is told.`,
  notNoted: (due: string): string =>
    `its time was ${due}, and it is not on record: its date became known too late, or the bot was off for more than 30 days.`,
  more: (count: number): string => `and ${count} more`,
  add: "Add it to this channel's list",
  reasons: {
    'no answer from Discord': 'Discord gave no answer.',
    'rate limit': 'Discord asked me to slow down.',
    'a rate limit that does not say how long': 'Discord asked me to stop for a while.',
    held: 'Discord asked me to wait.',
    'too many refusals': 'Discord refused so much that I send nothing for a few minutes.',
    'the channel is gone': 'Discord says that this channel does not exist any more.',
    'the subscription was removed': 'The subscription was removed.',
    paused: 'A person had paused the channel.',
    closed: 'The subscription had ended.',
    'an error of the bot': 'An error of the bot, which is in its log.',
    'its release is not on that day any more': 'Its release is not on that day any more.',
    'token refused': "Discord did not accept the bot's token.",
    'its movies are not in the catalogue any more': 'Its movies are not in the catalogue any more.',
    'what it says is not in the catalogue any more': 'What it says is not in the catalogue any more.',
    'not in the catalogue of this process so far': 'One process of the bot did not know of it yet.',
    'waited too long for its turn': 'It waited too long for its turn.',
  },
  answered: (code: string): string => `Discord answered with an error (${code}).`,
  refused: (code: string): string => `Discord refused the message (${code}).`,
  noted: (reason: string): string => `Noted: ${reason}.`,
};
