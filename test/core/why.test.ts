import { describe, expect, test } from 'vitest';
import type { AlertInPost } from '../../src/core/alert.ts';
import type { Movie } from '../../src/core/movie.ts';
import { whyOf, type AlertRecord, type Case, type Reason } from '../../src/core/why.ts';
import { at, movieOf, releasedOn, releaseOf, subscriptionOf } from './samples.ts';

const opening = at('2023-02-01T10:00+09:00');
const nine = at('2023-02-17T09:00+09:00');
const noon = at('2023-02-17T12:00+09:00');
const unlocked = releasedOn('unlocked', '2023-02-17');

const alertOf = (given: Partial<AlertInPost> = {}): AlertInPost => ({
  movieId: 'unlocked',
  kind: 'release',
  date: '2023-02-17',
  ...given,
});
const release = { alert: alertOf(), due: nine };

const recordOf = (given: Partial<AlertRecord> = {}): AlertRecord => ({
  ...release,
  state: 'sent',
  attempts: 1,
  publishing: false,
  ...given,
});

const why = (given: Partial<Case> = {}): Reason[] =>
  whyOf({
    movie: unlocked,
    subscription: subscriptionOf(),
    records: [],
    offPeriods: [],
    now: opening.add({ hours: 1 }),
    ...given,
  });

describe('the channel', () => {
  const toCome: Reason = { name: 'to come', ...release };

  test('has no subscription: nothing is to come', () => {
    expect(why({ subscription: undefined })).toEqual([{ name: 'no subscription' }]);
  });

  test.each<[Case['subscription'] & object, Reason[]]>([
    [subscriptionOf(), [toCome]],
    [subscriptionOf({ state: { name: 'paused', since: opening } }), [{ name: 'paused', since: opening }]],
    [
      subscriptionOf({ state: { name: 'no access', since: opening, reason: '50001' } }),
      [{ name: 'no access', since: opening, reason: '50001' }, toCome],
    ],
    [
      subscriptionOf({ state: { name: 'closed', since: opening, reason: '10003' } }),
      [{ name: 'closed', since: opening, reason: '10003' }],
    ],
    [subscriptionOf({ movies: ['unlocked'] }), [toCome]],
    [subscriptionOf({ movies: ['other'] }), [{ name: 'not listed' }]],
    [
      subscriptionOf({ movies: [], state: { name: 'paused', since: opening } }),
      [{ name: 'paused', since: opening }, { name: 'not listed' }],
    ],
  ])('stands so: %o', (subscription, reasons) => {
    expect(why({ subscription })).toEqual(reasons);
  });
});

describe('what is on record', () => {
  const tried = { attempts: 3, reason: '50001' };

  test.each<[string, Partial<AlertRecord>, Reason]>([
    [
      'sent',
      { messageId: '5' },
      { name: 'posted', ...release, messageId: '5', publishing: false, stands: true },
    ],
    [
      'sent, its message unknown, and waiting to be published',
      { messageId: '', publishing: true },
      { name: 'posted', ...release, publishing: true, stands: true },
    ],
    ['claimed', { state: 'claimed' }, { name: 'being posted', ...release }],
    ['due and never tried', { state: 'due', attempts: 0 }, { name: 'about to be posted', ...release }],
    [
      'due and tried',
      { state: 'due', ...tried, nextTry: noon },
      { name: 'put off', ...release, ...tried, nextTry: noon },
    ],
    ['failed', { state: 'failed', ...tried }, { name: 'failed', ...release, ...tried }],
    ['expired', { state: 'expired', ...tried }, { name: 'expired', ...release, ...tried }],
    ['withdrawn', { state: 'withdrawn', attempts: 0 }, { name: 'withdrawn', ...release, attempts: 0 }],
  ])('%s', (_, given, reason) => {
    expect(why({ records: [recordOf(given)], now: noon })).toEqual([reason]);
  });

  test('what is planned is said once', () => {
    expect(why({ records: [recordOf({ state: 'due', attempts: 0 })] })).toEqual([
      { name: 'to come', ...release },
    ]);
  });

  test('what was posted of a date that changed, and the news of it', () => {
    const movie = releasedOn('unlocked', '2023-03-03');
    const moved = { ...recordOf(), alert: alertOf({ kind: 'moved', date: '2023-03-03', was: '2023-02-17' }) };
    const later = { alert: alertOf({ date: '2023-03-03' }), due: at('2023-03-03T09:00+09:00') };
    expect(why({ movie, records: [recordOf(), { ...moved, due: noon }], now: noon })).toEqual([
      { name: 'posted', alert: moved.alert, due: noon, publishing: false, stands: true },
      { name: 'posted', ...release, publishing: false, stands: false },
      { name: 'to come', ...later },
    ]);
  });

  test('outlives the subscription', () => {
    expect(why({ subscription: undefined, records: [recordOf()] })).toEqual([
      { name: 'no subscription' },
      { name: 'posted', ...release, publishing: false, stands: true },
    ]);
  });
});

test('what fell due while it was paused or had ended is said by that alone', () => {
  const since = at('2023-02-17T08:00+09:00');
  const half = at('2023-02-17T09:30+09:00');
  const reasonsFor = (state: NonNullable<Case['subscription']>['state']) =>
    why({ subscription: subscriptionOf({ state }), now: noon });
  expect(reasonsFor({ name: 'paused', since })).toEqual([{ name: 'paused', since }]);
  expect(reasonsFor({ name: 'closed', since, reason: '10003' })).toEqual([
    { name: 'closed', since, reason: '10003' },
  ]);
  expect(reasonsFor({ name: 'paused', since: half })).toEqual([
    { name: 'paused', since: half },
    { name: 'not noted', ...release },
  ]);
});

describe('while the bot was off', () => {
  const now = at('2023-02-20T12:00+09:00');
  const expired = [recordOf({ state: 'expired', attempts: 0 })];
  const hours = (from: number, until: number) => ({
    from: nine.add({ hours: from }),
    until: nine.add({ hours: until }),
  });

  test.each([
    [-1, 13, true],
    [-1, 12, true],
    [2, 13, true],
    [-1, 11, false],
    [12, 20, false],
    [-9, -1, false],
  ])('from %i to %i hours after it was due: %o', (from, until, isReason) => {
    const off = hours(from, until);
    const reason: Reason = isReason
      ? { name: 'off', ...release, ...off }
      : { name: 'expired', ...release, attempts: 0 };
    expect(why({ records: expired, offPeriods: [off], now })).toEqual([reason]);
  });

  test('what is not even on record was missed as well', () => {
    const off = hours(-900, 60);
    expect(why({ offPeriods: [off], now })).toEqual([{ name: 'off', ...release, ...off }]);
  });

  test('what was posted late knows why', () => {
    const off = hours(-2, 3);
    const posted: Reason = { name: 'posted', ...release, publishing: false, stands: true };
    expect(why({ records: [recordOf()], offPeriods: [hours(-9, -4), off], now })).toEqual([
      { ...posted, off },
    ]);
    expect(why({ records: [recordOf()], offPeriods: [hours(-9, -4)], now })).toEqual([posted]);
  });
});

describe('what is over without a record', () => {
  test.each<[string, string, Reason['name']]>([
    ['subscribed after its hour, on its day', '2023-02-17T09:00+09:00', 'hour over'],
    ['subscribed at the end of its day', '2023-02-17T23:59+09:00', 'hour over'],
    ['subscribed the day after', '2023-02-18T00:00+09:00', 'before'],
  ])('%s', (_, text, name) => {
    const since = at(text);
    const subscription = subscriptionOf({ since });
    expect(why({ subscription, now: at('2023-02-20T00:00Z') })).toEqual([{ name, ...release, since }]);
  });

  test('learned too late', () => {
    expect(why({ now: noon })).toEqual([{ name: 'not noted', ...release }]);
  });

  test('of a movie that was known only later, whatever else kept it from being told', () => {
    const movie = { ...unlocked, since: release.due.epochMilliseconds };
    const offPeriods = [{ from: release.due.subtract({ hours: 9 }), until: noon.add({ hours: 20 }) }];
    expect(why({ movie, offPeriods, now: at('2023-02-20T00:00Z') })).toEqual([
      { name: 'not noted', ...release },
    ]);
  });
});

describe('what is never told', () => {
  test.each<[string, Movie, Reason[]]>([
    ['undated', movieOf('unlocked'), [{ name: 'no exact date' }]],
    ['a year', releasedOn('unlocked', '2023'), [{ name: 'no exact date', date: '2023' }]],
    [
      'a festival alone',
      movieOf('unlocked', { releases: [releaseOf('2023-10-06', { type: 'festival' })] }),
      [{ name: 'festival', date: '2023-10-06' }],
    ],
  ])('%s', (_, movie, reasons) => {
    expect(why({ movie })).toEqual(reasons);
  });

  test('a month is told on its first day, and is said not to be exact before all else of the movie', () => {
    const alert = alertOf({ kind: 'month', date: '2023-04' });
    expect(why({ movie: releasedOn('unlocked', '2023-04') })).toEqual([
      { name: 'no exact date', date: '2023-04' },
      { name: 'to come', alert, due: at('2023-04-01T09:00+09:00') },
    ]);
  });
});

test('all at once: lost access, an early alert posted, its release put off, a second release to come, the rest aside', () => {
  const movie = movieOf('unlocked', {
    releases: [
      releaseOf('2022-10-06', { type: 'festival' }),
      releaseOf('2023-02-17', { type: 'theatrical' }),
      releaseOf('2023-05-05', { type: 'streaming' }),
      releaseOf('2024'),
    ],
  });
  const since = noon;
  const subscription = subscriptionOf({
    daysBefore: 3,
    state: { name: 'no access', since, reason: '50013' },
  });
  const early = { alert: alertOf({ kind: 'early' }), due: at('2023-02-14T09:00+09:00') };
  const records = [recordOf(early), recordOf({ state: 'due', attempts: 2, reason: '50013' })];
  const second = { date: '2023-05-05' };
  expect(why({ movie, subscription, records, now: noon })).toEqual([
    { name: 'no access', since, reason: '50013' },
    { name: 'put off', ...release, attempts: 2, reason: '50013' },
    { name: 'posted', ...early, publishing: false, stands: true },
    { name: 'to come', alert: alertOf({ ...second, kind: 'early' }), due: at('2023-05-02T09:00+09:00') },
    { name: 'to come', alert: alertOf(second), due: at('2023-05-05T09:00+09:00') },
    { name: 'festival', date: '2022-10-06' },
    { name: 'no exact date', date: '2024' },
  ]);
});

describe('of a channel that goes by another region', () => {
  const abroad = movieOf('unlocked', {
    releases: [
      releaseOf('2023-02-17', { region: 'US' }),
      releaseOf('2023-03-01', { region: 'JP' }),
      releaseOf('2023-03-02', { region: 'JP', type: 'festival' }),
    ],
  });

  test('its dates count, and none where it has none', () => {
    expect(why({ movie: abroad, subscription: subscriptionOf({ region: 'US' }) })).toEqual([
      { name: 'to come', ...release },
      { name: 'festival', date: '2023-03-02' },
    ]);
    expect(why({ movie: abroad })).toEqual([
      { name: 'elsewhere', regions: ['JP', 'US'], region: 'KR' },
      { name: 'festival', date: '2023-03-02' },
    ]);
  });

  test('what was posted before it did does not stand any more', () => {
    const subscription = subscriptionOf({ region: 'JP' });
    expect(why({ movie: abroad, subscription, records: [recordOf()], now: noon })).toEqual([
      { name: 'posted', ...release, publishing: false, stands: false },
      { name: 'to come', alert: alertOf({ date: '2023-03-01' }), due: at('2023-03-01T09:00+09:00') },
      { name: 'festival', date: '2023-03-02' },
    ]);
  });

  test('that follows notable movies, one that is not is not told', () => {
    const movie = { ...unlocked, notable: false };
    expect(why({ movie, subscription: subscriptionOf({ movies: 'notable' }) })).toEqual([
      { name: 'not notable' },
    ]);
    expect(why({ movie, subscription: subscriptionOf({ movies: ['unlocked'] }) })).toEqual([
      { name: 'to come', ...release },
    ]);
  });
});
