// One release day: a movie that comes out, and as many channels as one likes that want to know, each at an hour of its own.
import { writeFile } from 'node:fs/promises';
import type { Subscription } from '../src/core/subscription.ts';
import { between, oneOf, type Random } from './random.ts';

export type ReleaseDay = {
  /** What the bot's calendar shows when it starts. */
  start: Temporal.Instant;
  /** Minutes from then in which alerts fall due. */
  due: { from: number; until: number };
};

type ChannelId = { id: string; guildId: string };

/** Channels that no Discord knows. */
export const inventedChannels = (count: number): ChannelId[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(1_100_000_000_000_000_000n + BigInt(index)),
    guildId: '1',
  }));

/** All clocks that show this day then: the release falls on it for every channel. */
const zones = [
  'Asia/Seoul',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Perth',
  'Europe/Berlin',
  'Europe/London',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'UTC',
];

const dayOf = ({ start }: ReleaseDay): string => start.toZonedDateTimeISO('UTC').toPlainDate().toString();

/** A catalogue file with the movie of that day. */
export async function writeCatalogue(file: string, day: ReleaseDay): Promise<void> {
  const movie = { id: 'the-day', title: 'The Day', source: 'bench', releases: [{ date: dayOf(day) }] };
  await writeFile(file, JSON.stringify({ movies: [movie] }));
}

export function subscriptionsFor(
  channels: readonly ChannelId[],
  { start, due }: ReleaseDay,
  random: Random,
): Subscription[] {
  const since = start.subtract({ hours: 24 });
  return channels.map(({ id, guildId }) => {
    const timeZone = oneOf(random, zones);
    const at = start.add({ minutes: between(random, due.from, due.until) }).toZonedDateTimeISO(timeZone);
    return {
      channelId: id,
      guildId,
      movies: 'all',
      region: 'KR',
      minute: at.hour * 60 + at.minute,
      timeZone,
      daysBefore: 0,
      language: oneOf(random, ['en', 'ko']),
      publish: false,
      since,
      state: { name: 'active' },
    };
  });
}
