import { expect, test } from 'vitest';
import { saidReleases } from '../../src/core/merge-releases.ts';
import type { Release } from '../../src/core/movie.ts';
import type { SourceName } from '../../src/core/source-record.ts';
import { record } from './records.ts';

type Said = Partial<Record<SourceName, readonly (Partial<Release> & { date: string })[]>>;

const sources: readonly SourceName[] = ['wikidata', 'tmdb', 'kobis', 'file'];

function merged(said: Said): string[] {
  const records = sources.flatMap((source) => {
    const releases = said[source]?.map((release) => ({ earlier: [], ...release }));
    return releases ? [record(source, `${source}:1`, { releases })] : [];
  });
  return saidReleases(records).map(({ release, record: { source } }) =>
    [source, release.date, release.region, release.type, release.platform].filter(Boolean).join(' '),
  );
}

const cinema = { region: 'KR', type: 'theatrical' } as const;
const stream = { region: 'KR', type: 'streaming' } as const;

test('KOBIS beats the others in Korean cinemas, and there alone', () => {
  expect(
    merged({
      wikidata: [{ date: '2026-12-22', ...cinema }],
      tmdb: [
        { date: '2026-12-23', ...cinema },
        { date: '2027-02-01', ...stream, platform: 'Netflix' },
        { date: '2027-01-08', region: 'US', type: 'theatrical' },
      ],
      kobis: [{ date: '2026-12-24', ...cinema }],
    }),
  ).toEqual([
    'kobis 2026-12-24 KR theatrical',
    'tmdb 2027-01-08 US theatrical',
    'tmdb 2027-02-01 KR streaming Netflix',
  ]);
});

test('what one source says several times is several releases', () => {
  expect(
    merged({
      tmdb: [
        { date: '2003-11-21', ...cinema },
        { date: '2013-11-21', ...cinema },
      ],
      wikidata: [{ date: '2003-11-21', ...cinema }],
    }),
  ).toEqual(['tmdb 2003-11-21 KR theatrical', 'tmdb 2013-11-21 KR theatrical']);
});

test('a region whose type one source does not say is one release', () => {
  expect(
    merged({ tmdb: [{ date: '2026-12-24', ...cinema }], wikidata: [{ date: '2026-12-23', region: 'KR' }] }),
  ).toEqual(['tmdb 2026-12-24 KR theatrical']);
});

test('one day is one release, whatever its type is said to be', () => {
  expect(
    merged({ tmdb: [{ date: '2023-03-31', ...stream }], wikidata: [{ date: '2023-03-31', ...cinema }] }),
  ).toEqual(['tmdb 2023-03-31 KR streaming']);
});

test('a day that fits is heard before a month or a year, whoever says it', () => {
  expect(
    merged({
      kobis: [{ date: '2026', ...cinema }],
      tmdb: [{ date: '2026-12', ...cinema }],
      wikidata: [{ date: '2026-12-24', ...cinema }],
    }),
  ).toEqual(['wikidata 2026-12-24 KR theatrical']);
  expect(merged({ kobis: [{ date: '2027', ...cinema }], tmdb: [{ date: '2026-12-24', ...cinema }] })).toEqual(
    ['kobis 2027 KR theatrical'],
  );
});

test('a date of which neither place nor type is said counts only where nothing else is known', () => {
  const premiere = { date: '2016-05-13' };
  expect(merged({ wikidata: [premiere] })).toEqual(['wikidata 2016-05-13']);
  expect(merged({ wikidata: [premiere, { date: '2016-07-20', ...cinema }] })).toEqual([
    'wikidata 2016-07-20 KR theatrical',
  ]);
  expect(merged({ wikidata: [premiere], kobis: [{ date: '2016-07-20', ...cinema }] })).toEqual([
    'kobis 2016-07-20 KR theatrical',
  ]);
  expect(merged({ wikidata: [premiere, { date: '2016-05-14', region: 'FR', type: 'festival' }] })).toEqual([
    'wikidata 2016-05-13',
    'wikidata 2016-05-14 FR festival',
  ]);
});

test("the operator's file speaks for the regions it names", () => {
  expect(
    merged({
      file: [{ date: '2027', region: 'KR' }],
      kobis: [{ date: '2026-12-24', ...cinema }],
      tmdb: [
        { date: '2027-02-01', ...stream },
        { date: '2027-01-08', region: 'US', type: 'theatrical' },
      ],
    }),
  ).toEqual(['file 2027 KR', 'tmdb 2027-01-08 US theatrical']);
});

test('and for all where it names none', () => {
  const everywhere = { date: '2027-03', type: 'streaming', platform: 'Netflix' } as const;
  expect(
    merged({
      file: [everywhere],
      kobis: [{ date: '2026-12-24', ...cinema }],
      tmdb: [{ date: '2027-01-08', region: 'US', type: 'theatrical' }],
    }),
  ).toEqual(['file 2027-03 streaming Netflix']);
});
