import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { jamoOf, singleLetter } from '../../../src/core/hangul/jamo.ts';
import { anySyllable, anyText } from './texts.ts';

test.each([
  ['값', 'ㄱㅏㅂㅅ'],
  ['과외', 'ㄱㅗㅏㅇㅗㅣ'],
  ['까닭', 'ㄲㅏㄷㅏㄹㄱ'],
  ['외계+인 1부', 'ㅇㅗㅣㄱㅖ+ㅇㅣㄴ 1ㅂㅜ'],
  ['사채ㅅ', 'ㅅㅏㅊㅐㅅ'],
  ['ㄳㅘ', 'ㄱㅅㅗㅏ'],
  ['Oldboy 🎬', 'Oldboy 🎬'],
])('%s is %s', (text, jamo) => {
  expect(jamoOf(text)).toBe(jamo);
});

test('conjoining letters are as single ones, so that a text may come in any normal form', () => {
  const texts = ['기생충', '길복순', '값', '외계+인', 'ㄱㅅ'];
  expect(texts.map((text) => jamoOf(text.normalize('NFD')))).toEqual(texts.map(jamoOf));
  expect(texts.map((text) => jamoOf(text.normalize('NFKC')))).toEqual(texts.map(jamoOf));
  expect(['ㅎ', 'ᄒ', 'ᅡ', 'ᆨ', 'a', '한'].map((text) => singleLetter(text.charCodeAt(0)))).toEqual([
    'ㅎ',
    'ㅎ',
    'ㅏ',
    'ㄱ',
    'a',
    '한',
  ]);
});

test('what is typed half-way is a beginning of the whole', () => {
  const halfway = ['ㄱ', '기', '깃', '기새', '기생', '기생ㅊ', '기생추'];
  expect(halfway.filter((text) => jamoOf('기생충').startsWith(jamoOf(text)))).toEqual([
    'ㄱ',
    '기',
    '깃',
    '기새',
    '기생',
    '기생ㅊ',
    '기생추',
  ]);
});

const mostlyHangul = oneof(
  anyText,
  string({ unit: oneof(anySyllable, constantFrom(...'ㄳㅘㅎ'.split(''))) }),
);

test('of any text: the same again, and the parts of a text are parts of its letters', () => {
  assert(
    property(mostlyHangul, mostlyHangul, (a, b) => {
      expect(jamoOf(jamoOf(a))).toBe(jamoOf(a));
      expect(jamoOf(a + b)).toBe(jamoOf(a) + jamoOf(b));
    }),
  );
});
