import { expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import { movieOf, on } from '../samples.ts';
import { films } from './films.ts';

const today = on('2023-02-01');
const foundAmong = (titles: readonly string[]) => {
  const catalogue = catalogueOf([...films, ...titles.map((title) => movieOf(title))]);
  return (text: string) => catalogue.find(text, today).map(({ title }) => title);
};

test.each([
  ['기생충 영화', 'Parasite'],
  ['영화 기생충', 'Parasite'],
  ['한국영화 기생충', 'Parasite'],
  ['parasite movie', 'Parasite'],
  ['film parasite', 'Parasite'],
  ['Parasite Korean Movie', 'Parasite'],
  ['parasite 2019 film', 'Parasite'],
  ['parasite movie 2019', 'Parasite'],
  ['2019년 영화 기생충', 'Parasite'],
  ['기생충 한국영화(2019)', 'Parasite'],
  ['영화 봉준호 마더', 'Mother'],
  ['Kim Hye-ja movies', 'Mother'],
])('%j is meant as a movie: %s', (text, title) => {
  expect(foundAmong([])(text)).toEqual([title]);
});

test('they are words of a title first, and alone they are no name', () => {
  const found = foundAmong(['Movie Star', 'Star', 'Rough Cut 영화는 영화다', 'The Film', 'Korean War Story']);
  const texts = ['movie star', '영화는 영화다', 'the film', 'film cut', 'korean film', 'the korean movie'];
  expect(texts.map(found)).toEqual([['Movie Star'], ['Rough Cut 영화는 영화다'], ['The Film'], [], [], []]);
  expect(['the korean film 2019', '2019 한국 영화'].map(found)).toEqual([[], []]);
});
