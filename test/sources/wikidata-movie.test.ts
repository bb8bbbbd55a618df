import { expect, test } from 'vitest';
import { createWikidata } from '../../src/sources/wikidata.ts';
import { nothingKept, round, type Kept } from './rounds.ts';
import { film, inKorea, item, ofItems, ofText, places, published, type Item } from './wikidata-films.ts';
import { startWikidata } from './wikidata-server.ts';

const person = (number: number, more: Partial<Item> = {}): Item => ({
  id: `Q${number}`,
  labels: { en: `Person ${number}` },
  ...more,
});

const genres: Item[] = [
  { id: 'Q50', labels: { en: 'action film', ko: '액션 영화' } },
  { id: 'Q51', labels: { mul: 'film noir' } },
  { id: 'Q52', labels: { ko: '드라마' } },
  { id: 'Q53', labels: { en: 'erotic film' } },
  { id: 'Q54', labels: { en: 'pink film' } },
  { id: 'Q185529', labels: { en: 'blue film' } },
];

async function toldOf(films: Item[], items: Item[] = []): Promise<Kept> {
  const server = await startWikidata(films, [...places, ...genres, ...items]);
  const kept = nothingKept();
  const source = createWikidata({ url: server.url, userAgent: 'Test', perSecond: 1000 });
  await round(source, kept, '2023-01-01T23:59:59Z');
  await server.close();
  return kept;
}

const moviesOf = async (...given: Parameters<typeof toldOf>) => [...(await toldOf(...given)).movies.values()];

test('a film as a movie, all of it', async () => {
  const whole = film(
    'Q484',
    { en: 'Movie 484', ko: '영화 484', fr: 'Film 484' },
    [
      ...ofItems('P57', 'Q60'),
      { property: 'P161', value: item('Q62'), order: '2' },
      { property: 'P161', value: item('Q61'), order: '1' },
      ...ofItems('P136', 'Q51', 'Q50', 'Q52'),
      published('2023-11-21', inKorea),
      ofText('P1476', '영화 484', 'ko'),
      ofText('P4947', '484'),
      ofText('P345', 'tt0000484'),
      ofText('P99999', '20230484'),
    ],
    { aliases: { en: ['Film 484'], ko: ['사백팔십사'] }, sitelinks: 50, formerly: ['Q485'] },
  );
  const people = [
    person(60, { labels: { en: 'Person 60', ko: '사람 60' } }),
    person(61, {
      labels: { mul: 'Person 61' },
      nativeName: '사람 61',
      aliases: { en: ['61, Person', 'Personne 61'] },
    }),
    person(62, { labels: { en: 'Person 62', ko: '사람 62' } }),
  ];
  expect(await moviesOf([whole], people)).toEqual([
    {
      id: 'wikidata:Q484',
      alsoIds: ['wikidata:Q485'],
      title: 'Movie 484',
      originalTitle: '영화 484',
      aliases: ['Film 484', '사백팔십사'],
      directors: [{ name: 'Person 60', originalName: '사람 60' }],
      cast: [
        { name: 'Person 61', originalName: '사람 61', otherNames: ['61, Person', 'Personne 61'] },
        { name: 'Person 62', originalName: '사람 62' },
      ],
      genres: ['Action', 'Film noir'],
      releases: [
        {
          date: '2023-11-21',
          region: 'KR',
          type: 'theatrical',
          asOf: '2023-01-01',
          source: 'Wikidata',
          earlier: [],
        },
      ],
      links: [{ label: 'Wikidata', url: 'https://www.wikidata.org/wiki/Q484' }],
      ids: { wikidata: 'Q484', tmdb: 484, kobis: '20230484', imdb: 'tt0000484' },
      notable: false,
      popularity: 50,
      source: { name: 'Wikidata', asOf: '2023-01-01', url: 'https://www.wikidata.org/wiki/Q484' },
    },
  ]);
});

test.each<[about: string, labels: Record<string, string>, borne: string | undefined, titles: unknown[]]>([
  ['in English and Korean', { en: 'Movie 1', ko: '영화 1' }, undefined, ['Movie 1', '영화 1', []]],
  ['in English alone', { en: 'Movie 1' }, undefined, ['Movie 1', undefined, []]],
  ['in Korean alone', { ko: '영화 1' }, undefined, ['영화 1', undefined, []]],
  ['in all languages alike', { mul: 'Movie 1' }, undefined, ['Movie 1', undefined, []]],
  ['in Korean by the title it bears', { en: 'Movie 1' }, '영화 1', ['Movie 1', '영화 1', []]],
  ['in Korean where English stands', { en: '영화 1' }, undefined, ['영화 1', undefined, []]],
  ['in Latin letters in both', { en: 'JSA', ko: 'J.S.A.' }, undefined, ['JSA', 'J.S.A.', []]],
  [
    'in two ways in Korean',
    { en: 'Movie 1', ko: '영화 1' },
    '영화 하나',
    ['Movie 1', '영화 1', ['영화 하나']],
  ],
  [
    'as its Wikipedia page',
    { en: 'Movie 1 (2009 South Korean film)', ko: '영화 1 (영화)' },
    undefined,
    ['Movie 1', '영화 1', []],
  ],
  [
    'with breaks and control characters',
    { en: ' Movie\n\u0007 1\u2028' },
    undefined,
    ['Movie 1', undefined, []],
  ],
])('a name %s', async (_, labels, borne, titles) => {
  const claims = borne === undefined ? [] : [ofText('P1476', borne, 'ko'), ofText('P1476', 'Фильм', 'ru')];
  const movies = await moviesOf([film('Q1', labels, claims)]);
  expect(movies.map(({ title, originalTitle, aliases }) => [title, originalTitle, aliases])).toEqual([
    titles,
  ]);
});

test('a film without an English or Korean name is skipped and named; so is one with a name without an end', async () => {
  const films = [
    film('Q1', { fr: 'Film 1' }),
    film('Q2', { en: 'x'.repeat(301) }),
    film('Q3', { ko: '영화 3' }),
  ];
  const { movies, skipped, gone } = await toldOf(films);
  const reason = 'it has no English or Korean name';
  expect([[...movies.keys()], skipped, gone]).toEqual([
    ['wikidata:Q3'],
    [
      { id: 'wikidata:Q1', reason },
      { id: 'wikidata:Q2', reason },
    ],
    [],
  ]);
});

test('adult films are never told, and are taken back; an erotic one is adult where no Wikipedia knows it', async () => {
  const known = { sitelinks: 2 };
  const films = [
    film('Q1', { en: 'Movie 1' }, ofItems('P136', 'Q185529'), known),
    film('Q2', { en: 'Movie 2' }, ofItems('P31', 'Q54'), known),
    film('Q3', { en: 'Movie 3' }, ofItems('P136', 'Q53'), { sitelinks: 0 }),
    film('Q4', { en: 'Movie 4' }, ofItems('P136', 'Q53'), known),
    film('Q5', { fr: 'Film 5' }, ofItems('P136', 'Q54')),
  ];
  const { movies, skipped, gone } = await toldOf(films);
  const adult = ['wikidata:Q1', 'wikidata:Q2', 'wikidata:Q3', 'wikidata:Q5'];
  expect([[...movies.keys()], gone]).toEqual([['wikidata:Q4'], adult]);
  expect(skipped).toEqual(adult.map((id) => ({ id, reason: 'an adult film' })));
});

test('the cast: best ranks, those in order first, then by age of item, then voices, each once and 15 at most', async () => {
  const cast = film('Q1', { en: 'Movie 1' }, [
    ...ofItems('P725', 'Q70', 'Q63'),
    ...ofItems('P161', 'Q65', 'Q64'),
    { property: 'P161', value: item('Q66'), order: '10' },
    { property: 'P161', value: item('Q67'), order: '9' },
    { property: 'P161', value: item('Q68'), rank: 'deprecated' },
    { property: 'P161', value: 'somevalue' },
    { property: 'P161', value: 'blank' },
    ...ofItems('P161', 'Q69', 'Q63'),
  ]);
  const best = film('Q2', { en: 'Movie 2' }, [
    { property: 'P57', value: item('Q64'), rank: 'preferred' },
    ...ofItems('P57', 'Q63'),
    ...ofItems('P161', ...Array.from({ length: 17 }, (_, n) => `Q${200 + n}`)),
  ]);
  const nameless: Item = { id: 'Q69', labels: { fr: 'Personne' } };
  const people = [63, 64, 65, 66, 67, 68, 70, ...Array.from({ length: 17 }, (_, n) => 200 + n)].map((n) =>
    person(n),
  );
  const movies = await moviesOf([cast, best], [...people, nameless]);
  const named = (numbers: number[]) => numbers.map((n) => ({ name: `Person ${n}` }));
  expect(movies.map((movie) => movie.cast)).toEqual([
    named([67, 66, 63, 64, 65, 70]),
    named(Array.from({ length: 15 }, (_, n) => 200 + n)),
  ]);
  expect(movies.map(({ directors }) => directors)).toEqual([[], named([64])]);
});

test('of two ids of a kind neither is taken, nor one that cannot be one', async () => {
  const two = film('Q1', { en: 'Movie 1' }, [
    ofText('P4947', '1'),
    ofText('P4947', '2'),
    ofText('P345', 'nm0661791'),
  ]);
  const best = film('Q2', { en: 'Movie 2' }, [
    ofText('P4947', '1'),
    { ...ofText('P4947', '2'), rank: 'preferred' },
    ofText('P345', 'tt0000001'),
    ofText('P345', 'tt0000001'),
  ]);
  const movies = await moviesOf([two, best]);
  expect(movies.map(({ ids }) => ids)).toEqual([
    { wikidata: 'Q1' },
    { wikidata: 'Q2', tmdb: 2, imdb: 'tt0000001' },
  ]);
});
