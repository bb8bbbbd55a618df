import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { holdCatalogue } from '../../src/store/catalogue.ts';

const empty = (asOf: string): Catalogue => ({
  movies: [],
  asOf,
  sources: [],
  movie: () => undefined,
  find: () => [],
  nearest: () => [],
  suggest: () => [],
  findPeople: () => [],
  suggestPeople: () => [],
  nearestPeople: () => [],
  prepare: () => false,
});

test('the newest catalogue is the current one, and who holds an older one keeps it', () => {
  const [first, next] = [empty('2023-02-01'), empty('2023-02-02')];
  const held = holdCatalogue(first);
  const before = held.current();
  expect(before).toBe(first);
  held.replace(next);
  expect(held.current()).toBe(next);
  expect(before).toBe(first);
});
