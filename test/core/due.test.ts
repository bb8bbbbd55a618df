import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueOn, rememberingDueOn } from '../../src/core/due.ts';
import { on } from './samples.ts';

const local = (day: string, minute: number, timeZone: string) =>
  dueOn(on(day), minute, timeZone).toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' });

test('an hour on a day, on the clock of a zone', () => {
  expect(dueOn(on('2023-02-17'), 540, 'Asia/Seoul').toString()).toBe('2023-02-17T00:00:00Z');
  expect(dueOn(on('2023-02-17'), 0, 'America/Los_Angeles').toString()).toBe('2023-02-17T08:00:00Z');
});

test('a skipped time is shifted on, of a doubled one it is the first', () => {
  expect(local('2023-03-26', 150, 'Europe/Berlin')).toBe('2023-03-26T03:30:00+02:00');
  expect(local('2023-10-29', 150, 'Europe/Berlin')).toBe('2023-10-29T02:30:00+02:00');
  expect(local('2023-04-28', 0, 'Africa/Cairo')).toBe('2023-04-28T01:00:00+03:00');
  expect(local('2023-10-01', 130, 'Australia/Lord_Howe')).toBe('2023-10-01T02:40:00+11:00');
});

test('in Apia, a day that never was is told a day on', () => {
  expect(local('2011-12-30', 540, 'Pacific/Apia')).toBe('2011-12-31T09:00:00+14:00');
});

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kolkata', 'Europe/Kyiv'];
const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });

test('in every zone the clock shows the chosen minute of the day, or the end of the gap it fell into', () => {
  const given = { day: days, minute: fc.nat({ max: 1439 }), timeZone: fc.constantFrom(...zones) };
  fc.assert(
    fc.property(fc.record(given), ({ day, minute, timeZone }) => {
      const date = on(day.toISOString().slice(0, 10));
      const due = dueOn(date, minute, timeZone).toZonedDateTimeISO(timeZone);
      const wanted = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
      const shift = wanted.until(due.toPlainDateTime(), { largestUnit: 'minutes' }).minutes;
      const before = due.subtract({ minutes: shift + 1 });
      const gap = due.offsetNanoseconds - before.offsetNanoseconds;
      expect(shift === 0 || shift * 60e9 === gap).toBe(true);
      expect(shift).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

test('what is remembered is the same', () => {
  const remembered = rememberingDueOn();
  const ask = () => remembered(on('2023-02-17'), 540, 'Asia/Seoul');
  expect([ask(), ask()].map(String)).toEqual(['2023-02-17T00:00:00Z', '2023-02-17T00:00:00Z']);
  expect(remembered(on('2023-02-17'), 541, 'Asia/Seoul').toString()).toBe('2023-02-17T00:01:00Z');
});
