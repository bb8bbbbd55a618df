import { expect, test } from 'vitest';
import { offered, releasesOf } from '../../src/sources/tmdb-releases.ts';

type Given = Record<string, [type: number, date: string, note?: string][]>;

const releases = (given: Given, primary = '', watch: Record<string, string[]> = {}) => {
  const results = Object.entries(given).map(([iso_3166_1, dates]) => ({
    iso_3166_1,
    release_dates: dates.map(([type, date, note]) => ({ type, release_date: `${date}T00:00:00.000Z`, note })),
  }));
  return releasesOf({ dates: { results }, providers: providersOf(watch), primary, asOf: '2023-02-01' }).map(
    ({ date, region, type, platform }) =>
      [date, region, type, platform].filter((value) => value !== undefined),
  );
};

const providersOf = (watch: Record<string, string[]>) => ({
  results: Object.fromEntries(
    Object.entries(watch).map(([region, names]) => [
      region,
      { flatrate: names.map((provider_name) => ({ provider_name })) },
    ]),
  ),
});

test('each type of theirs as one of ours', () => {
  expect(
    releases({
      KR: [
        [6, '2023-05-01'],
        [5, '2023-04-01'],
        [4, '2023-03-01', 'Netflix'],
        [3, '2023-02-01'],
        [1, '2023-01-01', 'Busan'],
      ],
    }),
  ).toEqual([
    ['2023-01-01', 'KR', 'festival'],
    ['2023-02-01', 'KR', 'theatrical'],
    ['2023-03-01', 'KR', 'streaming', 'Netflix'],
    ['2023-04-01', 'KR', 'other'],
    ['2023-05-01', 'KR', 'tv'],
  ]);
});

test.each([
  [
    'a limited one before it is a preview',
    [
      [2, '2023-01-25'],
      [3, '2023-02-01'],
    ],
    '2023-02-01',
  ],
  [
    'where there is no wide one a limited one counts',
    [
      [2, '2023-01-25'],
      [1, '2023-01-01'],
    ],
    '2023-01-25',
  ],
  [
    'what opens again is no release',
    [
      [3, '2023-02-01', 'Re-release'],
      [3, '2019-05-30'],
    ],
    '2019-05-30',
  ],
] satisfies [string, [number, string, string?][], string][])('in cinemas: %s', (_, dates, day) => {
  expect(releases({ KR: dates }).filter(([, , type]) => type === 'theatrical')).toEqual([
    [day, 'KR', 'theatrical'],
  ]);
});

test('where it was in cinemas a digital day counts if it names a platform; else it is another date', () => {
  const cinemas: [number, string] = [3, '2023-02-17'];
  expect(releases({ KR: [cinemas, [4, '2023-04-01', 'Netflix']] })[1]).toEqual([
    '2023-04-01',
    'KR',
    'streaming',
    'Netflix',
  ]);
  expect(releases({ KR: [cinemas, [5, '2023-05-01'], [4, '2023-04-01', 'VOD']] })[1]).toEqual([
    '2023-04-01',
    'KR',
    'other',
  ]);
});

test('a premiere alone is no release, also where the movie says that day itself', () => {
  expect(releases({ FR: [[1, '2023-05-21']] }, '2023-05-21')).toEqual([['2023-05-21', 'FR', 'festival']]);
});

test('the day that a movie says itself counts only where no region has any', () => {
  expect(releases({}, '2023-02-17')).toEqual([['2023-02-17']]);
  expect(releases({ KR: [[3, '2023-02-22']] }, '2023-02-17')).toEqual([['2023-02-22', 'KR', 'theatrical']]);
  expect(releases({}, '')).toEqual([]);
});

test('a date is a day, whatever time stands with it; what is none is left out', () => {
  const dates = {
    results: [
      { iso_3166_1: 'KR', release_dates: [{ type: 3, release_date: '2023-02-17T23:30:00.000Z' }] },
      {
        iso_3166_1: 'US',
        release_dates: [
          { type: 3, release_date: '' },
          { type: 3, release_date: '2023-02-31' },
        ],
      },
      { iso_3166_1: '', release_dates: [{ type: 3, release_date: '2023-02-17' }] },
      { iso_3166_1: 'JP', release_dates: [{ type: 9, release_date: '2023-02-17' }] },
    ],
  };
  expect(releasesOf({ dates, providers: undefined, primary: '', asOf: '2023-02-01' })).toEqual([
    { date: '2023-02-17', region: 'KR', type: 'theatrical', asOf: '2023-02-01', source: 'TMDB', earlier: [] },
  ]);
});

test.each([
  ['its note', [[4, '2023-02-17', 'on Netflix']], ['Disney Plus'], 'Netflix'],
  [
    'the one that has it',
    [[4, '2023-02-17', 'Digital']],
    ['Netflix Standard with Ads', 'Netflix'],
    'Netflix',
  ],
  ['one that is not known here', [[4, '2023-02-17']], ['Another one'], 'Another one'],
  ['none of several', [[4, '2023-02-17']], ['Netflix', 'TVING'], undefined],
] satisfies [string, [number, string, string?][], string[], string | undefined][])(
  'the platform: %s',
  (_, dates, names, platform) => {
    const streaming = releases({ KR: dates }, '', { KR: names }).filter(([, , type]) => type === 'streaming');
    expect(streaming.map((release) => release[3])).toEqual([platform]);
  },
);

test('each region has its own, in order of date and then of region', () => {
  expect(releases({ US: [[3, '2023-03-01']], KR: [[3, '2023-02-01']], JP: [[3, '2023-03-01']] })).toEqual([
    ['2023-02-01', 'KR', 'theatrical'],
    ['2023-03-01', 'JP', 'theatrical'],
    ['2023-03-01', 'US', 'theatrical'],
  ]);
});

test('platforms are named once, as they write themselves', () => {
  const names = [
    'Disney Plus',
    'Amazon Prime Video',
    'Netflix',
    'Netflix basic with Ads',
    'Apple TV Plus',
    '',
  ];
  expect(offered(providersOf({ KR: names }), 'KR')).toEqual([
    'Disney+',
    'Prime Video',
    'Netflix',
    'Apple TV+',
  ]);
  expect(offered(providersOf({ KR: names }), 'US')).toEqual([]);
});
