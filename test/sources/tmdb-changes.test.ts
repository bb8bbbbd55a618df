import { expect, onTestFinished, test } from 'vitest';
import { createTmdb } from '../../src/sources/tmdb.ts';
import { nothingKept, round, type Kept } from './rounds.ts';
import { filmOf, openingOn, type TmdbFilm } from './tmdb-films.ts';
import { tmdbServer, type TmdbServer } from './tmdb-server.ts';

const sourceAt = ({ url }: TmdbServer) =>
  createTmdb({ token: 'a token', url, userAgent: 'Test', perSecond: Infinity, backoffMs: 1 });

/** After a fill on 1 February 2023 at 03:00 in UTC, and a first round after it. */
async function filled(films: TmdbFilm[]) {
  const server = await tmdbServer({ films });
  onTestFinished(() => server.close());
  const source = sourceAt(server);
  const kept = nothingKept();
  await round(source, kept, '2023-02-01T03:00:00Z');
  await round(source, kept, '2023-02-01T04:00:00Z');
  server.requests.length = 0;
  return { server, source, kept };
}

const asked = ({ requests }: TmdbServer): string[] =>
  requests.map(({ path }) => path.replace('language=en-US&', '').replace(/append_to_response=[^&]*/, 'all'));
const dateOf = ({ movies }: Kept, id: number) => movies.get(`tmdb:${id}`)?.releases[0]?.date;

test('each hour what comes out in the next 30 days is read, and what came out in the last 7', async () => {
  const { server, source, kept } = await filled([
    openingOn(1, '2023-01-24'),
    openingOn(2, '2023-01-25'),
    openingOn(3, '2023-03-03'),
    openingOn(6, '2023-02-17'),
    openingOn(4, '2023-03-04'),
    filmOf(5),
  ]);
  server.change(3, { dates: { KR: [{ type: 3, release_date: '2023-02-22T00:00:00.000Z' }] } });
  server.change(4, { popularity: 9 });
  server.change(6, { popularity: 3 });
  await round(source, kept, '2023-02-01T05:00:00Z');
  expect(asked(server).toSorted()).toEqual(['/movie/2?all', '/movie/3?all', '/movie/6?all']);
  expect(kept).toMatchObject({ end: 'changes' });
  expect(dateOf(kept, 3)).toBe('2023-02-22');
  // That was read today already; all but dates waits for tomorrow.
  const popularity = () => kept.movies.get('tmdb:6')?.popularity;
  expect(popularity()).toBe(0.1);
  await round(source, kept, '2023-02-02T00:00:00Z');
  expect(popularity()).toBe(3);
});

test('each day the feed is read: what is known or ours, of every page, day by day until today', async () => {
  const { server, source, kept } = await filled([filmOf(1), filmOf(2), openingOn(3, '2023-06-01')]);
  const others = Array.from({ length: 250 }, (_, index) =>
    filmOf(1000 + index, { original_language: 'fr', origin_country: ['FR'] }),
  );
  server.films = [...server.films, ...others, openingOn(900, '2023-07-01'), filmOf(901, { adult: true })];
  server.change(3, { dates: { KR: [{ type: 3, release_date: '2023-06-28T00:00:00.000Z' }] } });
  server.changed.set('2023-02-01', [3, ...others.map(({ id }) => id), 3]);
  server.changed.set('2023-02-02', [900, 901, 4444]);
  await round(source, kept, '2023-02-02T04:00:00Z');
  expect(asked(server).filter((path) => path.startsWith('/movie/changes'))).toEqual([
    ...[1, 2, 3].map((page) => `/movie/changes?start_date=2023-02-01&end_date=2023-02-02&page=${page}`),
    '/movie/changes?start_date=2023-02-02&page=1',
  ]);
  expect(asked(server).filter((path) => path.endsWith('?all'))).toEqual(['/movie/3?all', '/movie/900?all']);
  expect([...kept.movies.keys()]).toEqual(['tmdb:3', 'tmdb:1', 'tmdb:2', 'tmdb:900']);
  expect([dateOf(kept, 3), dateOf(kept, 900)]).toEqual(['2023-06-28', '2023-07-01']);
  expect(kept).toMatchObject({ end: 'changes', gone: [], skipped: [] });

  server.requests.length = 0;
  await round(source, kept, '2023-02-02T05:00:00Z');
  expect(asked(server)).toEqual([]);
  // What was changed later on the day that was not over.
  server.changed.set('2023-02-02', [1]);
  await round(source, kept, '2023-02-03T04:00:00Z');
  expect(asked(server)).toEqual([
    '/movie/changes?start_date=2023-02-02&end_date=2023-02-03&page=1',
    '/movie/1?all',
    '/movie/changes?start_date=2023-02-03&page=1',
  ]);
});

test('a movie in the feed at which TMDB always fails holds up no other', async () => {
  const { server, source, kept } = await filled([filmOf(1)]);
  server.films = [...server.films, filmOf(2), filmOf(4)];
  server.changed.set('2023-02-01', [1, 2, 4]);
  server.fail('broken', { path: /^\/movie\/2$/, times: 10_000 });
  await round(source, kept, '2023-02-02T04:00:00Z');
  expect([...kept.movies.keys()]).toEqual(['tmdb:1', 'tmdb:4']);
  expect(kept.end).toBe('changes');
});

test('the feed is read on from where a round was broken off', async () => {
  const films = Array.from({ length: 400 }, (_, index) => filmOf(index + 1));
  const { server, source, kept } = await filled(films);
  server.changed.set('2023-02-01', films.map(({ id }) => id).toReversed());
  server.changed.set('2023-02-03', [1, 2]);
  for (const hour of ['04', '05', '06', '07', '08', '09']) {
    await round(source, kept, `2023-02-03T${hour}:00:00Z`, 1);
    if (kept.end) break;
  }
  const read = asked(server).filter((path) => path.endsWith('?all'));
  // Several are asked for at once: in which order is all the same.
  const expected = [...films.map(({ id }) => `/movie/${id}?all`), '/movie/1?all', '/movie/2?all'];
  expect(read.toSorted()).toEqual(expected.toSorted());
  expect(kept.end).toBe('changes');
});

test('a movie that is not found is gone when it is missing a day later too; one that is back is not', async () => {
  const { server, source, kept } = await filled([filmOf(1), filmOf(2), openingOn(3, '2023-02-17')]);
  const [first, second] = server.films;
  server.films = [];
  server.changed.set('2023-02-01', [1, 2]);
  await round(source, kept, '2023-02-02T04:00:00Z');
  expect([kept.gone, kept.movies.size]).toEqual([[], 3]);
  await round(source, kept, '2023-02-02T20:00:00Z');
  expect([kept.gone, kept.movies.size]).toEqual([[], 3]);
  server.films = [second ?? filmOf(2)];
  await round(source, kept, '2023-02-03T04:00:00Z');
  expect(kept.gone.toSorted()).toEqual(['tmdb:1', 'tmdb:3']);
  server.films = [first ?? filmOf(1)];
  await round(source, kept, '2023-02-04T04:00:00Z');
  expect([kept.gone, [...kept.movies.keys()]]).toEqual([[], ['tmdb:2']]);
});

test('what turns out to be adult or not ours is gone at once', async () => {
  const { server, source, kept } = await filled([filmOf(1), filmOf(2), filmOf(3)]);
  server.change(1, { adult: true });
  server.change(2, { original_language: 'ja', origin_country: ['JP'] });
  server.changed.set('2023-02-01', [1, 2, 3]);
  await round(source, kept, '2023-02-02T04:00:00Z');
  expect([kept.gone, [...kept.movies.keys()]]).toEqual([['tmdb:1', 'tmdb:2'], ['tmdb:3']]);
});

test.each([
  ['after 30 days', '2023-03-03T04:00:00Z', true],
  ['where the feed of more than 14 days was not read', '2023-02-16T04:00:00Z', true],
  ['not before', '2023-02-15T04:00:00Z', false],
])('everything is read again %s', async (_, now, again) => {
  const { server, source, kept } = await filled([filmOf(1)]);
  await round(source, kept, now);
  expect(kept.end).toBe(again ? 'all' : 'changes');
  expect(asked(server).includes('/movie/1?all')).toBe(again);
});

test('an outage of a week is made good from the feed', async () => {
  const { server, source, kept } = await filled([filmOf(1), filmOf(2)]);
  server.fail('broken', { times: 5 });
  await expect(round(source, kept, '2023-02-02T04:00:00Z')).rejects.toThrow('has trouble of its own (502)');
  expect(kept.movies.size).toBe(2);
  server.change(2, { title: 'Another title' });
  server.changed.set('2023-02-04', [2]);
  await round(source, kept, '2023-02-09T04:00:00Z');
  expect(kept.movies.get('tmdb:2')?.title).toBe('Another title');
  expect(kept.end).toBe('changes');
});

test('requests come at most 20 a second, also where several are on their way at once', async () => {
  const server = await tmdbServer({ films: Array.from({ length: 20 }, (_, index) => filmOf(index + 1)) });
  onTestFinished(() => server.close());
  const source = createTmdb({ token: 'a token', url: server.url, userAgent: 'Test' });
  await round(source, nothingKept(), '2023-02-01T03:00:00Z');
  const times = server.requests.map(({ at }) => at);
  expect(times.length).toBeGreaterThan(60);
  const least = Math.min(...times.slice(20).map((at, index) => at - (times[index] ?? 0)));
  // They are counted where they arrive: a little closer together than they started.
  expect(least).toBeGreaterThan(900);
});
