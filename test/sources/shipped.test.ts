// The catalogue that ships, as its facts are known.
import { expect, test } from 'vitest';
import { readCatalogueFile } from '../../src/sources/file.ts';

const movies = await readCatalogueFile('data/movies.json');

test('its movies with their dates, what was announced before, and where they come out', () => {
  const facts = movies.map(({ id, originalTitle, ids, releases }) => [
    id,
    originalTitle,
    ids.tmdb,
    ...releases.map(({ date, type, region, platform }) => [date, type, region ?? platform].join(' ')),
    ...releases.flatMap(({ earlier }) => earlier.map(({ date, asOf }) => `${date ?? 'none'}, ${asOf}`)),
  ]);
  expect(facts).toEqual([
    ['the-point-men', '교섭', 606400, '2023-01-18 theatrical KR'],
    ['jung-e', '정이', 843794, '2023-01-20 streaming Netflix'],
    ['unlocked', '스마트폰을 떨어뜨렸을 뿐인데', 740441, '2023-02-17 streaming Netflix'],
    ['kill-boksoon', '길복순', 849869, '2023-03-31 streaming Netflix', '2023-02, 2023-02-01'],
    ['ballerina', '발레리나', 961268, '2023-10-06 streaming Netflix', 'none, 2023-02-01'],
    ['silence', '탈출: 프로젝트 사일런스', 726139, '2024-07-12 theatrical KR', '2023, 2023-02-01'],
  ]);
});

test('what an article stated has its day, what is known since has none', () => {
  const stated = movies.map(({ releases }) => releases.map(({ asOf, source }) => [asOf, source]));
  const article = [['2023-02-01', undefined]];
  const later = [[undefined, 'TMDB']];
  expect(stated).toEqual([article, article, article, later, later, later]);
  expect([...new Set(movies.map(({ source }) => source.asOf))]).toEqual(['2023-02-01']);
});

test('every movie has a story in both languages and its people', () => {
  for (const { synopsis, directors, cast } of movies) {
    expect(synopsis?.en).toMatch(/^[ -~]+\.$/);
    expect(synopsis?.ko).toMatch(/[가-힣]+다\.$/);
    expect([directors.length, cast.length >= 3]).toEqual([1, true]);
  }
});

test('only unsure spellings have no Hangul', () => {
  const people = movies.flatMap(({ directors, cast }) => [...directors, ...cast]);
  expect(people.filter(({ originalName }) => !originalName).map(({ name }) => name)).toEqual([
    'Jeon Jin Ho',
    'Leon',
  ]);
});
