import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert.ts';
import type { Movie } from '../../src/core/movie.ts';
import { leftOut, nextAlert, nextDue, plan, type Wishes } from '../../src/core/plan.ts';
import type { SubscriptionState } from '../../src/core/subscription.ts';
import { at, movieOf, releasedOn, releaseOf, reminderOf, subscriptionOf } from './samples.ts';

const opening = at('2023-02-01T10:00+09:00');
const year = { from: at('2023-01-01T00:00Z'), until: at('2024-01-01T00:00Z') };

const wishesOf = (given: Partial<Wishes> = {}): Wishes => ({
  subscriptions: [],
  reminders: [],
  timeZone: 'Asia/Seoul',
  now: opening,
  ...given,
});

const shown = ({ due, place, movieId, kind, date }: Alert) =>
  `${due.toZonedDateTimeISO('Asia/Seoul').toString({ smallestUnit: 'minute', timeZoneName: 'never', offset: 'never' })} ${place} ${movieId} ${kind} ${date}`;

const planned = (movies: Movie[], given: Partial<Wishes>, window = year) =>
  plan(movies, wishesOf(given), window).map(shown);

const toChannel = (movies: Movie[], given: Parameters<typeof subscriptionOf>[0] = {}, window = year) =>
  planned(movies, { subscriptions: [subscriptionOf(given)] }, window);

const unlocked = releasedOn('unlocked', '2023-02-17');

describe('a channel', () => {
  test('is told on release day at its hour', () => {
    expect(plan([unlocked], wishesOf({ subscriptions: [subscriptionOf()] }), year)).toEqual([
      {
        place: 'channel:1',
        movieId: 'unlocked',
        kind: 'release',
        date: '2023-02-17',
        due: at('2023-02-17T09:00+09:00'),
      },
    ]);
    expect(toChannel([unlocked], { minute: 1290, timeZone: 'America/Los_Angeles' })).toEqual([
      '2023-02-18T14:30 channel:1 unlocked release 2023-02-17',
    ]);
  });

  test('is told of each date of its region once, of a festival never', () => {
    const movie = movieOf('m', {
      releases: [
        releaseOf('2023-03-01', { type: 'festival' }),
        releaseOf('2023-03-02', { type: 'theatrical', region: 'KR' }),
        releaseOf('2023-03-02', { type: 'festival' }),
        releaseOf('2023-03-02', { type: 'theatrical', region: 'JP' }),
        releaseOf('2023-03-09', { type: 'theatrical', region: 'JP' }),
        releaseOf('2023-05-01', { type: 'streaming' }),
        releaseOf('2023-07-01', { region: 'KR' }),
      ],
    });
    expect(toChannel([movie])).toEqual([
      '2023-03-02T09:00 channel:1 m release 2023-03-02',
      '2023-05-01T09:00 channel:1 m release 2023-05-01',
      '2023-07-01T09:00 channel:1 m release 2023-07-01',
    ]);
    expect(toChannel([movie], { region: 'JP' })).toEqual([
      '2023-03-02T09:00 channel:1 m release 2023-03-02',
      '2023-03-09T09:00 channel:1 m release 2023-03-09',
      '2023-05-01T09:00 channel:1 m release 2023-05-01',
    ]);
    expect(toChannel([movie], { region: 'US' })).toEqual(['2023-05-01T09:00 channel:1 m release 2023-05-01']);
  });

  test('is told of a month on its first day, of years and undated movies never', () => {
    const movies = [releasedOn('month', '2023-04'), releasedOn('year', '2023'), movieOf('undated')];
    expect(toChannel(movies, { daysBefore: 7 })).toEqual(['2023-04-01T09:00 channel:1 month month 2023-04']);
  });

  test('is told early as well if it wants to, over months and years', () => {
    expect(toChannel([releasedOn('m', '2023-03-01')], { daysBefore: 3 })).toEqual([
      '2023-02-26T09:00 channel:1 m early 2023-03-01',
      '2023-03-01T09:00 channel:1 m release 2023-03-01',
    ]);
    expect(toChannel([releasedOn('m', '2024-01-05')], { daysBefore: 30 })).toEqual([
      '2023-12-06T09:00 channel:1 m early 2024-01-05',
    ]);
  });

  test('is told only of the movies on its list', () => {
    expect(toChannel([unlocked, releasedOn('other', '2023-02-17')], { movies: ['other', 'gone'] })).toEqual([
      '2023-02-17T09:00 channel:1 other release 2023-02-17',
    ]);
    expect(toChannel([unlocked], { movies: [] })).toEqual([]);
  });

  test('is told only what is due after its subscription was made or changed', () => {
    const due = at('2023-02-17T09:00+09:00');
    expect(toChannel([unlocked], { since: due })).toEqual([]);
    expect(toChannel([unlocked], { since: due.subtract({ nanoseconds: 1 }) })).toHaveLength(1);
  });

  test.each<[SubscriptionState['name'], number]>([
    ['active', 1],
    ['no access', 1],
    ['paused', 0],
    ['closed', 0],
  ])('that is %s is told %i', (name, alerts) => {
    const state = { name, since: opening, reason: 'Test' };
    expect(toChannel([unlocked], { state })).toHaveLength(alerts);
  });
});

test('a window takes its beginning and leaves out its end', () => {
  const due = at('2023-02-17T09:00+09:00');
  const later = due.add({ seconds: 1 });
  expect(toChannel([unlocked], {}, { from: due, until: later })).toHaveLength(1);
  expect(toChannel([unlocked], {}, { from: later, until: later.add({ hours: 1 }) })).toEqual([]);
  expect(toChannel([unlocked], {}, { from: due.subtract({ hours: 1 }), until: due })).toEqual([]);
});

test('a window of a minute finds what is due in zones at either end of the day', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Niue', 'Etc/GMT+12']) {
    for (const minute of [0, 1439]) {
      const subscription = subscriptionOf({ timeZone, minute });
      const due = nextAlert([unlocked], subscription, opening)?.due ?? opening;
      expect(toChannel([unlocked], subscription, { from: due, until: due.add({ minutes: 1 }) })).toHaveLength(
        1,
      );
    }
  }
});

test('alerts are in order of due, place, movie, kind and date', () => {
  const movies = [releasedOn('b', '2023-03-04', '2023-03-11'), releasedOn('a', '2023-03-11')];
  const subscriptions = [
    subscriptionOf({ channelId: '2' }),
    subscriptionOf({ channelId: '1', daysBefore: 7 }),
    subscriptionOf({ channelId: '3', timeZone: 'Pacific/Auckland' }),
  ];
  const month = { from: at('2023-03-01T00:00Z'), until: at('2023-04-01T00:00Z') };
  expect(planned(movies, { subscriptions, reminders: [reminderOf('b')] }, month)).toEqual([
    '2023-03-04T05:00 channel:3 b release 2023-03-04',
    '2023-03-04T09:00 channel:1 a early 2023-03-11',
    '2023-03-04T09:00 channel:1 b early 2023-03-11',
    '2023-03-04T09:00 channel:1 b release 2023-03-04',
    '2023-03-04T09:00 channel:2 b release 2023-03-04',
    '2023-03-04T09:00 user:7 b release 2023-03-04',
    '2023-03-11T05:00 channel:3 a release 2023-03-11',
    '2023-03-11T05:00 channel:3 b release 2023-03-11',
    '2023-03-11T09:00 channel:1 a release 2023-03-11',
    '2023-03-11T09:00 channel:1 b release 2023-03-11',
    '2023-03-11T09:00 channel:2 a release 2023-03-11',
    '2023-03-11T09:00 channel:2 b release 2023-03-11',
    '2023-03-11T09:00 user:7 b release 2023-03-11',
  ]);
});

const remind = (movie: Movie, undated: boolean, now = '2023-02-01T15:00+09:00', timeZone = 'Asia/Seoul') =>
  planned([movie], { reminders: [reminderOf(movie.id, { undated })], now: at(now), timeZone });

describe('a person', () => {
  test('is reminded on each exact day at nine', () => {
    const movie = releasedOn('m', '2023-01-20', '2023-02-17', '2023-03', '2023-05-01', '2024');
    expect(remind(movie, false)).toEqual([
      '2023-02-17T09:00 user:7 m release 2023-02-17',
      '2023-05-01T09:00 user:7 m release 2023-05-01',
    ]);
    expect(remind(releasedOn('m', '2023-02-17'), false, undefined, 'Europe/London')).toEqual([
      '2023-02-17T18:00 user:7 m release 2023-02-17',
    ]);
  });

  test('is told at the next nine that an undated movie got its day', () => {
    expect(remind(releasedOn('m', '2023-10-06'), true)).toEqual([
      '2023-02-02T09:00 user:7 m dated 2023-10-06',
      '2023-10-06T09:00 user:7 m release 2023-10-06',
    ]);
    expect(remind(movieOf('m'), true)).toEqual([]);
    expect(remind(releasedOn('m', '2023-10'), true)).toEqual([]);
  });

  test.each([
    ['08:59', '09:00'],
    ['09:00', '09:00'],
    ['09:59', '09:00'],
  ])('planned at %s, it is the nine of that day', (now, due) => {
    expect(remind(releasedOn('m', '2023-10-06'), true, `2023-02-05T${now}+09:00`)[0]).toBe(
      `2023-02-05T${due} user:7 m dated 2023-10-06`,
    );
  });

  test('from ten on, it is the nine of the day after', () => {
    expect(remind(releasedOn('m', '2023-10-06'), true, '2023-02-05T10:00+09:00')[0]).toBe(
      '2023-02-06T09:00 user:7 m dated 2023-10-06',
    );
  });

  test('is not told of a day that is there, or nearer than the next nine', () => {
    expect(remind(releasedOn('m', '2023-02-02', '2023-06-01'), true)).toEqual([
      '2023-02-02T09:00 user:7 m release 2023-02-02',
      '2023-06-01T09:00 user:7 m release 2023-06-01',
    ]);
  });

  test('is told of a new day of a movie that had an old one', () => {
    expect(remind(releasedOn('m', '2023-01-01', '2023-06-01'), true)).toEqual([
      '2023-02-02T09:00 user:7 m dated 2023-06-01',
      '2023-06-01T09:00 user:7 m release 2023-06-01',
    ]);
  });

  test('is told nothing of a movie that is not in the catalogue', () => {
    expect(planned([], { reminders: [reminderOf('gone', { undated: true })] })).toEqual([]);
  });
});

describe('the next', () => {
  test('alert of a channel, however far off', () => {
    const movies = [
      releasedOn('far', '2999-12-31'),
      releasedOn('month', '2999-12'),
      releasedOn('past', '2023-01-01'),
    ];
    expect(nextAlert(movies, subscriptionOf(), opening)).toEqual({
      place: 'channel:1',
      movieId: 'month',
      kind: 'month',
      date: '2999-12',
      due: at('2999-12-01T09:00+09:00'),
    });
    expect(nextAlert([releasedOn('last', '9999-12-31')], subscriptionOf(), opening)?.date).toBe('9999-12-31');
  });

  test('alert comes after now, and only to a channel that is told', () => {
    const due = at('2023-02-17T09:00+09:00');
    expect(nextAlert([unlocked], subscriptionOf(), due.subtract({ nanoseconds: 1 }))?.due).toEqual(due);
    expect(nextAlert([unlocked], subscriptionOf(), due)).toBeUndefined();
    const state = { name: 'paused', since: opening } as const;
    expect(nextAlert([unlocked], subscriptionOf({ state }), opening)).toBeUndefined();
  });

  test('alert of one instant is a release before what is days away, whatever the movies are called', () => {
    const movies = [releasedOn('a', '2023-02-20'), releasedOn('b', '2023-02-17')];
    const { movieId, kind } =
      nextAlert(movies, subscriptionOf({ daysBefore: 3 }), at('2023-02-16T10:00+09:00')) ?? {};
    expect([movieId, kind]).toEqual(['b', 'release']);
  });

  test('alert is none that was told', () => {
    const movies = [unlocked, releasedOn('later', '2023-03-01')];
    const told = [{ movieId: 'unlocked', kind: 'release', date: '2023-02-17' }] as const;
    expect(nextAlert(movies, subscriptionOf(), opening, told)?.movieId).toBe('later');
    expect(nextAlert([unlocked], subscriptionOf(), opening, told)).toBeUndefined();
    const early = nextAlert([unlocked], subscriptionOf({ daysBefore: 2 }), opening, told);
    expect([early?.kind, early?.date]).toEqual(['early', '2023-02-17']);
  });

  test('due of all', () => {
    const wishes = { subscriptions: [subscriptionOf()], reminders: [reminderOf('m', { undated: true })] };
    const movies = [unlocked, releasedOn('m', '2023-10-06')];
    expect(nextDue(movies, wishesOf(wishes))).toEqual(at('2023-02-02T09:00+09:00'));
    expect(nextDue(movies, wishesOf({ subscriptions: [subscriptionOf()] }))).toEqual(
      at('2023-02-17T09:00+09:00'),
    );
    expect(nextDue([], wishesOf(wishes))).toBeUndefined();
  });
});

describe('a change leaves out', () => {
  const morning = at('2023-02-17T08:30+09:00');
  const before = subscriptionOf({ daysBefore: 3 });
  const movies = [unlocked, releasedOn('soon', '2023-02-22'), releasedOn('late', '2023-04-30')];
  const left = (
    change: Parameters<typeof subscriptionOf>[0],
    told: Parameters<typeof leftOut>[1]['told'] = [],
  ) => leftOut(movies, { before, after: { ...before, since: morning, ...change }, told }, morning).map(shown);

  test('what its new hour, days or zone put into the past', () => {
    expect(left({ minute: 8 * 60 })).toEqual(['2023-02-17T09:00 channel:1 unlocked release 2023-02-17']);
    expect(left({ minute: 8 * 60 + 30 })).toEqual(['2023-02-17T09:00 channel:1 unlocked release 2023-02-17']);
    expect(left({ daysBefore: 6 })).toEqual(['2023-02-19T09:00 channel:1 soon early 2023-02-22']);
    expect(left({ timeZone: 'Pacific/Auckland' })).toEqual([
      '2023-02-17T09:00 channel:1 unlocked release 2023-02-17',
    ]);
  });

  test('nothing that is owed still, is not asked for any more or was told', () => {
    expect(left({})).toEqual([]);
    expect(left({ minute: 10 * 60, daysBefore: 0, movies: ['late'] })).toEqual([]);
    expect(left({ minute: 8 * 60 }, [{ movieId: 'unlocked', kind: 'release', date: '2023-02-17' }])).toEqual(
      [],
    );
    expect(left({ minute: 8 * 60, state: { name: 'paused', since: morning } })).toEqual([]);
  });
});
