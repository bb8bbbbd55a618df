// Texts to try properties on.
import { array, integer, type Arbitrary } from 'fast-check';
import { firstSyllable, syllableCount } from '../../../src/core/hangul/syllable.ts';

/** All 11,172, in order. */
export const allSyllables: readonly string[] = Array.from({ length: syllableCount }, (_, index) =>
  String.fromCharCode(firstSyllable + index),
);

export const anySyllable: Arbitrary<string> = integer({ min: 0, max: syllableCount - 1 }).map(
  (index) => allSyllables[index] ?? '',
);

/** Any code units, halves of surrogate pairs too. */
export const anyText: Arbitrary<string> = array(integer({ min: 0, max: 0xffff })).map((units) =>
  String.fromCharCode(...units),
);
