import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersOf } from '../../../src/core/search/letters.ts';
import {
  buildNameIndex,
  closenesses,
  closenessOf,
  ownersOf,
  type NameIndex,
} from '../../../src/core/search/name-index.ts';
import { readingsOf } from '../../../src/core/search/readings.ts';

function indexOf(names: readonly (readonly string[])[]): NameIndex {
  const building = buildNameIndex(
    names.length,
    (owner) => (names[owner] ?? []).map((text) => ({ text })),
    0.1,
  );
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}

const byPlace = (place: number): number => place;

test('of each owner the closest of all names and readings', () => {
  const index = indexOf([['Host', '괴물'], ['Ghost'], [], ['Goemul']]);
  expect(closenesses(index, readingsOf('host'), byPlace)).toEqual(
    new Map([
      [0, 1],
      [1, 0.72],
    ]),
  );
  const found = closenesses(index, readingsOf('goemul'), byPlace);
  expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([0, 3]);
  expect([found.get(3), (found.get(0) ?? 0) > 0.9]).toEqual([1, true]);
});

test('whole names alone', () => {
  const index = indexOf([['Host'], ['The Host'], ['Host', 'HOST!'], ['호스트']]);
  expect(ownersOf(index.letters, lettersOf('host'))).toEqual([0, 2, 2]);
  expect(ownersOf(index.letters, lettersOf('hos'))).toEqual([]);
  expect(ownersOf(index.initials, lettersOf('ㅎㅅㅌ'))).toEqual([3]);
});

test('the closeness of one is the same as among all', () => {
  const names = fc.array(
    fc.array(fc.constantFrom('Host', 'Ghost', 'Hostel', '괴물', '괴 물', 'The Host 2'), { maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(names, fc.constantFrom('host', 'hsot', '괴물', 'ㄱㅁ', 'rhlanf'), (list, text) => {
      const index = indexOf(list);
      const readings = readingsOf(text).filter(({ kind }) => kind !== 'sound');
      const all = closenesses(index, readings, byPlace);
      for (const [owner, close] of all) expect(closenessOf(index, readings, owner)).toBe(close);
    }),
    { numRuns: 60 },
  );
});

test('among thousands that share its letters a whole name is found, and of equal ones the first in order', () => {
  const names = Array.from({ length: 3000 }, (_, index) => [`Host Night ${index}`]);
  const index = indexOf([...names, ['Host']]);
  const found = closenesses(index, readingsOf('host'), (place) => Math.abs(place - 1500));
  expect([found.get(3000), found.has(1500), found.has(1501)]).toEqual([1, true, true]);
});
