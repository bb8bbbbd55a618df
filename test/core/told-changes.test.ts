import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert.ts';
import type { DateChange } from '../../src/core/date-change.ts';
import { plan, type Wishes } from '../../src/core/plan.ts';
import type { Heard } from '../../src/core/told-changes.ts';
import { at, releasedOn, reminderOf, subscriptionOf } from './samples.ts';

const learnedAt = at('2023-02-10T12:00+09:00');
const window = { from: learnedAt.subtract({ hours: 12 }), until: learnedAt.add({ hours: 48 }) };
const moved: DateChange = { region: 'KR', movieId: 'm', was: '2023-02-17', date: '2023-03-03', learnedAt };
const dated: DateChange = { ...moved, was: '' };
const heard = (date: string, place: Heard['place'] = 'channel:1', at = 1): Heard => ({
  place,
  movieId: 'm',
  date,
  at,
});

const shown = ({ due, place, kind, date, was }: Alert) =>
  [due.toZonedDateTimeISO('Asia/Seoul').toPlainDateTime().toString(), place, kind, date, was]
    .join(' ')
    .trim();

const planned = (
  changes: DateChange[],
  told: Heard[],
  given: Partial<Wishes> = { subscriptions: [subscriptionOf()] },
  movies = [releasedOn('m', '2023-03-03')],
) => {
  const news = { changes, heard: told };
  const wishes = { subscriptions: [], reminders: [], timeZone: 'Asia/Seoul', now: learnedAt, news };
  return plan(movies, { ...wishes, ...given }, window).map(shown);
};
const toChannel = (given: Parameters<typeof subscriptionOf>[0], change = moved, told = heard('2023-02-17')) =>
  planned([change], [told], { subscriptions: [subscriptionOf(given)] });

describe('a channel', () => {
  test('that was told the old day hears of the new one at its next hour', () => {
    expect(planned([moved], [heard('2023-02-17')])).toEqual([
      '2023-02-11T09:00:00 channel:1 moved 2023-03-03 2023-02-17',
    ]);
    expect(toChannel({ minute: 12 * 60 })).toEqual([
      '2023-02-10T12:00:00 channel:1 moved 2023-03-03 2023-02-17',
    ]);
    expect(toChannel({ minute: 8 * 60, timeZone: 'Europe/Berlin' })).toEqual([
      '2023-02-10T16:00:00 channel:1 moved 2023-03-03 2023-02-17',
    ]);
  });

  test('that was not told hears nothing', () => {
    expect(planned([moved], [])).toEqual([]);
    expect(planned([moved], [heard('2023-02-17', 'channel:2')])).toEqual([]);
    expect(planned([moved], [{ ...heard('2023-02-17'), movieId: 'n' }])).toEqual([]);
  });

  test('hears of a first day whoever was told what', () => {
    expect(planned([dated], [])).toEqual(['2023-02-11T09:00:00 channel:1 dated 2023-03-03']);
    expect(planned([{ ...dated, was: '2023-03' }, dated], [])).toEqual([
      '2023-02-11T09:00:00 channel:1 dated 2023-03-03',
    ]);
  });

  test('hears of a first day only where it had subscribed by then, and follows the movie', () => {
    expect(toChannel({ since: learnedAt }, dated)).toEqual([]);
    expect(toChannel({ since: learnedAt.subtract({ seconds: 1 }) }, dated)).toHaveLength(1);
    expect(toChannel({ movies: ['n'] }, dated)).toEqual([]);
    expect(toChannel({ movies: ['n'] })).toEqual([]);
    expect(toChannel({ movies: ['n', 'm'] })).toHaveLength(1);
    expect(toChannel({ state: { name: 'paused', since: learnedAt } }, dated)).toEqual([]);
  });

  test('is told by the alert of the day itself where that comes first', () => {
    const movies = [releasedOn('m', '2023-02-11')];
    const soon = { ...moved, date: '2023-02-11' };
    expect(
      planned(
        [soon, { ...soon, was: '' }],
        [heard('2023-02-17')],
        { subscriptions: [subscriptionOf()] },
        movies,
      ),
    ).toEqual(['2023-02-11T09:00:00 channel:1 release 2023-02-11']);
  });

  test('is told what stands in the catalogue, and nothing else', () => {
    const movies = [releasedOn('m', '2023-03-10')];
    expect(planned([moved, dated], [heard('2023-02-17')], undefined, movies)).toEqual([]);
    expect(planned([moved, dated], [heard('2023-02-17')], undefined, [])).toEqual([]);
  });

  test('that heard two old days is told once, with the one that it heard last', () => {
    const second = { ...moved, was: '2023-02-20' };
    const told = [heard('2023-02-17', 'channel:1', 2), heard('2023-02-20', 'channel:1', 3)];
    expect(planned([moved, second], told)).toEqual([
      '2023-02-11T09:00:00 channel:1 moved 2023-03-03 2023-02-20',
    ]);
  });

  test('that heard the new day after the old one is told nothing', () => {
    const told = [heard('2023-02-17', 'channel:1', 2), heard('2023-03-03', 'channel:1', 3)];
    expect(planned([moved], told)).toEqual([]);
    const other = [heard('2023-02-17', 'channel:1', 3), heard('2023-03-03', 'channel:1', 2)];
    expect(planned([moved], other)).toHaveLength(1);
  });
});

describe('a person', () => {
  const reminders = [reminderOf('m', { undated: true }), reminderOf('n')];

  test('who was told the old day hears of the new one at nine; that there is one is told with it', () => {
    expect(planned([moved], [heard('2023-02-17', 'user:7')], { reminders })).toEqual([
      '2023-02-11T09:00:00 user:7 dated 2023-03-03',
      '2023-02-11T09:00:00 user:7 moved 2023-03-03 2023-02-17',
    ]);
  });

  test('who was not told hears that there is one', () => {
    expect(planned([moved, dated], [], { reminders })).toEqual([
      '2023-02-11T09:00:00 user:7 dated 2023-03-03',
    ]);
  });

  test('who wants no reminder any more hears nothing', () => {
    expect(planned([moved], [heard('2023-02-17', 'user:7')], { reminders: [reminderOf('n')] })).toEqual([]);
  });
});

test('people are told of what moved in Korea, channels of what moved where they go by', () => {
  const american: DateChange = { ...moved, region: 'US' };
  const told = [heard('2023-02-17'), heard('2023-02-17', 'user:7')];
  const given = { subscriptions: [subscriptionOf({ region: 'US' })], reminders: [reminderOf('m')] };
  expect(planned([american], told, given)).toEqual([
    '2023-02-11T09:00:00 channel:1 moved 2023-03-03 2023-02-17',
  ]);
  expect(planned([moved], told, given)).toEqual(['2023-02-11T09:00:00 user:7 moved 2023-03-03 2023-02-17']);
});
