import { expect, onTestFinished, test } from 'vitest';
import { createTmdb } from '../../src/sources/tmdb.ts';
import { nothingKept, round, type Kept } from './rounds.ts';
import { filmOf, manyFilms, openingOn, type TmdbFilm } from './tmdb-films.ts';
import { tmdbServer, type TmdbServer } from './tmdb-server.ts';

async function world(films: TmdbFilm[], options: Parameters<typeof tmdbServer>[0] = {}) {
  const server = await tmdbServer({ films, ...options });
  onTestFinished(() => server.close());
  return { server, kept: nothingKept(), source: sourceAt(server) };
}

const sourceAt = ({ url }: TmdbServer, timeLimitMs = 2_000) =>
  createTmdb({ token: 'a token', url, userAgent: 'Test', perSecond: Infinity, backoffMs: 1, timeLimitMs });

const ids = ({ movies }: Kept): number[] =>
  [...movies.values()].map(({ ids }) => ids.tmdb ?? 0).toSorted((a, b) => a - b);
const day = '2023-02-01T03:00:00Z';

const pathsOf = ({ requests }: TmdbServer, path: string): string[] =>
  requests.filter((request) => request.path.startsWith(path)).map((request) => request.path);

test('a fill holds the union of both sets, those without a date too, and nothing adult', async () => {
  const { server, kept, source } = await world([
    openingOn(1, '2023-02-17'),
    openingOn(2, '1999-02-13', { origin_country: ['US'] }),
    openingOn(3, '1961-10-01', { original_language: 'en' }),
    openingOn(4, '1934-01-01'),
    filmOf(5),
    filmOf(6, { origin_country: ['JP'] }),
    filmOf(7, { adult: true }),
    openingOn(8, '2023-03-01', { adult: true }),
    openingOn(9, '2023-03-01', { origin_country: ['US'], original_language: 'en' }),
  ]);
  await round(source, kept, day);
  expect(ids(kept)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(kept).toMatchObject({ end: 'all', progress: { done: 6, ahead: 0 }, skipped: [], gone: [] });
  expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer a token']),
  );
  expect(pathsOf(server, '/movie/').toSorted()).toEqual(
    [1, 2, 3, 4, 5, 6].map(
      (id) =>
        `/movie/${id}?language=en-US&append_to_response=credits%2Calternative_titles%2Crelease_dates%2Ctranslations%2Cexternal_ids%2Cwatch%2Fproviders`,
    ),
  );
});

test.each(['first', 'last'] as const)(
  'those without a date are found where they stand %s in a list by date',
  async (undated) => {
    const films = manyFilms(90);
    const { kept, source } = await world(films, { undated });
    await round(source, kept, day);
    expect(ids(kept)).toEqual(films.map(({ id }) => id));
  },
);

test('a fill that is broken off after any page goes on there, and ends complete', async () => {
  const films = manyFilms(200);
  const { server, kept, source } = await world(films);
  for (let broken = 0; kept.end !== 'all' && broken < 200; broken++) {
    await round(sourceAt(server), kept, day, 1);
  }
  expect(ids(kept)).toEqual(films.map(({ id }) => id));
  // None was read twice.
  expect(pathsOf(server, '/movie/')).toHaveLength(200);
  expect(kept.progress).toEqual({ done: 200, ahead: 0 });
  await round(source, kept, day);
  expect(kept.end).toBe('changes');
});

test.each([
  ['busy', 1, /^/],
  ['broken', 3, /^/],
  ['silent', 1, /^\/movie/],
] as const)('a fill goes on where the server is %s for a moment', async (fault, times, path) => {
  const { server, kept, source } = await world(manyFilms(60));
  server.fail(fault, { times, path, after: 20 });
  await round(source, kept, day);
  expect(kept).toMatchObject({ end: 'all' });
  expect(kept.movies.size).toBe(60);
});

test.each([
  ['busy', /^\/movie/, ' had too many requests (429)'],
  ['broken', /^\/discover/, ' has trouble of its own (502)'],
  ['cut', /^\/discover/, ''],
  ['page', /^\/movie/, ' answered with a page instead of data'],
  ['empty', /^\/discover/, 'TMDB gave a list of movies that is not as documented: page is not as documented'],
] as const)(
  'where the server stays %s the round ends, and the next one goes on',
  async (fault, path, message) => {
    const { server, kept, source } = await world(manyFilms(60));
    server.fail(fault, { times: 10_000, path, after: 45 });
    const error = await round(source, kept, day).catch((one: unknown) => one);
    expect(error).toMatchObject({ name: 'SourceError', message: expect.stringContaining(message) });
    expect(String(error)).not.toContain('token');
    expect(kept.end).toBe(undefined);
    const healed = await tmdbServer({ films: server.films });
    onTestFinished(() => healed.close());
    await round(sourceAt(healed), kept, day);
    expect(kept.movies.size).toBe(60);
  },
);

test('a token that is refused is named, and not told', async () => {
  const { server, kept, source } = await world([]);
  server.fail('refused');
  await expect(round(source, kept, day)).rejects.toThrow(
    'TMDB does not take TMDB_TOKEN: see its settings, API, "API Read Access Token"',
  );
});

test('a movie that slips to a page that was read already is found at the second reading', async () => {
  // Of one set alone: else the other one has it.
  const inEnglish = { original_language: 'en' };
  const films = Array.from({ length: 60 }, (_, index) => openingOn(index + 1, '2023-05-01', inEnglish));
  const { server, kept, source } = await world(films);
  let lists = 0;
  server.before = (path) => {
    if (!path.includes('country=KR') || !path.includes('gte=2023-01-01')) return;
    lists += 1;
    // Ahead of all others, once the first page is read: each page's last one comes again, and the last of all is on none.
    if (lists === 2) server.films = [openingOn(61, '2023-04-01', inEnglish), ...films];
  };
  await round(source, kept, day);
  expect(ids(kept)).toEqual([...films.map(({ id }) => id), 61]);
});

test('a record that is not as documented is skipped and named, and is not gone', async () => {
  const { kept, source } = await world([
    openingOn(1, '2023-02-17'),
    openingOn(2, '2023-02-17', { spoiled: { credits: { cast: [{ id: '<b>' }], crew: [] } } }),
    openingOn(3, '2023-02-17', { spoiled: { title: 5 } }),
  ]);
  await round(source, kept, day);
  expect(ids(kept)).toEqual([1]);
  expect(kept).toMatchObject({
    end: 'all',
    gone: [],
    skipped: [
      { id: 'tmdb:2', reason: 'credits.cast[0].id is not as documented' },
      { id: 'tmdb:3', reason: 'title is not as documented' },
    ],
  });
});

test('a movie or a person whose answer alone is always an error is skipped, and a movie is named', async () => {
  const cast = [1, 2].map((id) => ({ id, name: `Person ${id}` }));
  const { server, kept, source } = await world([
    openingOn(1, '2023-02-17', { popularity: 1, cast }),
    openingOn(2, '2023-02-17'),
    openingOn(4, '1999-02-13'),
  ]);
  server.alsoKnownAs.set(1, ['First Person']);
  for (const path of [/^\/movie\/[24]\?/, /^\/person\/2$/]) server.fail('broken', { path, times: 10_000 });
  await round(source, kept, day);
  const reason = (id: number) => `${new URL(server.url).host}/3/movie/${id} has trouble of its own (502)`;
  expect(kept).toMatchObject({
    end: 'all',
    gone: [],
    skipped: [2, 4].map((id) => ({ id: `tmdb:${id}`, reason: reason(id) })),
  });
  expect(ids(kept)).toEqual([1]);
  expect(kept.movies.get('tmdb:1')?.cast).toEqual([
    { name: 'Person 1', otherNames: ['First Person'] },
    { name: 'Person 2' },
  ]);
});

test.each([
  ['the next one too', /^\/movie\/[67]\?/],
  ['many at once', /^\/movie\/[2-5]\?/],
])('where it is %s the round ends: the trouble is the server’s', async (_what, path) => {
  const { server, kept, source } = await world(manyFilms(6));
  server.fail('broken', { path, times: 10_000 });
  await expect(round(source, kept, day)).rejects.toThrow('has trouble of its own (502)');
  expect(ids(kept)).toEqual([]);
});

test("people's other names are asked for where a movie is popular, each person once", async () => {
  const cast = [1, 2, 3].map((id) => ({ id, name: `Person ${id}` }));
  const { server, kept, source } = await world([
    openingOn(1, '2023-02-17', { popularity: 1, cast, directors: [{ id: 1, name: 'Person 1' }] }),
    openingOn(2, '2022-02-17', { popularity: 5, cast: cast.slice(0, 1) }),
    openingOn(3, '2021-02-17', { popularity: 0.9, cast: [{ id: 4, name: 'Person 4' }] }),
  ]);
  server.alsoKnownAs.set(1, ['First Person', 'Первый', '第一', '일번', ' ']);
  server.alsoKnownAs.set(2, []);
  server.alsoKnownAs.set(4, ['Fourth Person']);
  await round(source, kept, day);
  const castOf = (id: string) => kept.movies.get(id)?.cast;
  const first = { name: 'Person 1', otherNames: ['First Person', '일번'] };
  expect(castOf('tmdb:1')).toEqual([first, { name: 'Person 2' }, { name: 'Person 3' }]);
  expect([castOf('tmdb:2'), castOf('tmdb:3')]).toEqual([[first], [{ name: 'Person 4' }]]);
  expect(pathsOf(server, '/person/').toSorted()).toEqual(['/person/1', '/person/2', '/person/3']);
});

test('what is kept of an older version, or is no text of ours, begins a new fill', async () => {
  const { kept, source } = await world([openingOn(1, '2023-02-17')]);
  for (const next of ['', '{"step":"fill"}', '[]', 'null']) {
    await round(source, Object.assign(kept, { next }), day);
    expect(kept.end).toBe('all');
  }
});
