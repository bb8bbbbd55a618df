import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareDates,
  compareEnds,
  firstDay,
  isReleaseDate,
  lastDay,
  precisionOf,
} from '../../src/core/release-date.ts';

test('a release date is a day, a month or a year that the calendar has', () => {
  const dates = ['2023-02-17', '2024-02-29', '2023-02', '2023', '0001', '9999-12-31'];
  expect(dates.filter(isReleaseDate)).toEqual(dates);
});

test.each([
  '2023-02-31',
  '2023-02-29',
  '2023-13',
  '2023-00',
  '2023-1-1',
  '23',
  '20230217',
  '0000',
  '2023-02-17T00:00',
  ' 2023',
  '２０２３',
  '',
])('%j is no release date', (text) => {
  expect(isReleaseDate(text)).toBe(false);
});

test('a date says how precise it is', () => {
  expect(['2023-02-17', '2023-02', '2023'].map(precisionOf)).toEqual(['day', 'month', 'year']);
});

test('a date has a first and a last day', () => {
  const days = ['2023-02-17', '2023-02', '2024-02', '2023', '9999'].map((date) => [
    firstDay(date).toString(),
    lastDay(date).toString(),
  ]);
  expect(days).toEqual([
    ['2023-02-17', '2023-02-17'],
    ['2023-02-01', '2023-02-28'],
    ['2024-02-01', '2024-02-29'],
    ['2023-01-01', '2023-12-31'],
    ['9999-01-01', '9999-12-31'],
  ]);
});

const mixed = ['2023', '2023-02', '2023-01-01', '2023-02-17', '2022-12-31', '2023-02-01', '2023-03'];

test('dates sort by when they begin, the more precise first', () => {
  expect(mixed.toSorted(compareDates)).toEqual([
    '2022-12-31',
    '2023-01-01',
    '2023',
    '2023-02-01',
    '2023-02',
    '2023-02-17',
    '2023-03',
  ]);
});

test('dates sort by when they are over: days, then their month, then their year', () => {
  expect(mixed.toSorted(compareEnds)).toEqual([
    '2022-12-31',
    '2023-01-01',
    '2023-02-01',
    '2023-02-17',
    '2023-02',
    '2023-03',
    '2023',
  ]);
});

test('whatever the text, it is a release date or it is not, and a release date has its days', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9-]{0,11}$/), (text) => {
      if (!isReleaseDate(text)) return;
      expect(firstDay(text).toString().startsWith(text)).toBe(true);
      expect(lastDay(text).toString().startsWith(text)).toBe(true);
    }),
  );
});
