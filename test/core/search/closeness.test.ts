import { expect, test } from 'vitest';
import { closeness, farthestExact, less, nearEnough, queryOf } from '../../../src/core/search/closeness.ts';
import { lettersOf, spanOf } from '../../../src/core/search/letters.ts';

const close = (query: string, name: string): number =>
  closeness(queryOf(lettersOf(query)), spanOf(lettersOf(name)));

test('the more of a name is meant, and the nearer its beginning, the closer', () => {
  const names = [
    'Day Night',
    'Day Nightfall',
    'A Day Night',
    'Old Dayn Ightly',
    'Night of Day',
    'Midday Night',
  ];
  const found = names.map((name) => close('day night', name));
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  expect(new Set(found).size).toBe(found.length);
  expect(Math.min(...found)).toBeGreaterThan(farthestExact);
});

test('what had to be edited is never as close as what had not', () => {
  expect(close('parasyte', 'Parasite')).toBeLessThan(farthestExact);
  expect(close('parasyte', 'Parasite')).toBeGreaterThan(close('parasyte', 'Parasites'));
  expect(close('parasyte', 'Parasites')).toBeGreaterThan(close('parasyte', 'A Parasite'));
  expect(close('parasyte', 'A Parasite')).toBeGreaterThan(nearEnough);
});

test('short names allow few edits', () => {
  expect(
    [close('hos', 'hot'), close('host', 'hots'), close('host', 'hats')].map((found) => found > 0),
  ).toEqual([false, true, false]);
});

test('two letters are found at the beginning of words alone', () => {
  expect(
    [close('ho', 'Host'), close('ho', 'The Host'), close('ho', 'Ghost')].map((found) => found > 0),
  ).toEqual([true, true, false]);
});

test('nothing is close to nothing', () => {
  expect([close('', 'Host'), close('host', ''), close('', '')]).toEqual([0, 0, 0]);
});

test('a discount leaves what was exact exact', () => {
  expect(less(1, 0.1)).toBe(0.9);
  expect(less(0.6, 0.3)).toBeGreaterThan(farthestExact);
  expect(less(0.9, 0.6)).toBeGreaterThan(less(0.6, 0.6));
  expect(less(0.4, 0.2)).toBeCloseTo(0.3);
  expect(less(0.1, 0.9)).toBe(0);
});
