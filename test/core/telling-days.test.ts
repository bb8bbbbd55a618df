import { expect, test } from 'vitest';
import { isLastRelease } from '../../src/core/telling-days.ts';
import { movieOf, releasedOn, releaseOf } from './samples.ts';

test.each([
  [['2023-02-17'], '2023-02-17', true],
  [['2023-02-17', '2023-03-01'], '2023-02-17', false],
  [['2023-02-17', '2023-03-01'], '2023-03-01', true],
  [['2023-02-17', '2023-03'], '2023-02-17', false],
  [['2023-02-17', '2022'], '2023-02-17', false],
])('of %j, %s is the last release: %s', (dates, date, isLast) => {
  expect(isLastRelease(releasedOn('m', ...dates), date)).toBe(isLast);
});

test('a festival is no release to wait for', () => {
  const releases = [releaseOf('2023-02-17'), releaseOf('2023-05-01', { type: 'festival' })];
  expect(isLastRelease(movieOf('m', { releases }), '2023-02-17')).toBe(true);
});
