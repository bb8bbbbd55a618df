import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsToBeginning } from '../../src/core/edit-distance.ts';

test.each([
  ['unlocked', 'unlocked', 0],
  ['unl', 'unlocked', 0],
  ['unlcoked', 'unlocked', 1],
  ['unlokced', 'unlocked', 1],
  ['unlockd', 'unlocked', 1],
  ['unnlocked', 'unlocked', 1],
  ['unlicked', 'unlocked', 1],
  ['nulcoked', 'unlocked', 2],
  ['ab', 'ba', 1],
  ['abc', '', 3],
  ['', 'abc', 0],
  ['xyz', 'unlocked', 3],
])('%s is a beginning of %s but for %i edits', (a, b, edits) => {
  expect(editsToBeginning(a, b, 10)).toBe(edits);
});

test('more edits than are wanted are not counted', () => {
  expect(editsToBeginning('xyz', 'unlocked', 2)).toBe(Infinity);
  expect(editsToBeginning('xyz', '', 2)).toBe(Infinity);
  expect(editsToBeginning('unlcoked', 'unlocked', 1)).toBe(1);
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

test('the limit changes only what lies beyond it', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat({ max: 12 }), (a, b, most) => {
      const edits = editsToBeginning(a, b, 12);
      expect(editsToBeginning(a, b, most)).toBe(edits <= most ? edits : Infinity);
    }),
  );
});

test('one edit in a text is at most one edit away', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(), (a, rest, where) => {
      const index = a.length === 0 ? 0 : where % a.length;
      const edited = `${a.slice(0, index)}x${a.slice(index + 1)}`;
      expect(editsToBeginning(edited, a + rest, 12)).toBeLessThanOrEqual(1);
    }),
  );
});
