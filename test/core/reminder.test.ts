import { expect, test } from 'vitest';
import type { Release } from '../../src/core/movie.ts';
import { outlook } from '../../src/core/reminder.ts';
import { movieWith } from '../commands/movies.ts';

const on = (date: string, given: Partial<Release> = {}): Release => ({ date, earlier: [], ...given });
const ahead = (now: string, ...releases: Release[]) =>
  outlook(movieWith({ id: 'x', releases }), Temporal.Instant.from(now), 'Asia/Seoul');

test('a day is told on that day at 09:00, and not after', () => {
  expect(ahead('2023-02-16T23:59:59Z', on('2023-02-17'))).toEqual({ name: 'on day', date: '2023-02-17' });
  expect(ahead('2023-02-17T00:00:00Z', on('2023-02-17'))).toEqual({ name: 'hour passed' });
  expect(ahead('2023-02-17T15:00:00Z', on('2023-02-17'))).toEqual({ name: 'past', date: '2023-02-17' });
});

test('of several days the next is told', () => {
  const days = [on('2023-01-18'), on('2023-02-17'), on('2023-03-01')];
  expect(ahead('2023-02-01T00:00:00Z', ...days)).toEqual({ name: 'on day', date: '2023-02-17' });
});

test.each([
  ['no date', []],
  ['a month to come', [on('2023-03')]],
  ['this month', [on('2023-02')]],
  ['this year', [on('2023')]],
  ['a month that nothing confirmed', [on('2023-01', { asOf: '2022-12-01' })]],
  ['a day abroad', [on('2023-02-20', { region: 'US' })]],
  ['a festival only', [on('2023-05-20', { type: 'festival' })]],
  ['a day past and a year to come', [on('2023-01-18'), on('2024')]],
])('%s is told when there is a day', (_, releases) => {
  expect(ahead('2023-02-15T00:00:00Z', ...releases)).toEqual({ name: 'when dated' });
});

test('a month that is known to be over is past', () => {
  const release = on('2019-05', { asOf: '2023-02-01' });
  expect(ahead('2023-02-15T00:00:00Z', release)).toEqual({ name: 'past', date: '2019-05' });
});

test('what came out elsewhere more than a year ago is not waited for in Korea', () => {
  const abroad = on('2022-02-14', { region: 'US' });
  expect(ahead('2023-02-15T00:00:00Z', abroad)).toEqual({ name: 'past', date: '2022-02-14' });
  expect(ahead('2023-02-13T00:00:00Z', abroad)).toEqual({ name: 'when dated' });
});
