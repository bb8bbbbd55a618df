import { expect, onTestFinished, test } from 'vitest';
import type { SourcePage } from '../../src/sources/source.ts';
import { createWikidata, type WikidataOptions } from '../../src/sources/wikidata.ts';
import { nothingKept, round } from './rounds.ts';
import { film, inKorea, manyFilms, ofText, places, published, type Item } from './wikidata-films.ts';
import { startWikidata, type Fault, type WikidataServer } from './wikidata-server.ts';

const now = '2023-01-01T12:00:00Z';

async function wikidataOf(films: Item[], items: Item[] = places): Promise<WikidataServer> {
  const server = await startWikidata(films, items);
  onTestFinished(server.close);
  return server;
}

const sourceOf = ({ url }: WikidataServer, more: Partial<WikidataOptions> = {}) =>
  createWikidata({ url, userAgent: 'Test', perSecond: 10_000, timeLimitMs: 5000, backoffMs: 1, ...more });

const titlesOf = (page: SourcePage) => page.movies.map(({ title }) => title);

async function pagesOf(server: WikidataServer, more: Partial<WikidataOptions> = {}): Promise<SourcePage[]> {
  const asking = {
    from: undefined,
    now: Temporal.Instant.from(now),
    known: async () => [],
    signal: new AbortController().signal,
  };
  return Array.fromAsync(sourceOf(server, more).pages(asking));
}

const seven = () => manyFilms(7);

test('pages in order of number, each with the way on and how far it is; the last says that was all', async () => {
  const { films, items } = seven();
  const server = await wikidataOf(films.toReversed(), items);
  const pages = await pagesOf(server, { filmsPerPage: 2, idsPerQuery: 5 });
  expect(pages.map((page) => [titlesOf(page), page.next, page.progress, page.end])).toEqual([
    [['Movie 1', 'Movie 2'], '{"after":1002,"done":2}', { done: 2, ahead: 5 }, undefined],
    [['Movie 3', 'Movie 4'], '{"after":1004,"done":4}', { done: 4, ahead: 3 }, undefined],
    [['Movie 5'], '{"after":1005,"done":5}', { done: 5, ahead: 2 }, undefined],
    [['Movie 6', 'Movie 7'], '{"after":0,"done":0}', { done: 7, ahead: 0 }, 'all'],
  ]);
  expect(pages.flatMap(({ skipped, gone }) => [...skipped, ...(gone ?? [])])).toEqual([]);
});

test('a list that ends with a query ends with a page of nothing', async () => {
  const { films, items } = manyFilms(4);
  const pages = await pagesOf(await wikidataOf(films, items), { filmsPerPage: 2, idsPerQuery: 2 });
  expect(pages.map((page) => [titlesOf(page), page.progress, page.end])).toEqual([
    [['Movie 1', 'Movie 2'], { done: 2, ahead: 2 }, undefined],
    [['Movie 3', 'Movie 4'], { done: 4, ahead: 0 }, undefined],
    [[], { done: 4, ahead: 0 }, 'all'],
  ]);
});

test('who asks is said, and what was heard of people and places is not asked for again', async () => {
  const { films, items } = manyFilms(600);
  const server = await wikidataOf(films, items);
  await pagesOf(server, { filmsPerPage: 200 });
  const kinds = server.asked.map(({ query }) => {
    if (query.includes('COUNT')) return 'count';
    if (query.includes('LIMIT')) return 'list';
    if (query.includes('KOBIS')) return 'property';
    if (query.includes('?statement')) return 'statements';
    return query.includes('sitelinks') ? 'films' : 'items';
  });
  const page = ['films', 'statements'];
  // 500 people, 300 in a question; the third page names nobody new.
  expect(kinds).toEqual(['count', 'property', 'list', ...page, 'items', 'items', ...page, ...page]);
  expect([...new Set(server.asked.map(({ headers }) => headers['user-agent']))]).toEqual(['Test']);
});

test('a round that breaks off goes on behind the last page that was kept, in another process as well', async () => {
  const { films, items } = seven();
  const server = await wikidataOf(films, items);
  const kept = nothingKept();
  await round(sourceOf(server, { filmsPerPage: 2 }), kept, now, 2);
  expect([kept.movies.size, kept.next, kept.end]).toEqual([4, '{"after":1004,"done":4}', undefined]);
  await round(sourceOf(server, { filmsPerPage: 2 }), kept, now);
  expect([[...kept.movies.keys()], kept.progress, kept.end]).toEqual([
    films.map(({ id }) => `wikidata:${id}`),
    { done: 7, ahead: 0 },
    'all',
  ]);
});

test.each(['', 'null', '{"after":-1,"done":0}', '{"page":7}'])(
  'what is no mark of ours, %j, begins anew',
  async (next) => {
    const { films, items } = manyFilms(2);
    const kept = { ...nothingKept(), next };
    await round(sourceOf(await wikidataOf(films, items)), kept, now);
    expect([kept.movies.size, kept.end]).toEqual([2, 'all']);
  },
);

test('a film that comes, goes, or stands twice in a list while pages are asked for moves no other', async () => {
  const { films, items } = seven();
  const server = await wikidataOf(films, items);
  server.twice.add('Q1003');
  const source = sourceOf(server, { filmsPerPage: 2, idsPerQuery: 3 });
  const kept = nothingKept();
  await round(source, kept, now, 1);
  server.films.delete('Q1001');
  server.films.delete('Q1004');
  server.lost.add('Q1005');
  server.films.set('Q1500', film('Q1500', { en: 'Movie new' }));
  await round(source, kept, now);
  expect([...kept.movies.values()].map(({ title }) => title)).toEqual([
    'Movie 1',
    'Movie 2',
    'Movie 3',
    'Movie 6',
    'Movie 7',
    'Movie new',
  ]);
  expect([kept.progress, kept.end]).toEqual([{ done: 6, ahead: 0 }, 'all']);
});

test('lists that do not go on end the round', async () => {
  const { films, items } = manyFilms(3);
  const server = await wikidataOf(films, items);
  server.repeats = true;
  await expect(round(sourceOf(server, { idsPerQuery: 2 }), nothingKept(), now)).rejects.toThrow(
    'Wikidata listed films that it had listed before',
  );
});

test('a film that is deleted between the list and its details is left out', async () => {
  const { films, items } = manyFilms(3);
  const server = await wikidataOf(films, items);
  const answers = server.films.get.bind(server.films);
  server.films.get = (id) => (id === 'Q1002' ? undefined : answers(id));
  const [page] = await pagesOf(server);
  expect([page?.movies.map(({ title }) => title), page?.skipped]).toEqual([['Movie 1', 'Movie 3'], []]);
});

test('a date that moved is told by the next round, with its day', async () => {
  const server = await wikidataOf([film('Q1', { en: 'Movie 1' }, [published('2023-05', inKorea)])]);
  const kept = nothingKept();
  await round(sourceOf(server), kept, now);
  server.films.set('Q1', film('Q1', { en: 'Movie 1' }, [published('2023-06-14', inKorea)]));
  const before = kept.movies.get('wikidata:Q1')?.releases;
  await round(sourceOf(server), kept, '2023-01-02T12:00:00Z');
  const release = { region: 'KR', type: 'theatrical', source: 'Wikidata', earlier: [] };
  expect([before, kept.movies.get('wikidata:Q1')?.releases]).toEqual([
    [{ ...release, date: '2023-05', asOf: '2023-01-01' }],
    [{ ...release, date: '2023-06-14', asOf: '2023-01-02' }],
  ]);
});

const tooMany: Fault = { status: 429, headers: { 'retry-after': '0' } };

test('a service that is busy or stumbles is asked again', async () => {
  const { films, items } = manyFilms(3);
  const server = await wikidataOf(films, items);
  server.faults.push(tooMany, { status: 500 }, 'none', { status: 503 }, 'none', tooMany, tooMany);
  expect((await pagesOf(server)).map(titlesOf)).toEqual([['Movie 1', 'Movie 2', 'Movie 3']]);
});

test.each<[Fault, string]>([
  ['cut', 'answered with something that is not whole JSON'],
  ['page', 'answered with a page instead of data'],
  ['no results', 'answered with no SPARQL results'],
  [{ status: 403 }, 'refused the request (403)'],
  [{ status: 429, headers: { 'retry-after': '3600' } }, 'had too many requests (429)'],
  ['never', 'did not answer in time'],
])(
  'a page that is bad (%j) ends the round; what was kept stays, and the next goes on there',
  async (fault, said) => {
    const { films, items } = seven();
    const server = await wikidataOf(films, items);
    const kept = nothingKept();
    const source = sourceOf(server, { filmsPerPage: 3, timeLimitMs: fault === 'never' ? 100 : 5000 });
    // count, property, list, and three for the first page.
    const first: Fault[] = ['none', 'none', 'none', 'none', 'none', 'none'];
    server.faults.push(...first, ...Array.from({ length: fault === 'never' ? 5 : 1 }, () => fault));
    await expect(round(source, kept, now)).rejects.toThrow(`${new URL(server.url).host}/sparql ${said}`);
    expect([kept.movies.size, kept.next]).toEqual([3, '{"after":1003,"done":3}']);
    await round(source, kept, now);
    expect([kept.movies.size, kept.end]).toEqual([7, 'all']);
  },
);

test('a film whose rows are broken is skipped and named; rows of nobody end the round', async () => {
  const { films, items } = manyFilms(3);
  const server = await wikidataOf(films, items);
  server.faults.push('none', 'none', 'none', 'broken rows');
  const [page] = await pagesOf(server);
  expect([page?.movies.map(({ title }) => title), page?.skipped]).toEqual([
    ['Movie 2', 'Movie 3'],
    [{ id: 'wikidata:Q1001', reason: 'an answer about it is not in the format of SPARQL results' }],
  ]);
  server.faults.push('broken rows');
  await expect(pagesOf(server)).rejects.toThrow('answered with a row that is none of SPARQL results');
});

test.each([
  ['facts', ['no rows']],
  ['statements', ['none', 'no rows']],
] as const)('a film of which an answer has no %s is skipped and named', async (_, faults) => {
  const claims = [ofText('P1476', '영화 1', 'ko'), published('2023-06-14', inKorea)];
  const server = await wikidataOf([film('Q1', { en: 'Movie 1', ko: '영화 1' }, claims)]);
  const kept = nothingKept();
  await round(sourceOf(server), kept, now);
  const before = [...kept.movies];
  server.faults.push('none', 'none', 'none', ...faults);
  await round(sourceOf(server), kept, '2023-01-02T12:00:00Z');
  const skipped = [{ id: 'wikidata:Q1', reason: 'an answer says nothing about it' }];
  expect([[...kept.movies], kept.skipped, kept.gone]).toEqual([before, skipped, []]);
});

test('an answer that says nothing of many people and places ends the round', async () => {
  const { films, items } = manyFilms(30);
  const server = await wikidataOf(films, items);
  const kept = nothingKept();
  await round(sourceOf(server), kept, now);
  const before = [...kept.movies];
  server.faults.push('none', 'none', 'none', 'none', 'none', 'no rows');
  await expect(round(sourceOf(server), kept, '2023-01-02T12:00:00Z')).rejects.toThrow(
    'Wikidata said nothing of 165 items that films name',
  );
  expect([...kept.movies]).toEqual(before);
});

test('a list that ends long before all that were counted does not end the round', async () => {
  const { films, items } = seven();
  const server = await wikidataOf(films, items);
  const kept = nothingKept();
  server.faults.push('none', 'none', 'no rows');
  await expect(round(sourceOf(server), kept, now)).rejects.toThrow(
    'Wikidata listed 0 of 7 Korean films: not believed',
  );
  expect(kept).toEqual({ ...nothingKept(), end: undefined });
  await round(sourceOf(server), kept, now);
  expect([kept.movies.size, kept.end]).toEqual([7, 'all']);
});

test('a service that has lost most films is not believed, nor one that has none', async () => {
  const { films, items } = seven();
  const server = await wikidataOf(films, items);
  const kept = nothingKept();
  await round(sourceOf(server), kept, now);
  for (const id of ['Q1001', 'Q1002', 'Q1003']) server.films.delete(id);
  await round(sourceOf(server), kept, now);
  server.films.delete('Q1004');
  const asked = server.asked.length;
  await expect(round(sourceOf(server), kept, now)).rejects.toThrow(
    'Wikidata names 3 Korean films where 7 were known: not believed',
  );
  server.films.clear();
  await expect(pagesOf(server)).rejects.toThrow(
    'Wikidata names 0 Korean films where 0 were known: not believed',
  );
  expect(server.asked.length - asked).toBe(2);
});

test('who leaves waits for no answer', async () => {
  const server = await wikidataOf(seven().films);
  server.faults.push('none', 'never');
  const leaving = new AbortController();
  const pages = sourceOf(server).pages({
    from: undefined,
    now: Temporal.Instant.from(now),
    known: async () => {
      setImmediate(() => leaving.abort(new Error('leaving')));
      return [];
    },
    signal: leaving.signal,
  });
  await expect(Array.fromAsync(pages)).rejects.toThrow('leaving');
});
