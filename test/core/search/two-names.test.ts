import { expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import { on } from '../samples.ts';
import { films } from './films.ts';

const today = on('2023-02-01');
const catalogue = catalogueOf(films);
const titles = (text: string) => catalogue.find(text, today).map(({ title }) => title);

test.each([
  '송강호 봉준호',
  '봉준호, 송강호',
  'song kang-ho bong joon-ho',
  'Kang-ho Song & Joon-ho Bong',
  'Song Kangho and Bong Joonho',
  'THDRKDGH 봉준호',
])('%j is two people: what both have made', (text) => {
  expect(titles(text)).toEqual(['Parasite', 'The Host', 'Memories of Murder']);
});

test('two who made nothing together are nothing', () => {
  expect([titles('송강호 김민희'), titles('kim hye-ja, lee byung-hun')]).toEqual([[], []]);
});

test.each([
  ['기생충 parasite', 'Parasite'],
  ['Parasyte 기생충', 'Parasite'],
  ['memories of murder 살인의 추억', 'Memories of Murder'],
  ['시 poetry', 'Poetry'],
])('%j is both titles of %s', (text, title) => {
  expect(titles(text)).toEqual([title]);
});
