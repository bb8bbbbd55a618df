import { expect, test } from 'vitest';
import {
  isSearchable,
  letterMask,
  lettersOf,
  mostLetters,
  wordStarts,
} from '../../../src/core/search/letters.ts';

const read = (text: string): string =>
  String.fromCharCode(...lettersOf(text).map((unit) => unit & letterMask));
const words = (text: string): string[] => {
  const starts = wordStarts(lettersOf(text));
  return starts.map((start, index) => read(text).slice(start, starts[index + 1]));
};

test('only letters and digits count, without case and accents', () => {
  expect(['Jung_E', 'Yim Si-wan', '301/302', 'Ｃafé!', '🎬', '외계+인 1부'].map(read)).toEqual([
    'junge',
    'yimsiwan',
    '301302',
    'cafe',
    '',
    'ㅇㅗㅣㄱㅖㅇㅣㄴ1ㅂㅜ',
  ]);
});

test('Hangul is the keys it is typed with, however it is encoded', () => {
  expect(['값', '과', '시크릿'.normalize('NFD'), 'ㄳ'].map(read)).toEqual([
    'ㄱㅏㅂㅅ',
    'ㄱㅗㅏ',
    'ㅅㅣㅋㅡㄹㅣㅅ',
    'ㄱㅅ',
  ]);
  expect(read('하나').startsWith(read('한'))).toBe(true);
});

test('words begin behind what is no letter, but for apostrophes', () => {
  expect(words("The King's Letters")).toEqual(['the', 'kings', 'letters']);
  expect(words('King’s Jung_E')).toEqual(['kings', 'jung', 'e']);
  expect(words('나의 JSA')).toEqual(['ㄴㅏㅇㅡㅣ', 'jsa']);
  expect(words('Ça—va')).toEqual(['ca', 'va']);
});

test('a long text is cut', () => {
  expect(read('a'.repeat(500))).toBe('a'.repeat(mostLetters));
  expect(read('값'.repeat(500))).toHaveLength(mostLetters);
});

test('blanks, signs and emoji are nothing to search for', () => {
  expect(['', '  ', '!?', '🎬', 'a', '1', 'ㄱ', '愛'].map(isSearchable)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});
