import { expect, test } from 'vitest';
import { inSinoKorean } from '../../../src/core/hangul/sino-korean.ts';

test.each([
  ['7급 공무원', '칠급 공무원'],
  ['8월의 크리스마스', '팔월의 크리스마스'],
  ['1987', '천구백팔십칠'],
  ['10일', '십일'],
  ['2037 110 1004 0 007 20000', '이천삼십칠 백십 천사 0 007 20000'],
  ['외계+인', '외계+인'],
])('%s is read %s', (text, read) => {
  expect(inSinoKorean(text)).toBe(read);
});
