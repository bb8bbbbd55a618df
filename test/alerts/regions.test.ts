// Two channels that go by the dates of two countries: each is told of its own dates, and of what becomes of them.
import { expect, test } from 'vitest';
import type { Movie } from '../../src/core/movie.ts';
import { unlocked } from '../commands/movies.ts';
import { stage } from './stage.ts';

const seoul = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+09:00`);

/** In cinemas, on one day in each country. */
const on = (days: { KR?: string; US?: string }): Movie => ({
  ...unlocked,
  releases: Object.entries(days).map(([region, date]) => ({ date, region, type: 'theatrical', earlier: [] })),
});

async function scene(movie: Movie) {
  const here = await stage({ movies: [movie] });
  await here.subscribe('releases', { daysBefore: 3 });
  await here.subscribe('general', { daysBefore: 3, region: 'US', movies: 'notable' });
  const alerts = await here.start();
  return {
    async at(time: string, ...movies: Movie[]) {
      here.now = seoul(time);
      if (movies.length > 0) here.learn(movies);
      await (movies.length > 0 ? alerts.replan() : alerts.tick());
      return { korea: here.texts('releases'), america: here.texts('general') };
    },
    here,
  };
}

const opens = 'opens in cinemas today';

test('each is told on its own day', async () => {
  const { at } = await scene(on({ KR: '2023-02-17', US: '2023-02-24' }));
  await at('2023-02-14T09:00');
  await at('2023-02-17T09:00');
  await at('2023-02-21T09:00');
  expect(await at('2023-02-24T09:00')).toEqual({
    korea: [
      '🎬 **Unlocked** opens in cinemas in 3 days, on Friday 17 February',
      `🎬 **Unlocked** ${opens}, Friday 17 February`,
    ],
    america: [
      '🎬 **Unlocked** opens in cinemas in 3 days, on Friday 24 February',
      `🎬 **Unlocked** ${opens}, Friday 24 February`,
    ],
  });
});

test('a date that is new in one country has moved nowhere else, and is told there alone', async () => {
  const { at } = await scene(on({ KR: '2023-02-17' }));
  await at('2023-02-14T09:00');
  await at('2023-02-14T12:00', on({ KR: '2023-02-17', US: '2023-03-03' }));
  expect(await at('2023-02-15T09:00')).toEqual({
    korea: ['🎬 **Unlocked** opens in cinemas in 3 days, on Friday 17 February'],
    america: ['🎬 **Unlocked** has a date now: Friday, 3 March 2023, in 16 days'],
  });
});

test('a date that moves in one country is amended and told there alone, even where both had the same', async () => {
  const { at, here } = await scene(on({ KR: '2023-02-17', US: '2023-02-17' }));
  await at('2023-02-14T09:00');
  await at('2023-02-14T12:00', on({ KR: '2023-02-17', US: '2023-03-03' }));
  const early = '**Unlocked** opens in cinemas in 3 days, on Friday 17 February';
  expect(await at('2023-02-15T09:00')).toEqual({
    korea: [`🎬 ${early}`],
    america: [
      `🎬 ~~${early}~~ → moved to Friday, 3 March 2023`,
      '🎬 **Unlocked** has moved from Friday 17 February to Friday, 3 March 2023, in 16 days',
    ],
  });
  expect(here.events.filter(({ name }) => name === 'edited')).toHaveLength(1);
  expect((await at('2023-02-17T09:00')).korea.slice(1)).toEqual([
    `🎬 **Unlocked** ${opens}, Friday 17 February`,
  ]);
});

test('what was told before a channel went by another country is not told again', async () => {
  const { at, here } = await scene(on({ KR: '2023-02-17', US: '2023-02-17' }));
  await at('2023-02-14T09:00');
  const told = await at('2023-02-17T09:00');
  const subscription = await here.subscriptions.get(
    (await here.subscriptions.page(undefined, 1))[0]?.channelId ?? '',
  );
  await here.subscriptions.change(
    subscription?.channelId ?? '',
    (current) => current && { ...current, region: current.region === 'US' ? 'KR' : 'US' },
  );
  expect(await at('2023-02-17T10:00', on({ KR: '2023-02-17', US: '2023-02-17' }))).toEqual(told);
});

test('what waits for another attempt stays while it is true in its country, though the wish was changed', async () => {
  const here = await stage({ movies: [on({ KR: '2023-02-20', US: '2023-02-17' })] });
  const { channelId } = await here.subscribe('general', { region: 'US' });
  const alerts = await here.start();
  here.now = seoul('2023-02-17T09:00');
  here.discord.fail({ method: 'POST', path: '/messages', kind: 'too many requests', retryAfter: 30 });
  await alerts.tick();
  here.discord.heal();
  await here.subscriptions.change(
    channelId,
    (current) => current && { ...current, daysBefore: 1, since: here.now },
  );
  await alerts.replanPlace(`channel:${channelId}`);
  here.real += 3_600_000;
  await alerts.tick();
  expect(here.texts('general')).toEqual([`🎬 **Unlocked** ${opens}, Friday 17 February`]);
});

test('dates of a country that no channel goes by any more are forgotten: one that comes later starts anew', async () => {
  const both = on({ KR: '2023-02-17', US: '2023-02-17' });
  const { at, here } = await scene(both);
  const known = async () => [...(await here.changes.known()).keys()].toSorted();
  expect(await known()).toEqual(['KR', 'US']);
  const [channelId = ''] = (await here.subscriptions.page(undefined, 9))
    .filter(({ region }) => region === 'US')
    .map((one) => one.channelId);
  const goBy = (region: string) =>
    here.subscriptions.change(channelId, (current) => current && { ...current, region });
  await goBy('KR');
  await at('2023-02-10T12:00', both);
  expect(await known()).toEqual(['KR']);
  await goBy('US');
  const { america } = await at('2023-02-10T13:00', on({ KR: '2023-02-17', US: '2023-03-03' }));
  expect([america, await known()]).toEqual([[], ['KR', 'US']]);
});
