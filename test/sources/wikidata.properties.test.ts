import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../src/core/movie-schema.ts';
import { createWikidata } from '../../src/sources/wikidata.ts';
import { nothingKept, round } from './rounds.ts';
import { item, places, type Claim, type Item, type Value } from './wikidata-films.ts';
import { startWikidata, type WikidataServer } from './wikidata-server.ts';

const named: Item[] = [
  ...places,
  { id: 'Q101', labels: { en: 'Netflix' } },
  { id: 'Q102', labels: { ko: '사람' } },
];

let server: WikidataServer;
beforeAll(async () => {
  server = await startWikidata([], named);
});
afterAll(() => server.close());

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', ' ', '\n', 'tt0000001', '7'),
);
const anyItem = fc.constantFrom(...named.map(({ id }) => id), 'Q999').map(item);
const anyTime = fc.record({
  time: fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom(
      '2023-02-31T00:00:00Z',
      '2023-00-00T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '-0001-01-01T00:00:00Z',
    ),
  ),
  precision: fc.integer({ min: 0, max: 14 }),
  calendar: fc.constantFrom('Q1985727', 'Q1985786'),
});
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  anyItem,
  anyTime,
  anyText.map((text) => ({ text })),
  anyText.map((text) => ({ text, language: 'ko' })),
  fc.constantFrom('somevalue', 'blank'),
);
const someItems = fc.array(fc.oneof(anyItem, fc.constant<Value>('somevalue')), { maxLength: 2 });
const anyClaim: fc.Arbitrary<Claim> = fc.record(
  {
    property: fc.constantFrom(
      'P31',
      'P57',
      'P161',
      'P136',
      'P345',
      'P449',
      'P577',
      'P577',
      'P750',
      'P1476',
      'P4947',
      'P99999',
    ),
    value: anyValue,
    rank: fc.constantFrom('preferred', 'normal', 'deprecated'),
    order: anyText,
    places: someItems,
    ways: someItems,
    distributors: someItems,
    occasions: someItems,
  },
  { requiredKeys: ['property', 'value'] },
);
const anyFilm = fc.record({
  labels: fc.dictionary(fc.constantFrom('en', 'ko', 'mul'), anyText),
  aliases: fc.record({ en: fc.array(anyText, { maxLength: 3 }) }),
  sitelinks: fc.nat(),
  claims: fc.array(anyClaim, { maxLength: 8 }),
});

test('whatever stands in Wikidata, a movie is as the catalogue wants it, and each film is told or named', async () => {
  const lists = fc.array(anyFilm, { minLength: 1, maxLength: 30 });
  const source = createWikidata({ url: server.url, userAgent: 'Test', perSecond: 10_000 });
  await fc.assert(
    fc.asyncProperty(lists, async (given) => {
      const films = given.map((one, index) => ({ ...one, id: `Q${index + 1}` }));
      server.films = new Map(films.map((one) => [one.id, one]));
      const kept = nothingKept();
      await round(source, kept, '2023-01-01T12:00:00Z');
      // The file's own form of id is narrower.
      const movies = [...kept.movies.values()].map((movie) => ({ ...movie, id: movie.id.toLowerCase() }));
      expect(readCatalogue({ movies })).toEqual({ movies });
      expect(kept.movies.size + kept.skipped.length).toBe(films.length);
    }),
    { numRuns: 30 },
  );
});
