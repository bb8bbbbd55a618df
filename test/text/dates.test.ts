import { describe, expect, test } from 'vitest';
import { en, ko } from '../../src/text/index.ts';

const today = Temporal.PlainDate.from('2023-02-01');
const from = (date: string) => Temporal.PlainDate.from(date);

test.each([
  ['2023-02-17', 'Friday, 17 February 2023', '2023년 2월 17일 (금)'],
  ['2023-12-31', 'Sunday, 31 December 2023', '2023년 12월 31일 (일)'],
  ['2024-02-29', 'Thursday, 29 February 2024', '2024년 2월 29일 (목)'],
  ['2023-02', 'February 2023', '2023년 2월'],
  ['2023', '2023', '2023년'],
])('says %s in words of its precision', (date, english, korean) => {
  expect([en.dates.of(date), ko.dates.of(date)]).toEqual([english, korean]);
});

test.each([
  ['2023-02-17', '17 February 2023', '2023년 2월 17일'],
  ['2023-02', 'February 2023', '2023년 2월'],
  ['2023', '2023', '2023년'],
])('says %s without a weekday', (date, english, korean) => {
  expect([en.dates.plain(date), ko.dates.plain(date)]).toEqual([english, korean]);
});

test('names the weekday of a day without its year', () => {
  expect([en.dates.shortDay('2023-02-17'), ko.dates.shortDay('2023-02-17')]).toEqual([
    'Friday 17 February',
    '2월 17일 (금)',
  ]);
});

test.each([
  ['2023-02-01', 'today', '오늘'],
  ['2023-02-02', 'tomorrow', 'D-1'],
  ['2023-02-17', 'in 16 days', 'D-16'],
  ['2024-02-17', 'in 381 days', 'D-381'],
  ['2023-01-31', 'yesterday', '어제'],
  ['2023-01-20', '12 days ago', '12일 전'],
  ['2023-01-01', '1 month ago', '1개월 전'],
  ['2022-11-15', '2 months ago', '2개월 전'],
  ['2022-02-01', '1 year ago', '1년 전'],
  ['2019-05-30', '3 years ago', '3년 전'],
])('says how far %s is from 1 February 2023', (day, english, korean) => {
  expect([en.dates.distance(from(day), today), ko.dates.distance(from(day), today)]).toEqual([
    english,
    korean,
  ]);
});

test.each([
  [0, 'this month', '이번 달'],
  [1, 'next month', '다음 달'],
  [3, 'in 3 months', '3개월 뒤'],
  [-1, 'last month', '지난달'],
  [-11, '11 months ago', '11개월 전'],
  [-12, '1 year ago', '1년 전'],
  [-40, '3 years ago', '3년 전'],
])('says how far a month is: %i', (months, english, korean) => {
  expect([en.dates.monthDistance(months), ko.dates.monthDistance(months)]).toEqual([english, korean]);
});

test.each([
  [0, 'this year', '올해'],
  [1, 'next year', '내년'],
  [2, 'in 2 years', '2년 뒤'],
  [-1, 'last year', '작년'],
  [-5, '5 years ago', '5년 전'],
])('says how far a year is: %i', (years, english, korean) => {
  expect([en.dates.yearDistance(years), ko.dates.yearDistance(years)]).toEqual([english, korean]);
});

describe('a time of day', () => {
  test.each([
    [0, '00:00', '오전 0시'],
    [540, '09:00', '오전 9시'],
    [720, '12:00', '오후 12시'],
    [1290, '21:30', '오후 9시 30분'],
  ])('%i minutes after midnight', (minute, english, korean) => {
    expect([en.dates.clock(minute), ko.dates.clock(minute)]).toEqual([english, korean]);
  });

  test.each([
    ['Asia/Seoul', '09:00 in Seoul', '서울 시간 오전 9시'],
    ['America/New_York', '09:00 in New York', '미 동부 시간 오전 9시'],
    ['America/Argentina/Buenos_Aires', '09:00 in Buenos Aires', '아르헨티나 표준시 오전 9시'],
    ['Europe/Kyiv', '09:00 in Kyiv', '동유럽 시간 오전 9시'],
    ['UTC', '09:00 UTC', 'UTC 오전 9시'],
    ['Etc/GMT+3', '09:00 UTC−3', 'GMT-03:00 오전 9시'],
  ])('in %s', (zone, english, korean) => {
    expect([en.dates.clockIn(540, zone), ko.dates.clockIn(540, zone)]).toEqual([english, korean]);
  });
});
