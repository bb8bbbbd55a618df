import { expect, test } from 'vitest';
import { createKobis } from '../../src/sources/kobis.ts';
import { filmOf, manyFilms, theKey, type KobisFilm } from './kobis-server.ts';
import { asked, codes, filled, opening, sourceAt, world } from './kobis-world.ts';
import { round } from './rounds.ts';

test('a movie with its opening, and its people where it opens soon', async () => {
  const directors: KobisFilm['directors'] = [['추창민', 'CHOO Chang-min']];
  const actors: KobisFilm['actors'] = [
    ['조정석', 'CHO Jung-seok'],
    ['배우 둘', ''],
  ];
  const { server, kept } = await filled([
    filmOf('20190001', { openDt: '20230222', genres: '사극,드라마', directors, actors }),
    filmOf('20190002', { openDt: '19990213', movieNmEn: '', directors, actors }),
  ]);
  const stated = { asOf: '2023-02-01', source: 'KOBIS', earlier: [] };
  const common = { aliases: [], links: [], notable: false, source: { name: 'KOBIS', asOf: '2023-02-01' } };
  expect([...kept.movies.values()]).toEqual([
    {
      ...common,
      id: 'kobis:20190001',
      title: 'Movie 20190001',
      originalTitle: '영화 20190001',
      directors: [{ name: 'Choo Chang-min', originalName: '추창민' }],
      cast: [{ name: 'Cho Jung-seok', originalName: '조정석' }, { name: '배우 둘' }],
      genres: ['History', 'Drama'],
      releases: [{ date: '2023-02-22', region: 'KR', type: 'theatrical', ...stated }],
      ids: { kobis: '20190001' },
    },
    {
      ...common,
      id: 'kobis:20190002',
      title: '영화 20190002',
      directors: [{ name: '추창민' }],
      cast: [],
      genres: ['Drama'],
      releases: [{ date: '1999-02-13', region: 'KR', type: 'theatrical', ...stated }],
      ids: { kobis: '20190002' },
    },
  ]);
  expect(kept).toMatchObject({ end: 'all', skipped: [], gone: [] });
  expect(server.requests).toEqual([]);
});

test('an opening may be a month or a year, and is nothing where there is no such day', async () => {
  const { kept } = await filled(
    ['20230000', '20231200', '2023', '20230231'].map((openDt, index) => filmOf(String(index), { openDt })),
  );
  expect(['0', '1', '2', '3'].map((code) => opening(kept, code))).toEqual([
    ['2023'],
    ['2023-12'],
    ['2023'],
    [],
  ]);
});

test('nothing adult, and nothing that is not Korean', async () => {
  const { kept } = await filled([
    filmOf('1', { genres: '드라마,성인물(에로)' }),
    filmOf('2', { genres: '성인물(에로)' }),
    filmOf('3', { nation: '한국,일본' }),
    filmOf('4', { nation: '일본', spoiled: { repNationNm: '일본' } }),
    filmOf('5', { nation: '일본,한국' }),
  ]);
  expect(codes(kept)).toEqual(['3', '5']);
});

test('a genre that is not known here is left out, whatever it is called', async () => {
  const { kept } = await filled([filmOf('1', { genres: '기타,constructor,SF' })]);
  expect(kept.movies.get('kobis:1')?.genres).toEqual(['Science Fiction']);
});

test('all years are read, page by page, what is to come first', async () => {
  const films = manyFilms(3000);
  const { server, kept, source } = await world(films);
  await round(source, kept, '2023-02-01T03:00:00Z');
  expect(kept.movies.size).toBe(2700);
  expect(kept).toMatchObject({ end: 'all', progress: { done: 3000, ahead: 0 } });
  expect(asked(server).slice(0, 5)).toEqual([
    '/movie/searchMovieList.json?openStartDt=1900&openEndDt=2032&curPage=1',
    '/movie/searchMovieList.json?openStartDt=2024&openEndDt=2032&curPage=1',
    '/movie/searchMovieList.json?openStartDt=2023&openEndDt=2023&curPage=1',
    '/movie/searchMovieList.json?openStartDt=2022&openEndDt=2022&curPage=1',
    '/movie/searchMovieList.json?openStartDt=2021&openEndDt=2021&curPage=1',
  ]);
  expect(asked(server).at(-1)).toBe('/movie/searchMovieList.json?openStartDt=1900&openEndDt=1959&curPage=4');
  expect(server.requests.length).toBeLessThan(100);
});

test('a reading that is broken off after any page goes on there, and ends complete', async () => {
  const films = [
    ...manyFilms(300),
    ...Array.from({ length: 1100 }, (_, index) => filmOf(String(30_000_000 + index), { openDt: '20230715' })),
  ];
  const { server, kept } = await world(films);
  for (let broken = 0; kept.end !== 'all' && broken < 100; broken++) {
    await round(sourceAt(server), kept, '2023-02-01T03:00:00Z', 2);
  }
  expect(kept).toMatchObject({ end: 'all' });
  expect(kept.movies.size).toBe(1370);
});

test('a round ends where it has taken its share of requests, and the next one goes on', async () => {
  const { server, kept } = await world(manyFilms(300));
  const thrifty = createKobis({
    key: theKey,
    url: server.url,
    userAgent: 'Test',
    perSecond: Infinity,
    requestsARound: 10,
  });
  await round(thrifty, kept, '2023-02-01T03:00:00Z');
  expect([kept.end, server.requests.length]).toEqual([undefined, 10]);
  await round(thrifty, kept, '2023-02-02T03:00:00Z');
  await round(thrifty, kept, '2023-02-03T03:00:00Z');
  expect([kept.end, kept.movies.size]).toEqual(['all', 270]);
});

test('each day the years around it are read, each month all', async () => {
  const { server, kept, source } = await filled([
    filmOf('1', { openDt: '20230222' }),
    filmOf('2', { openDt: '20230601' }),
    filmOf('3', { openDt: '20030601' }),
  ]);
  server.change('2', { openDt: '20230628' });
  server.change('3', { openDt: '20030602' });
  server.films = [...server.films, filmOf('4', { openDt: '20240101' })];
  await round(source, kept, '2023-02-02T03:00:00Z');
  const list = '/movie/searchMovieList.json?';
  expect(asked(server)).toEqual([
    `${list}openStartDt=2024&openEndDt=2032&curPage=1`,
    `${list}openStartDt=2023&openEndDt=2023&curPage=1`,
    '/movie/searchMovieInfo.json?movieCd=1',
    `${list}openStartDt=2022&openEndDt=2022&curPage=1`,
  ]);
  expect(kept.end).toBe('changes');
  expect(['2', '3', '4'].map((code) => opening(kept, code))).toEqual([
    ['2023-06-28'],
    ['2003-06-01'],
    ['2024-01-01'],
  ]);
  await round(source, kept, '2023-03-02T03:00:00Z');
  expect(kept.end).toBe('changes');
  await round(source, kept, '2023-03-03T03:00:00Z');
  expect([kept.end, opening(kept, '3')]).toEqual(['all', ['2003-06-02']]);
});

test('people that were asked for are kept, and not asked for again', async () => {
  const directors: KobisFilm['directors'] = [['추창민', 'CHOO Chang-min']];
  const { server, kept, source } = await filled([filmOf('1', { directors })]);
  server.change('1', { openDt: '20230601' });
  await round(source, kept, '2023-02-02T03:00:00Z');
  expect(kept.movies.get('kobis:1')?.directors).toEqual([{ name: 'Choo Chang-min', originalName: '추창민' }]);
  expect(asked(server).filter((path) => path.includes('Info'))).toEqual([]);
});

test('a movie that slips to a page that was read already is found at the second reading', async () => {
  const films = Array.from({ length: 150 }, (_, index) => filmOf(String(index), { openDt: '20230815' }));
  const { server, kept, source } = await world(films);
  server.before = (path) => {
    // The one before last of the first page goes; so the first of the second page is now on the first.
    if (path.includes('openStartDt=2023') && path.includes('curPage=2'))
      server.films = films.toSpliced(98, 1);
  };
  await round(source, kept, '2023-02-01T03:00:00Z');
  expect(kept.movies.size).toBe(150);
});
