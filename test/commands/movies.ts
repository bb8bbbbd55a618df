// Six movies as they were known on 1 February 2023, for tests.
import type { Movie } from '../../src/core/movie.ts';

const source = { name: 'Announcement', asOf: '2023-02-01' };
const streaming = { type: 'streaming', platform: 'Netflix', earlier: [] } as const;

/** A movie of which only what a test is about needs to be said. */
export const movieWith = (given: Partial<Movie> & { id: string }): Movie => ({
  title: given.id,
  aliases: [],
  directors: [],
  cast: [],
  genres: [],
  releases: [],
  links: [],
  ids: {},
  notable: true,
  source,
  ...given,
});

export const unlocked = movieWith({
  id: 'unlocked',
  title: 'Unlocked',
  originalTitle: '스마트폰을 떨어뜨렸을 뿐인데',
  synopsis: {
    en: 'A lost phone falls into the wrong hands.',
    ko: '잃어버린 스마트폰이 범인의 손에 들어간다.',
  },
  directors: [{ name: 'Kim Tae Joon', originalName: '김태준' }],
  cast: [{ name: 'Yim Si-wan', originalName: '임시완' }, { name: 'Jeon Jin Ho' }],
  genres: ['Thriller'],
  releases: [{ ...streaming, date: '2023-02-17', earlier: [] }],
  links: [{ label: 'TMDB', url: 'https://www.themoviedb.org/movie/740441' }],
});

export const killBoksoon = movieWith({
  id: 'kill-boksoon',
  title: 'Kill Boksoon',
  originalTitle: '길복순',
  directors: [{ name: 'Byun Sung-hyun', originalName: '변성현' }],
  releases: [{ date: '2023-02', asOf: '2023-02-01', earlier: [] }],
});

/** The same with what became known later. */
export const killBoksoonLater = movieWith({
  ...killBoksoon,
  releases: [
    {
      ...streaming,
      date: '2023-03-31',
      source: 'TMDB',
      earlier: [{ date: '2023-02', asOf: '2023-02-01' }],
    },
  ],
});

const silence = movieWith({
  id: 'silence',
  title: 'Silence',
  originalTitle: '탈출: 프로젝트 사일런스',
  aliases: ['Project Silence'],
  releases: [{ date: '2023', earlier: [] }],
});

export const jungE = movieWith({
  id: 'jung-e',
  title: 'Jung_E',
  originalTitle: '정이',
  directors: [{ name: 'Yeon Sang-ho', originalName: '연상호' }],
  releases: [{ ...streaming, date: '2023-01-20', earlier: [] }],
});

export const pointMen = movieWith({
  id: 'the-point-men',
  title: 'The Point Men',
  originalTitle: '교섭',
  releases: [{ date: '2023-01-18', type: 'theatrical', region: 'KR', earlier: [] }],
});

export const ballerina = movieWith({ id: 'ballerina', title: 'Ballerina', originalTitle: '발레리나' });

export const sixMovies = [jungE, killBoksoon, silence, unlocked, pointMen, ballerina];
