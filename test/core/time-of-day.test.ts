import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMinute, parseTimeOfDay } from '../../src/core/time-of-day.ts';

test.each([
  ['9', '09:00'],
  ['09', '09:00'],
  ['9am', '09:00'],
  ['9pm', '21:00'],
  ['9 PM', '21:00'],
  ['9 p.m.', '21:00'],
  ['21:30', '21:30'],
  ['21.30', '21:30'],
  ['9:30pm', '21:30'],
  ['12am', '00:00'],
  ['12:30 am', '00:30'],
  ['12pm', '12:00'],
  ['0', '00:00'],
  ['23:59', '23:59'],
  ['noon', '12:00'],
  ['Midnight', '00:00'],
  ['９', '09:00'],
  ['２１：３０', '21:30'],
  ['오후 9시', '21:00'],
  ['오후9시', '21:00'],
  ['오전 9시 30분', '09:30'],
  ['오후 9:30', '21:30'],
  ['오후 9시 반', '21:30'],
  ['오전 12시', '00:00'],
  ['오후 12시', '12:00'],
  ['21시', '21:00'],
  ['21시30분', '21:30'],
  ['정오', '12:00'],
  ['새벽 2시', '02:00'],
  ['새벽 12시 30분', '00:30'],
  ['새벽 0시', '00:00'],
  ['아침 8시', '08:00'],
  ['낮 2시', '14:00'],
  ['낮 12시', '12:00'],
  ['낮 11시', '11:00'],
  ['저녁 7시', '19:00'],
  ['저녁 19시', '19:00'],
  ['밤 11시 반', '23:30'],
  ['밤 12시', '00:00'],
  ['밤 1시', '01:00'],
  ['0930', '09:30'],
  ['2359', '23:59'],
  ['자정', '00:00'],
  ['오후 9시'.normalize('NFD'), '21:00'],
])('%j is %s', (typed, time) => {
  const minute = parseTimeOfDay(typed);
  expect(minute === undefined ? undefined : formatMinute(minute)).toBe(time);
});

test.each([
  '',
  '25',
  '24',
  '24:00',
  '9:75',
  '9:60',
  '9:3',
  '-1',
  '9.5.',
  'nine',
  '13pm',
  '0am',
  '오후 13시',
  '오후',
  '새벽 9시',
  '새벽 18시',
  '아침 12시',
  '저녁 12시',
  '밤 25시',
  '2400',
  '0960',
  '930',
  '시',
])('%j is no time of day', (typed) => {
  expect(parseTimeOfDay(typed)).toBeUndefined();
});

test.each(['constructor', '__proto__', '9:00; drop', '@everyone', '9'.repeat(1000)])(
  '%j does no harm',
  (typed) => {
    expect(parseTimeOfDay(typed)).toBeUndefined();
  },
);

test('each minute is read back from how it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      expect(parseTimeOfDay(formatMinute(minute))).toBe(minute);
    }),
  );
});
