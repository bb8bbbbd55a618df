// What KOBIS lacks, and what it gives that cannot be used.
import { expect, test } from 'vitest';
import { filmOf, manyFilms, theKey, type KobisFilm } from './kobis-server.ts';
import { codes, filled, opening, sourceAt, world } from './kobis-world.ts';
import { round } from './rounds.ts';

test('a movie that is not listed is gone when it is missing a day later too; an adult one at once', async () => {
  const { server, kept, source } = await filled(['1', '2', '3'].map((code) => filmOf(code)));
  const all = server.films;
  server.films = all.slice(0, 1);
  server.change('1', { genres: '성인물(에로)' });
  await round(source, kept, '2023-02-02T03:00:00Z');
  expect([kept.gone, codes(kept)]).toEqual([['kobis:1'], ['2', '3']]);
  await round(source, kept, '2023-02-02T15:00:00Z');
  expect(kept.gone).toEqual([]);
  server.films = all.slice(2);
  await round(source, kept, '2023-02-03T03:00:00Z');
  expect([kept.gone, codes(kept)]).toEqual([['kobis:2'], ['3']]);
});

test('lists that are empty for days take nothing away', async () => {
  const films = Array.from({ length: 20 }, (_, index) =>
    filmOf(String(index), { openDt: `202${index % 4}0815` }),
  );
  const { server, kept, source } = await filled(films);
  const before = [...kept.movies];
  server.films = [];
  for (const day of ['02', '03', '04']) {
    await round(source, kept, `2023-02-${day}T03:00:00Z`);
    expect([kept.end, kept.gone, [...kept.movies]]).toEqual(['changes', [], before]);
    expect(kept.skipped).toEqual(
      ['11', '15', '19', '3', '7', '10', '14', '18', '2', '6'].map((code) => ({
        id: `kobis:${code}`,
        reason: 'it is missing with too many others',
      })),
    );
  }
});

test('a movie whose opening moves to another year was never missing', async () => {
  const { server, kept, source } = await filled([filmOf('1', { openDt: '20240101' }), filmOf('2')]);
  server.change('1', { openDt: '20231231' });
  await round(source, kept, '2023-02-02T03:00:00Z');
  expect([JSON.parse(kept.next ?? ''), opening(kept, '1')]).toEqual([
    { swept: '2023-02-01T03:00:00Z', missing: {} },
    ['2023-12-31'],
  ]);
  server.change('1', { openDt: '20240101' });
  await round(source, kept, '2023-02-03T03:00:00Z');
  expect([JSON.parse(kept.next ?? ''), opening(kept, '1')]).toEqual([
    { swept: '2023-02-01T03:00:00Z', missing: {} },
    ['2024-01-01'],
  ]);
});

test('a movie whose people cannot be read is there without them, and they are asked for again', async () => {
  const directors: KobisFilm['directors'] = [['추창민', 'CHOO Chang-min']];
  const films = ['1', '2', '3'].map((code) => filmOf(code, { directors }));
  const { server, kept, source } = await world(films);
  // It goes when the list has been read: KOBIS then says nothing of it.
  server.before = (path) => {
    if (path.includes('movieCd=2')) server.films = films.filter(({ movieCd }) => movieCd !== '2');
  };
  await round(source, kept, '2023-02-01T03:00:00Z');
  const people = () => [...kept.movies.values()].map((movie) => [movie.ids.kobis, movie.directors]);
  const inBoth = [{ name: 'Choo Chang-min', originalName: '추창민' }];
  const reason = 'movieInfoResult.movieInfo.directors is not as documented: its people are not known';
  expect([people(), kept.skipped, kept.end]).toEqual([
    [
      ['1', inBoth],
      ['2', [{ name: '추창민' }]],
      ['3', inBoth],
    ],
    [{ id: 'kobis:2', reason }],
    'all',
  ]);
  delete server.before;
  server.films = films;
  await round(source, kept, '2023-02-02T03:00:00Z');
  expect([people(), kept.skipped]).toEqual([['1', '2', '3'].map((code) => [code, inBoth]), []]);
});

test('a record that is not as documented is skipped and named', async () => {
  const { kept } = await filled([
    filmOf('1'),
    filmOf('2', { spoiled: { movieNm: ' ' } }),
    filmOf('3', { spoiled: { directors: 'x' } }),
    filmOf('4', { spoiled: { movieCd: 4 } }),
  ]);
  expect(codes(kept)).toEqual(['1']);
  expect(kept.skipped).toEqual([
    { id: 'kobis:2', reason: 'movieNm is not as documented' },
    { id: 'kobis:3', reason: 'directors is not as documented' },
    { id: 'kobis:?', reason: 'movieCd is not as documented' },
  ]);
});

test.each([
  ['busy', ' had too many requests (429)'],
  ['broken', ' has trouble of its own (502)'],
  ['page', ' answered with a page instead of data'],
  ['cut', ''],
  ['empty', 'KOBIS gave a list of movies that is not as documented: movieListResult is not as documented'],
] as const)(
  'where the server stays %s the round ends, without the key in what is said',
  async (name, message) => {
    const { server, kept, source } = await world(manyFilms(300));
    server.fail(name, { times: 10_000, after: 15 });
    const error = await round(source, kept, '2023-02-01T03:00:00Z').catch((one: unknown) => one);
    expect(error).toMatchObject({ name: 'SourceError', message: expect.stringContaining(message) });
    expect(JSON.stringify([String(error), error])).not.toContain(theKey);
    expect(kept.end).toBe(undefined);
    expect(kept.movies.size).toBeGreaterThan(40);
  },
);

test('a refusal that comes as a good answer is one', async () => {
  const { server, kept } = await world([]);
  await expect(round(sourceAt(server, 'another'), kept, '2023-02-01T03:00:00Z')).rejects.toThrow(
    'KOBIS refused the request (its error 320010): see KOBIS_KEY, and its limit of requests a day',
  );
});
