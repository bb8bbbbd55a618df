import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { initialsOf, isInitials } from '../../../src/core/hangul/initial-consonants.ts';
import { initials } from '../../../src/core/hangul/syllable.ts';
import { allSyllables, anyText } from './texts.ts';

test.each([
  ['길복순', 'ㄱㅂㅅ'],
  ['살인의 추억', 'ㅅㅇㅇ ㅊㅇ'],
  ['공동경비구역 JSA', 'ㄱㄷㄱㅂㄱㅇ JSA'],
  ['외계+인 1부', 'ㅇㄱ+ㅇ 1ㅂ'],
  ['쌍화점', 'ㅆㅎㅈ'],
  ['ㄱㅂㅅ', 'ㄱㅂㅅ'],
  ['ㄳ', 'ㄱㅅ'],
  ['길ㅂㅅ', 'ㄱㅂㅅ'],
  ['ㅠㅠ', ''],
  ['', ''],
])('the initials of %s are "%s"', (text, expected) => {
  expect(initialsOf(text)).toBe(expected);
});

test('every syllable has its initial, 588 in a row the same', () => {
  const expected = initials.flatMap((initial) => Array.from({ length: 588 }, () => initial));
  expect(allSyllables.map(initialsOf)).toEqual(expected);
  expect(initialsOf(allSyllables.join(''))).toBe(expected.join(''));
});

test('single consonants may mean initials; a syllable or a vowel says that they do not', () => {
  const texts = [
    'ㄱㅂㅅ',
    'ㄱ',
    'ㄳ',
    'ㅂㅈㄷㅅ 3',
    'ᄀᄇ',
    '길복순',
    'ㄱㅏ',
    '사채ㅅ',
    'ㅠㅠ',
    'ㅁ ㄱㄷ냔',
    'gbs',
    '',
    '3',
  ];
  expect(texts.filter(isInitials)).toEqual(['ㄱㅂㅅ', 'ㄱ', 'ㄳ', 'ㅂㅈㄷㅅ 3', 'ᄀᄇ']);
});

test('of any text: the initials of initials are the same', () => {
  assert(
    property(anyText, (text) => {
      expect(initialsOf(initialsOf(text))).toBe(initialsOf(text));
    }),
  );
});
