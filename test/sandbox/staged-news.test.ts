import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Release } from '../../src/core/movie.ts';
import { knownAt, newsAfter } from '../../src/sandbox/staged-news.ts';
import { readCatalogueFile } from '../../src/sources/file.ts';

const shipped = await readCatalogueFile('data/movies.json');
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Seoul]`).toInstant();
const known = (id: string, when: string) => knownAt(shipped, at(when)).find((movie) => movie.id === id);
const dates = (when: string) =>
  Object.fromEntries(
    knownAt(shipped, at(when)).map(({ id, releases }) => [id, releases.map(({ date }) => date)]),
  );

const announced: Omit<Release, 'date'> = { asOf: '2023-02-01', earlier: [] };

describe('what is known', () => {
  test('on 1 February 2023 is what was announced by then', () => {
    expect(dates('2023-02-01T10:00')).toEqual({
      'the-point-men': ['2023-01-18'],
      'jung-e': ['2023-01-20'],
      unlocked: ['2023-02-17'],
      'kill-boksoon': ['2023-02'],
      silence: ['2023'],
      ballerina: [],
    });
    expect(known('kill-boksoon', '2023-02-01T10:00')?.releases).toEqual([{ date: '2023-02', ...announced }]);
    expect(known('ballerina', '2023-02-01T10:00')?.earlier).toEqual([{ asOf: '2023-02-01' }]);
    expect(catalogueOf(knownAt(shipped, at('2023-02-01T10:00'))).asOf).toBe('2023-02-01');
  });

  test('grows at midnight in Seoul, 14 days before a date, and says that it is staged', () => {
    expect(known('kill-boksoon', '2023-03-16T23:59:59')?.releases).toEqual([
      { date: '2023-02', ...announced },
    ]);
    expect(known('kill-boksoon', '2023-03-17T00:00')?.releases).toEqual([
      {
        date: '2023-03-31',
        type: 'streaming',
        platform: 'Netflix',
        asOf: '2023-03-17',
        source: 'staged in the sandbox',
        earlier: [{ date: '2023-02', asOf: '2023-02-01' }],
      },
    ]);
  });

  test('is everything in the end', () => {
    expect(dates('2024-06-28T00:00')).toEqual(
      Object.fromEntries(shipped.map(({ id, releases }) => [id, releases.map(({ date }) => date)])),
    );
  });
});

test('the news to come, earliest first', () => {
  const news = (after: string) =>
    newsAfter(shipped, at(after)).map((one) => `${one.movie.id} ${one.at.toString()}`);
  expect(news('2023-02-01T10:00')).toEqual([
    'kill-boksoon 2023-03-16T15:00:00Z',
    'ballerina 2023-09-21T15:00:00Z',
    'silence 2024-06-27T15:00:00Z',
  ]);
  expect(news('2023-03-17T00:00')).toEqual([
    'ballerina 2023-09-21T15:00:00Z',
    'silence 2024-06-27T15:00:00Z',
  ]);
});
