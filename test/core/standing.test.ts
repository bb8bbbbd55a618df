import { describe, expect, test } from 'vitest';
import { leadingRelease, standingOf, statedOn } from '../../src/core/standing.ts';
import { movieOf, on, releaseOf } from './samples.ts';

const movie = movieOf('m', { source: { name: 'Article', asOf: '2023-02-01' } });
const standing = (date: string, today: string, given = {}) =>
  standingOf(releaseOf(date, given), movie, on(today));

const day = (count: number) => ({ unit: 'day', count });

describe('how a release stands', () => {
  test('to come, in days until its first day', () => {
    expect(standing('2023-02-17', '2023-02-01')).toEqual({ name: 'to come', days: 16, distance: day(16) });
    expect(standing('2023-03', '2023-02-01')).toEqual({
      name: 'to come',
      days: 28,
      distance: { unit: 'month', count: 1 },
    });
    expect(standing('2025', '2023-12-31')).toEqual({
      name: 'to come',
      days: 367,
      distance: { unit: 'year', count: 1 },
    });
  });

  test('under way: all day, all month, all year', () => {
    expect(standing('2023-02-17', '2023-02-17')).toEqual({ name: 'today' });
    expect(standing('2023-02', '2023-02-01')).toEqual({ name: 'this month' });
    expect(standing('2023-02', '2023-02-28')).toEqual({ name: 'this month' });
    expect(standing('2023', '2023-12-31')).toEqual({ name: 'this year' });
  });

  test('only announced: stated before it came, and nothing newer', () => {
    expect(standing('2023-02-17', '2023-02-18')).toEqual({
      name: 'only announced',
      days: 1,
      distance: day(1),
    });
    expect(standing('2023-02', '2023-03-01')).toEqual({ name: 'only announced', days: 1, distance: day(1) });
    expect(standing('2023', '2026-11-25', { asOf: '2023-06-01', source: 'B' })).toEqual({
      name: 'only announced',
      days: 1060,
      distance: { unit: 'year', count: 2 },
    });
  });

  test('past: stated on the day or later, or by a source that gives no day', () => {
    expect(standing('2023-01-20', '2023-02-01')).toEqual({ name: 'past', days: 12, distance: day(12) });
    expect(standing('2023-02-01', '2023-02-02')).toEqual({ name: 'past', days: 1, distance: day(1) });
    expect(standing('2023-03-31', '2026-03-31', { source: 'TMDB' })).toEqual({
      name: 'past',
      days: 1096,
      distance: { unit: 'year', count: 3 },
    });
    const sourceWithoutDay = movieOf('n');
    expect(standingOf(releaseOf('2023-02'), sourceWithoutDay, on('2023-03-02'))).toEqual({
      name: 'past',
      days: 2,
      distance: day(2),
    });
  });

  test("a release's own day of statement comes before its movie's", () => {
    const stated = [{}, { asOf: '2023-03-01' }, { source: 'TMDB' }, { source: 'TMDB', asOf: '2023-04-01' }];
    expect(stated.map((given) => statedOn(releaseOf('2023', given), movie))).toEqual([
      '2023-02-01',
      '2023-03-01',
      undefined,
      '2023-04-01',
    ]);
  });
});

const facts = (...releases: [date: string, type?: 'festival'][]) =>
  movieOf('m', {
    releases: releases.map(([date, type]) => releaseOf(date, type ? { type } : {})),
  });
const leading = (...releases: [date: string, type?: 'festival'][]) =>
  leadingRelease(facts(...releases), on('2023-02-15'))?.date;

describe('the release that leads', () => {
  test('is the next to come, the sharper of two', () => {
    expect(leading(['2023-01-01'], ['2023-02-17'], ['2023-03-01'])).toBe('2023-02-17');
    expect(leading(['2023-02-15'], ['2023-02-17'])).toBe('2023-02-15');
    expect(leading(['2023'], ['2023-12'], ['2023-12-05'])).toBe('2023-12-05');
  });

  test('else the latest', () => {
    expect(leading(['2003-11-21'], ['2022'], ['2022-11-01'])).toBe('2022');
  });

  test('a fact rather than what was only announced', () => {
    const releases = [releaseOf('2022-07-12'), releaseOf('2022-08', { asOf: '2022-01-01' })];
    expect(leadingRelease(movieOf('m', { releases }), on('2023-02-15'))?.date).toBe('2022-07-12');
    const announced = [
      releaseOf('2022-07', { asOf: '2022-01-01' }),
      releaseOf('2022-08', { asOf: '2022-01-01' }),
    ];
    expect(leadingRelease(movieOf('m', { releases: announced }), on('2023-02-15'))?.date).toBe('2022-08');
  });

  test('a festival only if there is nothing else', () => {
    expect(leading(['2022-05-20'], ['2023-05-20', 'festival'])).toBe('2022-05-20');
    expect(leading(['2022-05-20', 'festival'], ['2023-05-20', 'festival'])).toBe('2023-05-20');
    expect(leading()).toBeUndefined();
  });
});
