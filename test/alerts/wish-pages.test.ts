import { expect, test } from 'vitest';
import { wishesByPage } from '../../src/alerts/wish-pages.ts';
import { at, reminderOf, subscriptionOf } from '../core/samples.ts';

const now = at('2023-02-01T10:00+09:00');

/** Ids of so many digits that text and number order are the same. */
const idsOf = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n + 1_000));

function partsOf(channels: readonly string[], people: readonly string[]) {
  const pageOf = (ids: readonly string[], after: string | undefined, most: number): string[] =>
    ids.filter((id) => after === undefined || id > after).slice(0, most);
  return {
    subscriptions: {
      page: async (after: string | undefined, most: number) =>
        pageOf(channels, after, most).map((channelId) => subscriptionOf({ channelId })),
    },
    reminders: {
      page: async (after: string | undefined, most: number) =>
        pageOf(people, after, most).map((userId) => reminderOf('m', { userId })),
    },
    timeZone: 'Asia/Seoul',
  };
}

async function pagesOf(channels: readonly string[], people: readonly string[]) {
  const pages = await Array.fromAsync(wishesByPage(partsOf(channels, people), now));
  return pages.map(({ wishes, range }) => ({
    places: [
      ...wishes.subscriptions.map(({ channelId }) => channelId),
      ...wishes.reminders.map(({ userId }) => userId),
    ],
    ...range,
  }));
}

test('without a wish all places are looked at all the same', async () => {
  expect(await pagesOf([], [])).toEqual([
    { places: [], upTo: 'user:0' },
    { places: [], after: 'user:0' },
  ]);
});

test('each wish is on one page, and each place in one range', async () => {
  const [channels, people] = [idsOf(501), idsOf(3)];
  expect(await pagesOf(channels, people)).toEqual([
    { places: channels.slice(0, 500), upTo: 'channel:1499' },
    { places: channels.slice(500), after: 'channel:1499', upTo: 'user:0' },
    { places: people, after: 'user:0', upTo: 'user:1002' },
    { places: [], after: 'user:1002' },
  ]);
});

test('a page that is just full is not the last', async () => {
  const channels = idsOf(500);
  expect((await pagesOf(channels, [])).map(({ places, ...range }) => [places.length, range])).toEqual([
    [500, { upTo: 'channel:1499' }],
    [0, { after: 'channel:1499', upTo: 'user:0' }],
    [0, { after: 'user:0' }],
  ]);
});
