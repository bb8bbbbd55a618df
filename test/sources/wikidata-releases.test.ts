import { beforeAll, expect, test } from 'vitest';
import type { Release } from '../../src/core/movie.ts';
import { createWikidata } from '../../src/sources/wikidata.ts';
import { nothingKept, round } from './rounds.ts';
import { film, inKorea, item, ofItems, places, published, type Claim, type Item } from './wikidata-films.ts';
import { startWikidata } from './wikidata-server.ts';

const items: Item[] = [
  ...places,
  { id: 'Q101', labels: { en: 'Netflix' } },
  { id: 'Q102', labels: { en: 'TVING' } },
  { id: 'Q103', labels: { en: 'Distributor 103' } },
  { id: 'Q104', labels: { en: 'Channel 104' } },
  { id: 'Q110', labels: { en: 'video on demand' } },
  { id: 'Q111', labels: { en: 'movie theater' } },
  { id: 'Q112', labels: { en: 'DVD' } },
  { id: 'Q120', labels: { en: 'premiere' } },
  { id: 'Q121', labels: { ko: '부산국제영화제 2023' } },
];

const at = (...ids: string[]) => ({ places: ids.map(item) });
const time = (value: string, precision: number, calendar?: string): Claim => ({
  property: 'P577',
  value: { time: value, precision, ...(calendar === undefined ? {} : { calendar }) },
  ...inKorea,
});

/** Each with what is made of it: date, region, type and platform. */
const cases: [about: string, claims: Claim[], releases: string[]][] = [
  ['a day in South Korea is the cinemas', [published('2023-02-17', inKorea)], ['2023-02-17 KR theatrical']],
  ['elsewhere it is not said whose', [published('2023-02-17', at('Q142'))], ['2023-02-17 FR']],
  [
    'a statement of two places is two releases',
    [published('2023-02-17', at('Q142', 'Q884'))],
    ['2023-02-17 FR', '2023-02-17 KR theatrical'],
  ],
  [
    'months and years are as vague as Wikidata has them',
    [published('2023-05', inKorea), published('2024', at('Q142'))],
    ['2023-05 KR theatrical', '2024 FR'],
  ],
  [
    'what a more precise date says as well is left out',
    [
      published('2023', inKorea),
      published('2023-05', inKorea),
      published('2023-05-03', inKorea),
      published('2023'),
    ],
    ['2023-05-03 KR theatrical'],
  ],
  [
    'another year stays',
    [published('2022', inKorea), published('2023-05-03', inKorea)],
    ['2022 KR theatrical', '2023-05-03 KR theatrical'],
  ],
  [
    'deprecated statements never count, preferred ones before normal ones of the same place',
    [
      published('2023-02-10', { ...inKorea, rank: 'deprecated' }),
      published('2023-02-17', { ...inKorea, rank: 'preferred' }),
      published('2023-02-24', inKorea),
      published('2023-03-03', at('Q142')),
    ],
    ['2023-02-17 KR theatrical', '2023-03-03 FR'],
  ],
  [
    'centuries, hours, the Julian calendar, years of other lengths and days that no calendar has are dropped',
    [
      time('2000-01-01T00:00:00Z', 7),
      time('2023-02-17T10:00:00Z', 12),
      time('1919-10-27T00:00:00Z', 11, 'Q1985786'),
      time('-0500-01-01T00:00:00Z', 9),
      time('+12023-02-17T00:00:00Z', 11),
      time('13798000000-01-01T00:00:00Z', 11),
      time('2023-02-31T00:00:00Z', 11),
      { property: 'P577', value: 'somevalue' },
      { property: 'P577', value: 'blank' },
      { property: 'P577', value: { text: '17 February' } },
    ],
    [],
  ],
  ['a date without a place is of no region', [published('2023-02-17')], ['2023-02-17']],
  [
    'beside one of South Korea it does not count: it is often the premiere',
    [published('2023-01-10'), published('2023-02-17', inKorea)],
    ['2023-02-17 KR theatrical'],
  ],
  [
    'beside the same day somewhere it says nothing new, beside another country it may',
    [published('2023-02-17'), published('2023-02-17', at('Q42369')), published('2023-03-01')],
    ['2023-02-17 FR festival', '2023-03-01'],
  ],
  ['a festival is no release', [published('2023-05-20', at('Q42369'))], ['2023-05-20 FR festival']],
  ['nor one that has a Korean name alone', [published('2023-10-05', at('Q121'))], ['2023-10-05 festival']],
  [
    'nor a premiere or a festival that the date is about',
    [
      published('2023-01-10', { ...inKorea, occasions: [item('Q120')] }),
      published('2023-05-20', { ...at('Q142'), occasions: [item('Q42369')] }),
      published('2023-06-01', inKorea),
    ],
    ['2023-01-10 KR festival', '2023-05-20 FR festival', '2023-06-01 KR theatrical'],
  ],
  ['nor what is shown in a town', [published('2023-10-05', at('Q16520'))], ['2023-10-05 KR festival']],
  [
    'somewhere that is not said, a continent, an item without a name: not used',
    [
      published('2023-01-01', { places: ['somevalue'] }),
      published('2023-01-02', { places: ['blank'] }),
      published('2023-01-03', at('Q49')),
      published('2023-01-04', at('Q999')),
    ],
    [],
  ],
  [
    'worldwide is of no region, and stays beside South Korea',
    [published('2023-03-31', at('Q13780930')), published('2023-02-17', inKorea)],
    ['2023-02-17 KR theatrical', '2023-03-31'],
  ],
  [
    'who first showed it streams it',
    [...ofItems('P449', 'Q101'), published('2023-03-31')],
    ['2023-03-31 streaming Netflix'],
  ],
  [
    'also in a country',
    [...ofItems('P449', 'Q102'), published('2023-03-31', inKorea)],
    ['2023-03-31 KR streaming TVING'],
  ],
  [
    'who alone distributes it streams it where no country is said',
    [...ofItems('P750', 'Q101'), published('2023-03-31'), published('2023-04-05', at('Q142'))],
    ['2023-03-31 streaming Netflix', '2023-04-05 FR'],
  ],
  [
    'not beside one who does not stream',
    [
      ...ofItems('P750', 'Q101', 'Q103'),
      published('2023-03-31', inKorea),
      published('2023-07-01', at('Q13780930')),
    ],
    ['2023-03-31 KR theatrical', '2023-07-01'],
  ],
  [
    'two platforms: neither is named',
    [...ofItems('P449', 'Q101', 'Q102'), published('2023-03-31')],
    ['2023-03-31 streaming'],
  ],
  [
    'a channel alone: on TV',
    [...ofItems('P449', 'Q104'), published('2023-03-31', inKorea)],
    ['2023-03-31 KR tv'],
  ],
  [
    'what the date says itself goes first',
    [
      ...ofItems('P449', 'Q104'),
      published('2023-01-01', { ...inKorea, distributors: [item('Q102')] }),
      published('2023-02-01', { ...inKorea, ways: [item('Q111')] }),
      published('2023-03-01', { ...inKorea, ways: [item('Q110')] }),
      published('2023-04-01', { ...inKorea, ways: [item('Q112')] }),
      published('2023-05-01', { places: [item('Q101')] }),
    ],
    [
      '2023-01-01 KR streaming TVING',
      '2023-02-01 KR theatrical',
      '2023-03-01 KR streaming',
      '2023-04-01 KR other',
      '2023-05-01 streaming Netflix',
    ],
  ],
  [
    'the same day twice is one',
    [published('2023-02-17', inKorea), published('2023-02-17', inKorea)],
    ['2023-02-17 KR theatrical'],
  ],
];

const told = ({ date, region, type, platform }: Release): string =>
  [date, region, type, platform].filter(Boolean).join(' ');

async function allReleases(): Promise<Map<string, readonly Release[]>> {
  const films = cases.map(([about, claims], index) => film(`Q${1000 + index}`, { en: about }, claims));
  const server = await startWikidata(films, items);
  const kept = nothingKept();
  const source = createWikidata({ url: server.url, userAgent: 'Test', perSecond: 1000 });
  await round(source, kept, '2023-01-01T12:00:00Z');
  await server.close();
  return new Map([...kept.movies.values()].map(({ title, releases }) => [title, releases]));
}
let releases = new Map<string, readonly Release[]>();
beforeAll(async () => {
  releases = await allReleases();
});

test.each(cases)('%s', (about, _, expected) => {
  expect(releases.get(about)?.map(told)).toEqual(expected);
});

test('a release says that Wikidata has it, and on which day it was asked', () => {
  expect(releases.get('elsewhere it is not said whose')).toEqual([
    { date: '2023-02-17', region: 'FR', asOf: '2023-01-01', source: 'Wikidata', earlier: [] },
  ]);
});
