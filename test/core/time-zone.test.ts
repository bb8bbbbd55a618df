import { expect, test } from 'vitest';
import { findTimeZone, suggestTimeZones, timeIn } from '../../src/core/time-zone.ts';
import { at } from './samples.ts';

test.each([
  ['Asia/Seoul', 'Asia/Seoul'],
  ['asia/seoul', 'Asia/Seoul'],
  ['Seoul', 'Asia/Seoul'],
  ['서울', 'Asia/Seoul'],
  ['서울'.normalize('NFD'), 'Asia/Seoul'],
  ['부산', 'Asia/Seoul'],
  ['KST', 'Asia/Seoul'],
  ['ｋｓｔ', 'Asia/Seoul'],
  ['jst', 'Asia/Tokyo'],
  ['도쿄', 'Asia/Tokyo'],
  ['New York', 'America/New_York'],
  ['new_york', 'America/New_York'],
  ['america/new york', 'America/New_York'],
  ['EST', 'America/New_York'],
  ['ET', 'America/New_York'],
  ['뉴욕', 'America/New_York'],
  ['PT', 'America/Los_Angeles'],
  ['로스앤젤레스', 'America/Los_Angeles'],
  ['london', 'Europe/London'],
  ['런던', 'Europe/London'],
  ['CET', 'Europe/Berlin'],
  ['파리', 'Europe/Paris'],
  ['시드니', 'Australia/Sydney'],
  ['UTC', 'UTC'],
  ['gmt', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Kolkata', 'Asia/Kolkata'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['kyiv', 'Europe/Kyiv'],
  ['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
])('%j is %s', (typed, zone) => {
  expect(findTimeZone(typed)).toBe(zone);
});

test.each([
  '',
  ' ',
  '+09:00',
  '+9',
  'UTC+9',
  'GMT+09:00',
  '-05',
  'nowhere',
  'constructor',
  'asia',
  '@everyone',
  '../etc',
])('%j is no time zone', (typed) => {
  expect(findTimeZone(typed)).toBeUndefined();
});

test('every zone that the system lists is found by its name, and Temporal takes what is found', () => {
  const now = at('2023-02-01T01:00Z');
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const found = findTimeZone(zone);
    expect(found === undefined ? undefined : timeIn(found, now)).toBe(timeIn(zone, now));
  }
});

const now = at('2023-02-01T12:30:59Z');
const zones = (typed: string, most = 5) => suggestTimeZones(typed, now, most).map(({ zone }) => zone);

test('suggestions show the time there', () => {
  expect(suggestTimeZones('seoul', now, 25)).toEqual([{ zone: 'Asia/Seoul', time: '21:30' }]);
  expect(suggestTimeZones('인도', now, 1)).toEqual([{ zone: 'Asia/Kolkata', time: '18:00' }]);
});

test('Seoul stands first while nothing is typed', () => {
  expect(zones('', 2)).toEqual(['Asia/Seoul', 'Asia/Tokyo']);
  expect(new Set(zones('', 25)).size).toBe(zones('', 25).length);
});

test('what is meant exactly comes first, then beginnings, then what is inside; common ones before others', () => {
  expect(zones('kst')).toEqual(['Asia/Seoul']);
  expect(zones('york')).toEqual(['America/New_York']);
  expect(zones('europe/', 2)).toEqual(['Europe/London', 'Europe/Berlin']);
  expect(zones('los')).toEqual(['America/Los_Angeles']);
  expect(zones('zzz')).toEqual([]);
  expect(zones('a', 25)).toHaveLength(25);
});
