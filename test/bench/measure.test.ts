import { expect, test } from 'vitest';
import { isMet, tableOfMeasures } from '../../bench/measure.ts';

test('a multiple, a difference or a figure is judged by its aim', () => {
  expect([
    isMet({ name: 'a', ours: 2, bare: 1, ratio: 2, most: 1.9 }),
    isMet({ name: 'b', ours: 2, bare: 1, more: 1, most: 1 }),
    isMet({ name: 'c', ours: 2, most: 3 }),
    isMet({ name: 'd', ours: 2 }),
    isMet({ name: 'e', most: 3 }),
  ]).toEqual([false, true, true, undefined, undefined]);
});

test('a line for each, with what it is compared with', () => {
  const measures = [
    { name: '/movie, p50 ms', ours: 1.2345, bare: 1, ratio: 1.2345, most: 1.2 },
    { name: 'choices, p50 ms', ours: 2, bare: 2.5, more: -0.5, most: 2.5 },
    { name: 'index MB', ours: 59 },
    { name: 'claims', why: 'no PostgreSQL' },
  ];
  expect(tableOfMeasures(measures)).toBe(
    [
      '| measure         | ours | bare | compared |     aim |           met |',
      '| --------------- | ---: | ---: | -------: | ------: | ------------: |',
      '| /movie, p50 ms  | 1.23 |    1 |   1.23 × | ≤ 1.2 × |            no |',
      '| choices, p50 ms |    2 |  2.5 |     -0.5 |   ≤ 2.5 |           yes |',
      '| index MB        |   59 |      |          |         |               |',
      '| claims          |      |      |          |         | no PostgreSQL |',
    ].join('\n'),
  );
});
