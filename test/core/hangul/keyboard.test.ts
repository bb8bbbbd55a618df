import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { hangulOfKeys, keysOfHangul } from '../../../src/core/hangul/keyboard.ts';
import { allSyllables, anySyllable, anyText } from './texts.ts';

test.each([
  ['길복순', 'rlfqhrtns'],
  ['정이', 'wjddl'],
  ['쌍화점', 'Tkdghkwja'],
  ['값이', 'rkqtdl'],
  ['갑시', 'rkqtl'],
  ['가까이', 'rkRkdl'],
  ['갔다', 'rkTek'],
  ['외계+인 1부', 'dhlrP+dls 1qn'],
  ['의왜워', 'dmldhodnj'],
  ['읽다가', 'dlfrekrk'],
  ['ㅋㅋㅋ', 'zzz'],
  ['공동경비구역 ㅓㄴㅁ', 'rhdehdrudqlrndur jsa'],
])('%s is typed as %s', (hangul, keys) => {
  expect(keysOfHangul(hangul)).toBe(keys);
  expect(hangulOfKeys(keys)).toBe(hangul);
});

test.each([
  ['parasite', 'ㅔㅁㄱㅁ냣ㄷ'],
  ['my last love', 'ㅡㅛ ㅣㅁㄴㅅ ㅣㅐㅍㄷ'],
  ['sleep', '닏데'],
  ['bottomless bad', 'ㅠㅐㅅ새ㅢㄷㄴㄴ ㅠㅁㅇ'],
  ['train to busan', 'ㅅㄱ먀ㅜ 새 ㅠㅕㄴ무'],
  ['1987', '1987'],
  ['🎬', '🎬'],
  ['', ''],
])('%s comes out as %s when the keyboard is Korean', (latin, hangul) => {
  expect(hangulOfKeys(latin)).toBe(hangul);
  expect(keysOfHangul(hangul)).toBe(latin);
});

test('shift makes no other letter of most keys', () => {
  expect(hangulOfKeys('ASDFGHJKLZXCVBNMYUI')).toBe(hangulOfKeys('asdfghjklzxcvbnmyui'));
  expect(hangulOfKeys('QWERTOP')).toBe('ㅃㅉㄸㄲ썌ㅖ');
});

test('every syllable comes back, alone and among others', () => {
  expect(allSyllables.map((text) => hangulOfKeys(keysOfHangul(text)))).toEqual(allSyllables);
  expect(hangulOfKeys(keysOfHangul(allSyllables.join('')))).toBe(allSyllables.join(''));
  assert(
    property(string({ unit: oneof(anySyllable, constantFrom(...' 1-:'.split(''))) }), (text) => {
      expect(hangulOfKeys(keysOfHangul(text))).toBe(text);
    }),
  );
});

test('all Latin text in lower case comes back, and no text is too much', () => {
  const latin = string({ unit: constantFrom(..."abcdefghijklmnopqrstuvwxyz QWERTOP'1".split('')) });
  assert(
    property(latin, (text) => {
      expect(keysOfHangul(hangulOfKeys(text))).toBe(text);
    }),
  );
  assert(
    property(anyText, (text) => {
      hangulOfKeys(text);
      keysOfHangul(text);
    }),
  );
});
