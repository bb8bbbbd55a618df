import { expect, test } from 'vitest';
import { parsePeriod, periodsBeginning } from '../../src/core/period.ts';

const today = Temporal.PlainDate.from('2023-12-15');

test.each([
  ['2023-02', '2023-02'],
  ['2023-2', '2023-02'],
  ['2023.2', '2023-02'],
  ['2023. 2.', '2023-02'],
  ['2023/02', '2023-02'],
  ['2023-02-17', '2023-02'],
  ['2/2023', '2023-02'],
  ['2023', '2023'],
  ['２０２３', '2023'],
  ['2023년', '2023'],
  ['2023년 3월', '2023-03'],
  ['2023년3월', '2023-03'],
  ['3월', '2024-03'],
  ['12월', '2023-12'],
  ['March 2023', '2023-03'],
  ['2023 march', '2023-03'],
  [' mar, 2023 ', '2023-03'],
  ['Sept. 2023', '2023-09'],
  ['march', '2024-03'],
  ['december', '2023-12'],
  ['this month', '2023-12'],
  ['next  month', '2024-01'],
  ['last month', '2023-11'],
  ['today', '2023-12'],
  ['오늘', '2023-12'],
  ['12', '2023-12'],
  ['3', '2024-03'],
  ['이번 달', '2023-12'],
  ['다음 달', '2024-01'],
  ['다음달', '2024-01'],
  ['지난달', '2023-11'],
  ['this year', '2023'],
  ['내년', '2024'],
  ['작년', '2022'],
  ['none', 'none'],
  ['No date', 'none'],
  ['날짜 미정', 'none'],
  ['미정', 'none'],
])('%s', (typed, period) => {
  expect(parsePeriod(typed, today)).toBe(period);
});

test.each([
  '',
  ' ',
  'blah',
  'marchx',
  'ma 2023',
  '13월',
  '2023년 13월',
  '2023-13',
  '2023-0',
  '0/2023',
  '23',
  '0',
  '13',
  '20233',
  '2023 march 2024',
  'constructor',
  '__proto__',
  '년',
  '월',
])('%j is no period', (typed) => {
  expect(parsePeriod(typed, today)).toBeUndefined();
});

test.each([
  ['내', ['2024']],
  ['지난', ['2023-11']],
  ['다음', ['2024-01']],
  ['last', ['2023-11', '2022']],
  ['next y', ['2024']],
  ['tod', ['2023-12']],
  ['날짜', ['none']],
  ['11', ['2024-11']],
  ['mar', ['2024-03']],
  ['', []],
  ['x', []],
])('%j is the beginning of %j', (typed, periods) => {
  expect(periodsBeginning(typed, today)).toEqual(periods);
});
