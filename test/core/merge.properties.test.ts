import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSources } from '../../src/core/merge.ts';
import { keyOf, type SourceName, type SourceRecord } from '../../src/core/source-record.ts';
import { record } from './records.ts';

const id = fc.nat({ max: 5 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyRecord = fc
  .record({
    source: fc.constantFrom<SourceName>('file', 'wikidata', 'tmdb', 'kobis'),
    id,
    wikidata: maybe(id),
    tmdb: maybe(id),
    imdb: maybe(id),
    title: fc.constantFrom('하나', '둘'),
    year: fc.constantFrom('2024', '2025', '2027'),
    director: maybe(fc.constantFrom('김하나', '이둘')),
  })
  .map(({ source, id: own, wikidata, tmdb, imdb, title, year, director }) =>
    record(source, source === 'file' ? `tmdb:${own}` : `${source}:${own}`, {
      originalTitle: title,
      releases: [{ date: year, earlier: [] }],
      directors: director === undefined ? [] : [{ name: director }],
      ids: {
        ...(wikidata === undefined ? {} : { wikidata: String(wikidata) }),
        ...(tmdb === undefined ? {} : { tmdb }),
        ...(imdb === undefined ? {} : { imdb: String(imdb) }),
      },
    }),
  );
const records = fc.uniqueArray(anyRecord, { selector: keyOf, maxLength: 14 });

const none = new Map<string, string>();
const idsOf = (given: readonly SourceRecord[], known: ReadonlyMap<string, string>) =>
  mergeSources(given, known).named.map(({ id: name, records: group }) => [name, group.map(keyOf)]);

test('every record is of one movie, no movie has two of a source, and an id leads to one movie', () => {
  fc.assert(
    fc.property(records, (given) => {
      const { named, movies, ids } = mergeSources(given, none);
      const keys = named.flatMap(({ records: group }) => group.map(keyOf));
      expect(keys.toSorted()).toEqual(given.map(keyOf).toSorted());
      for (const { records: group } of named)
        expect(new Set(group.map(({ source }) => source)).size).toBe(group.length);
      const all = movies.flatMap((movie) => [movie.id, ...(movie.alsoIds ?? [])]);
      expect(new Set(all).size).toBe(all.length);
      for (const { id: name, records: group } of named)
        for (const one of group) expect(ids.get(keyOf(one))).toBe(name);
    }),
  );
});

test('what was merged once is merged so again', () => {
  fc.assert(
    fc.property(records, (given) => {
      const first = mergeSources(given, none);
      expect(idsOf(given, first.ids)).toEqual(idsOf(given, none));
      expect(mergeSources(given, first.ids).ids).toEqual(first.ids);
    }),
  );
});

test('an id that a record gave its movie is never another record’s movie later', () => {
  fc.assert(
    fc.property(records, records, (before, more) => {
      const known = mergeSources(before, none).ids;
      const keys = new Set(before.map(keyOf));
      const after = mergeSources([...before, ...more.filter((one) => !keys.has(keyOf(one)))], known);
      const isTaken = new Set(known.values());
      for (const { id: name, records: group } of after.named) {
        const had = group.flatMap((one) => known.get(keyOf(one)) ?? []);
        if (had.length === 0) expect(isTaken.has(name)).toBe(false);
      }
    }),
  );
});
