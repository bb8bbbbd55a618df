import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsBetween, type Edits } from '../../src/core/edit-distance.ts';
import { queryOf } from '../../src/core/search/closeness.ts';
import { lettersOf, spanOf } from '../../src/core/search/letters.ts';

const edits = (query: string, name: string, most: number, fromWords = false): Edits =>
  editsBetween(queryOf(lettersOf(query)).letters, spanOf(lettersOf(name)), most, fromWords);

test.each([
  ['unlocked', 'unlocked', 0, 0],
  ['unl', 'unlocked', 5, 0],
  ['unlcoked', 'unlocked', 1, 1],
  ['unlockd', 'unlocked', 1, 1],
  ['unnlocked', 'unlocked', 1, 1],
  ['unlicked', 'unlocked', 1, 1],
  ['nulcoked', 'unlocked', 2, 2],
  ['ab', 'ba', 1, 1],
  ['abc', '', 3, 3],
  ['', 'abc', 3, 0],
  ['xyz', 'unlocked', 8, 3],
])('%s is %s but for %i edits, and a beginning of it but for %i', (query, name, whole, beginning) => {
  expect(edits(query, name, 10)).toEqual({ whole, beginning });
});

test('what comes before a word may be left out', () => {
  expect(edits('murdre', 'Memories of Murder', 6, true).beginning).toBe(1);
  expect(edits('murdre', 'Memories of Murder', 6).beginning).toBe(4);
  expect(edits('emories', 'Memories of Murder', 6, true).beginning).toBe(1);
});

test('more edits than are wanted are not counted', () => {
  expect(edits('xyz', 'unlocked', 2)).toEqual({ whole: Infinity, beginning: Infinity });
  expect(edits('unl', 'unlocked', 2)).toEqual({ whole: Infinity, beginning: 0 });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

test('the limit changes only what lies beyond it', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat({ max: 12 }), (query, name, most) => {
      const { beginning } = edits(query, name, 12);
      expect(edits(query, name, most).beginning).toBe(beginning <= most ? beginning : Infinity);
    }),
  );
});

test('one edit in a text is at most one edit away', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(), (text, rest, where) => {
      const index = text.length === 0 ? 0 : where % text.length;
      const edited = `${text.slice(0, index)}x${text.slice(index + 1)}`;
      expect(edits(edited, text + rest, 12).beginning).toBeLessThanOrEqual(1);
    }),
  );
});
