import { expect, test } from 'vitest';
import { findRegion, suggestRegions } from '../../src/core/regions.ts';

test.each([
  ['kr', 'KR'],
  ['KR', 'KR'],
  ['Korea', 'KR'],
  ['south  korea', 'KR'],
  ['한국', 'KR'],
  ['대한민국', 'KR'],
  ['U.S.A.', 'US'],
  ['미국', 'US'],
  ['uk', 'GB'],
  ['The Philippines', 'PH'],
  ['turkiye', 'TR'],
  ['Hong Kong', 'HK'],
  ['홍콩', 'HK'],
])('%s is %s', (typed, code) => {
  expect(findRegion(typed)).toBe(code);
});

test.each(['', 'nowhere', 'EU', 'XX', 'DD', 'ZZ', '<@1>'])('%j is none', (typed) => {
  expect(findRegion(typed)).toBeUndefined();
});

test('suggested are those of many films, those that begin so, and those that hold it', () => {
  const codes = (typed: string) => suggestRegions(typed, 'en', 5).map(({ code }) => code);
  expect(codes('')).toEqual(['KR', 'US', 'JP', 'TW', 'HK']);
  expect(codes('uni')).toEqual(['US', 'GB', 'AE', 'RE', 'TN']);
  expect(codes('jp')).toEqual(['JP']);
  expect(suggestRegions('kor', 'en', 2)).toEqual([
    { code: 'KR', name: 'South Korea' },
    { code: 'KP', name: 'North Korea' },
  ]);
  expect(suggestRegions('미', 'ko', 1)).toEqual([{ code: 'US', name: '미국' }]);
  expect(suggestRegions('qq', 'en', 5)).toEqual([]);
});
