import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../src/sandbox/bot-process.ts';
import { createCalendar } from '../../src/sandbox/calendar.ts';
import { instantOf, journeyTo, journeyToNextAlert } from '../../src/sandbox/journey.ts';
import { opening } from './local.ts';

const day = (days: number): Temporal.Instant => opening.add({ hours: 24 * days });

/** A bot with alerts and news on these days; each alert is known from the day `knownFrom` on. */
function scene({ alerts = [], news = [], isOff = false, isWished = true }: Partial<Scene>) {
  const halts: string[] = [];
  const calendar = createCalendar(opening, () => 0);
  const after = (days: number[], now: Temporal.Instant) =>
    days.map(day).find((at) => Temporal.Instant.compare(at, now) > 0);
  const arrive = async (now: Temporal.Instant): Promise<Arrival | undefined> => {
    halts.push(String(now));
    if (isOff) return undefined;
    const known = alerts.filter(({ knownFrom }) => Temporal.Instant.compare(day(knownFrom), now) <= 0);
    const alert = after(
      known.map(({ on }) => on),
      now,
    );
    const all = [alert, after(news, now)].filter((at) => at !== undefined);
    return { alert, next: all.toSorted(Temporal.Instant.compare)[0] };
  };
  const parts = {
    bot: { arrive },
    calendar,
    movies: [],
    keep: () => {},
    onNews: () => {},
    isWished: () => isWished,
  };
  return { parts, halts, now: () => String(calendar.now()) };
}

type Scene = {
  alerts: { on: number; knownFrom: number }[];
  news: number[];
  isOff: boolean;
  isWished: boolean;
};

test('halts wherever the bot has something to do', async () => {
  const { parts, halts, now } = scene({ alerts: [{ on: 2, knownFrom: 0 }], news: [1] });
  await journeyTo(parts, day(3));
  expect([[...new Set(halts)], now()]).toEqual([
    [0, 1, 2, 3].map((days) => String(day(days))),
    String(day(3)),
  ]);
});

test('with the bot off, the clock alone moves', async () => {
  const { parts, now } = scene({ isOff: true });
  await journeyTo(parts, day(3));
  expect(now()).toBe(String(day(3)));
});

test('never back', async () => {
  const { parts, now } = scene({});
  await expect(journeyTo(parts, day(-1))).rejects.toThrow(
    'the clock only goes forward; to begin anew, reset the world',
  );
  expect(now()).toBe(String(opening));
});

describe('to the next alert', () => {
  test.each([
    ['straight', { alerts: [{ on: 16, knownFrom: 0 }] }, 16],
    ['past news that change nothing', { alerts: [{ on: 16, knownFrom: 0 }], news: [5, 9] }, 16],
    [
      'which news may bring nearer',
      {
        alerts: [
          { on: 7, knownFrom: 5 },
          { on: 16, knownFrom: 0 },
        ],
        news: [5],
      },
      7,
    ],
    ['which news may bring first of all', { alerts: [{ on: 7, knownFrom: 5 }], news: [5] }, 7],
    ['or as far as news that bring none', { news: [5, 9] }, 5],
  ])('%s', async (_, world, days) => {
    const { parts, now } = scene(world);
    await journeyToNextAlert(parts);
    expect(now()).toBe(String(day(days)));
  });

  test('there is none without a wish, and nobody knows while the bot is off', async () => {
    const bare = scene({ news: [5], isWished: false });
    await expect(journeyToNextAlert(bare.parts)).rejects.toThrow(
      'no alert is owed: subscribe a channel with /alerts subscribe first',
    );
    await expect(journeyToNextAlert(scene({ isOff: true }).parts)).rejects.toThrow('the bot is off');
    expect(bare.now()).toBe(String(opening));
  });
});

test.each([
  ['2023-02-17T09:00+09:00', '2023-02-17T00:00:00Z'],
  ['2023-02-17T00:00Z', '2023-02-17T00:00:00Z'],
  ['2023-02-17T09:00', '2023-02-17T00:00:00Z'],
  ['2023-02-17', '2023-02-16T15:00:00Z'],
])('%s is an instant', (text, instant) => {
  expect(String(instantOf(text, 'Asia/Seoul'))).toBe(instant);
});

test('a sentence says how to write one', () => {
  expect(() => instantOf('soon', 'Asia/Seoul')).toThrow(
    '"soon" is no time: write it as 2023-02-17T09:00+09:00',
  );
});
