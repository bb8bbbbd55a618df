import { describe, expect, test } from 'vitest';
import {
  inMonth,
  inYear,
  latest,
  periods,
  undated,
  upcoming,
  type DateGroup,
} from '../../src/core/upcoming.ts';
import { movieOf, on, releasedOn, releaseOf } from './samples.ts';

const seen = (today: string) => ({ today: on(today), region: 'KR' });

const ids = (groups: readonly DateGroup[]) =>
  groups.map(({ date, listed }) => [date, ...listed.map(({ movie }) => movie.id)]);

const movies = [
  releasedOn('yesterday', '2023-01-31'),
  releasedOn('today', '2023-02-01'),
  releasedOn('b', '2023-02-17'),
  releasedOn('a', '2023-02-17', '2023-06'),
  releasedOn('last-day', '2023-05-02'),
  releasedOn('too-late', '2023-05-03'),
  releasedOn('this-month', '2023-02'),
  releasedOn('last-month', '2023-01'),
  releasedOn('may', '2023-05'),
  releasedOn('june', '2023-06'),
  releasedOn('this-year', '2023'),
  releasedOn('next-year', '2024'),
  movieOf('undated'),
];

test('upcoming: 90 days by day, then months that begin within them, then this year', () => {
  expect(ids(upcoming(movies, seen('2023-02-01')))).toEqual([
    ['2023-02-01', 'today'],
    ['2023-02-17', 'a', 'b'],
    ['2023-05-02', 'last-day'],
    ['2023-02', 'this-month'],
    ['2023-05', 'may'],
    ['2023', 'this-year'],
  ]);
  expect(ids(upcoming(movies, seen('2023-12-20')))).toEqual([['2023', 'this-year']]);
  expect(upcoming([], seen('2023-02-01'))).toEqual([]);
});

test('a month: its days, then what has none', () => {
  expect(ids(inMonth(movies, '2023-02', 'KR'))).toEqual([
    ['2023-02-01', 'today'],
    ['2023-02-17', 'a', 'b'],
    ['2023-02', 'this-month'],
  ]);
  expect(inMonth(movies, '1999-01', 'KR')).toEqual([]);
});

test('a year: days before their month, months before their year', () => {
  expect(ids(inYear(movies, '2023', 'KR')).map(([date]) => date)).toEqual([
    '2023-01-31',
    '2023-01',
    '2023-02-01',
    '2023-02-17',
    '2023-02',
    '2023-05-02',
    '2023-05-03',
    '2023-05',
    '2023-06',
    '2023',
  ]);
});

test('those without a date', () => {
  expect(undated(movies).map(({ id }) => id)).toEqual(['undated']);
});

test('the periods that hold something', () => {
  expect(
    periods([releasedOn('a', '2023-02-17', '2023-02', '2024'), releasedOn('b', '2022-11')], 'KR'),
  ).toEqual({
    months: ['2022-11', '2023-02'],
    years: ['2022', '2023', '2024'],
    undated: false,
  });
  expect(periods([movieOf('a')], 'KR')).toEqual({ months: [], years: [], undated: true });
});

describe('of several releases', () => {
  const festival = releaseOf('2023-01-10', { type: 'festival' });
  const cinema = releaseOf('2023-01-10', { type: 'theatrical', region: 'KR' });
  const movie = movieOf('m', { releases: [festival, cinema, releaseOf('2023-01-20', { type: 'festival' })] });

  test('on one date, one that is no festival is listed', () => {
    expect(inMonth([movie], '2023-01', 'KR')[0]).toEqual({
      date: '2023-01-10',
      listed: [{ movie, release: cinema }],
    });
  });

  test('the latest that is no festival counts as the latest', () => {
    expect(latest([movie], seen('2023-02-01'), 5)).toEqual([{ movie, release: cinema }]);
  });
});

test('the latest: over or come today, each movie once, latest first', () => {
  const last = latest([...movies, releasedOn('twice', '2022', '2023-01-30')], seen('2023-02-01'), 4);
  expect(last.map(({ movie, release }) => [movie.id, release.date])).toEqual([
    ['today', '2023-02-01'],
    ['last-month', '2023-01'],
    ['yesterday', '2023-01-31'],
    ['twice', '2023-01-30'],
  ]);
});

test('by the dates of a region, of a movie without one there by all that it has', () => {
  const kr = releaseOf('2023-02-02', { region: 'KR' });
  const us = releaseOf('2023-02-03', { region: 'US' });
  const jp = releaseOf('2023-02-04', { region: 'JP' });
  const listed = [movieOf('both', { releases: [kr, us] }), movieOf('abroad', { releases: [us, jp] })];
  expect(ids(inMonth(listed, '2023-02', 'KR'))).toEqual([
    ['2023-02-02', 'both'],
    ['2023-02-03', 'abroad'],
    ['2023-02-04', 'abroad'],
  ]);
  expect(ids(upcoming(listed, { today: on('2023-02-01'), region: 'US' }))).toEqual([
    ['2023-02-03', 'abroad', 'both'],
  ]);
  expect(latest(listed, { today: on('2023-03-01'), region: 'US' }, 5).map(({ release }) => release)).toEqual([
    us,
    us,
  ]);
});
