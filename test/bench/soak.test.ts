import { expect, test } from 'vitest';
import { growthOf } from '../../bench/memory.ts';
import { median, share } from '../../bench/percentiles.ts';
import { randomFrom } from '../../bench/random.ts';
import { compareDays, daysIn, daysOwed, monthStart } from '../../bench/soak-month.ts';
import { startPeople } from '../../bench/soak-people.ts';
import { remoteDiscord } from '../../src/sandbox/discord/remote-discord.ts';

test('what a channel is owed: the days whose hour has come there since the start', () => {
  const until = monthStart.add({ hours: 49 });
  expect([
    daysOwed({ minute: 0, timeZone: 'UTC' }, 30, until),
    daysOwed({ minute: 60, timeZone: 'UTC' }, 30, until),
    daysOwed({ minute: 62, timeZone: 'UTC' }, 30, until),
    daysOwed({ minute: 540, timeZone: 'Asia/Seoul' }, 30, until),
    daysOwed({ minute: 1439, timeZone: 'America/New_York' }, 30, until),
  ]).toEqual([[1, 2], [0, 1, 2], [0, 1], [1, 2], [0]]);
});

test('what it was told, in either language', () => {
  expect(daysIn('🎬 **The Day 12** comes out today\n🎬 **그날 3** 오늘')).toEqual([12, 3]);
  expect(compareDays([1, 2, 3], [1, 3, 3, 4])).toEqual({ lost: 1, doubled: 1, early: 1 });
});

test('growth is that of the last quarter over the first', () => {
  expect(growthOf([100, 100, 500, 90, 90, 90, 110, 110])).toBeCloseTo(0.1);
});

test('shares of values', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([median(values), share(values, 0.99), share([7], 0.99), share([], 0.5)]).toEqual([51, 100, 7, NaN]);
});

test('all who get no answer are counted, of the first it is kept why', async () => {
  const person = remoteDiscord('http://127.0.0.1:1/api').as('1', { channelId: '2' });
  const random = randomFrom(1);
  const people = startPeople({ person, perSecond: 10_000, random, droppedAt: () => -Infinity });
  await expect.poll(() => people.counts().asked).toBeGreaterThan(30);
  await people.stop();
  const { asked, whileDown, failed, reasons } = people.counts();
  expect([whileDown, failed, reasons.length]).toEqual([0, asked, 20]);
});
