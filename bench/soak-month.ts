// A month in which a movie comes out each day: its catalogue, and what each channel is then owed.
import { writeFile } from 'node:fs/promises';
import type { Subscription } from '../src/core/subscription.ts';
import { between, oneOf, type Random } from './random.ts';

export const monthStart = Temporal.Instant.from('2027-03-01T00:00Z');
const firstDay = Temporal.PlainDate.from('2027-03-01');

const titleOf = (day: number): string => `The Day ${day}`;

/** The days whose movie a text tells of, in its order. */
export const daysIn = (text: string): number[] =>
  [...text.matchAll(/(?:The Day|그날) (\d+)/g)].map(([, day]) => Number(day));

/** `edition`: differs in what nobody is told of. */
export async function writeMonth(file: string, days: number, edition: number): Promise<void> {
  const movies = Array.from({ length: days }, (_, day) => ({
    id: `day-${day}`,
    title: titleOf(day),
    originalTitle: `그날 ${day}`,
    synopsis: `Edition ${edition}.`,
    cast: [`Person ${day}`, `Person ${day + 1}`],
    source: 'soak',
    releases: [{ date: firstDay.add({ days: day }).toString(), type: 'theatrical' }],
  }));
  await writeFile(file, JSON.stringify({ movies }));
}

const zones = ['Asia/Seoul', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York', 'UTC'];

export const monthlySubscriptions = (
  channels: readonly { id: string; guildId: string }[],
  random: Random,
): Subscription[] =>
  channels.map(({ id, guildId }) => ({
    channelId: id,
    guildId,
    movies: 'all',
    region: 'KR',
    minute: between(random, 0, 1439),
    timeZone: oneOf(random, zones),
    daysBefore: 0,
    language: oneOf(random, ['en', 'ko']),
    publish: false,
    since: monthStart,
    state: { name: 'active' },
  }));

type Wish = Pick<Subscription, 'minute' | 'timeZone'>;

/** The days whose hour has come there after the start and until an instant. */
export function daysOwed({ minute, timeZone }: Wish, days: number, until: Temporal.Instant): number[] {
  return Array.from({ length: days }, (_, day) => day).filter((day) => {
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const due = firstDay.add({ days: day }).toZonedDateTime({ timeZone, plainTime: time }).toInstant();
    const isAfter = Temporal.Instant.compare(due, monthStart) > 0;
    return isAfter && Temporal.Instant.compare(due, until) <= 0;
  });
}

export type Told = { lost: number; doubled: number; early: number };

/** `owed` and `told`: days, of one channel. */
export function compareDays(owed: readonly number[], told: readonly number[]): Told {
  return {
    lost: owed.filter((day) => !told.includes(day)).length,
    doubled: told.length - new Set(told).size,
    early: [...new Set(told)].filter((day) => !owed.includes(day)).length,
  };
}
