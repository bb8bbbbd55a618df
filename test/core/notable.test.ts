import { expect, test } from 'vitest';
import { isNotable } from '../../src/core/notable.ts';
import { record } from './records.ts';

const cinema = { releases: [{ date: '2026-12-24', region: 'KR', type: 'theatrical', earlier: [] }] } as const;
const platform = { releases: [{ date: '2026-12', platform: 'Netflix', earlier: [] }] };
const abroad = { releases: [{ date: '2026-12-24', region: 'US', type: 'theatrical', earlier: [] }] } as const;

const isIt = (source: 'file' | 'wikidata' | 'tmdb' | 'kobis', given: object): boolean => {
  const one = record(source, `${source}:1`, given);
  return isNotable(one.movie, [one]);
};

test.each([
  ['opens in Korean cinemas, and is looked for', 'tmdb', { ...cinema, popularity: 1 }, true],
  ['opens there, and has a page on a Wikipedia', 'wikidata', { ...cinema, popularity: 1 }, true],
  ['comes to a named platform, and is looked for', 'tmdb', { ...platform, popularity: 1 }, true],
  ['opens there, and nobody looks for it', 'tmdb', { ...cinema, popularity: 0.9 }, false],
  ['has no page', 'wikidata', { ...cinema, popularity: 0 }, false],
  ['only KOBIS knows it', 'kobis', cinema, false],
  ['opens elsewhere', 'tmdb', { ...abroad, popularity: 4.9 }, false],
  ['very many look for it', 'tmdb', { ...abroad, popularity: 5 }, true],
  ['many pages are about it, and there is no date', 'wikidata', { popularity: 10 }, true],
  ["is in the operator's file", 'file', {}, true],
  ["the operator's file says it is not", 'file', { ...cinema, notable: false, popularity: 99 }, false],
] as const)('%s', (_, source, given, expected) => {
  expect(isIt(source, given)).toBe(expected);
});
