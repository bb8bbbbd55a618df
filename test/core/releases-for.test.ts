import { describe, expect, test } from 'vitest';
import type { Release } from '../../src/core/movie.ts';
import { releasesFor, releasesShown } from '../../src/core/releases-for.ts';
import { leadingRelease } from '../../src/core/standing.ts';
import { movieOf, on, releaseOf } from './samples.ts';

const kr = { region: 'KR' };
const us = { region: 'US' };
const cinema = { type: 'theatrical' } as const;
const stream = { type: 'streaming' } as const;

const dates = (releases: readonly Release[]) => releases.map(({ date }) => date);
const counted = (region: string, ...releases: Release[]) =>
  dates(releasesFor(movieOf('m', { releases }), region));

describe('in a region', () => {
  const premiere = releaseOf('2023-01-01', { ...kr, type: 'festival' });
  const korea = releaseOf('2023-02-01', { ...kr, ...cinema });
  const america = releaseOf('2023-03-01', { ...us, ...cinema });
  const world = releaseOf('2023-04-01');
  const streamed = releaseOf('2023-05-01', stream);

  test('its own releases count, and what streams worldwide', () => {
    expect(counted('KR', premiere, korea, america, world, streamed)).toEqual(['2023-02-01', '2023-05-01']);
    expect(counted('US', premiere, korea, america, world, streamed)).toEqual(['2023-03-01', '2023-05-01']);
  });

  test('its own streaming date stands for the worldwide one', () => {
    const own = releaseOf('2023-06-01', { ...kr, ...stream });
    expect(counted('KR', korea, streamed, own)).toEqual(['2023-02-01', '2023-06-01']);
    expect(counted('KR', streamed, own)).toEqual(['2023-06-01']);
  });

  test('that has none, what is said without a region counts', () => {
    expect(counted('FR', premiere, korea, america, world, streamed)).toEqual(['2023-04-01', '2023-05-01']);
    expect(counted('KR', premiere, america, world)).toEqual(['2023-04-01']);
    expect(counted('KR', premiere, america)).toEqual([]);
  });

  test('TV and discs count where nothing else does', () => {
    const tv = releaseOf('2023-07-01', { ...kr, type: 'tv' });
    const disc = releaseOf('2023-08-01', { ...kr, type: 'other' });
    expect(counted('KR', korea, tv, disc)).toEqual(['2023-02-01']);
    expect(counted('KR', streamed, tv)).toEqual(['2023-05-01']);
    expect(counted('KR', tv, disc)).toEqual(['2023-07-01', '2023-08-01']);
  });
});

describe('shown are', () => {
  const movie = movieOf('m', {
    releases: [
      releaseOf('2023-01-01', { region: 'FR', type: 'festival' }),
      releaseOf('2023-01-02', { type: 'festival' }),
      releaseOf('2023-02-01', { ...kr, ...cinema }),
      releaseOf('2023-03-01', { ...us, ...cinema }),
    ],
  });

  test('what counts and the festivals there', () => {
    expect(dates(releasesShown(movie, 'KR'))).toEqual(['2023-01-02', '2023-02-01']);
    expect(dates(releasesShown(movie, 'US'))).toEqual(['2023-01-02', '2023-03-01']);
  });

  test('all where nothing counts', () => {
    expect(releasesShown(movie, 'JP')).toEqual(movie.releases);
  });

  test('first what counts there, else what counts elsewhere', () => {
    const lead = (region?: string) => leadingRelease(movie, on('2023-02-10'), region)?.date;
    expect([lead(), lead('KR'), lead('US'), lead('JP')]).toEqual([
      '2023-02-01',
      '2023-02-01',
      '2023-03-01',
      '2023-03-01',
    ]);
  });
});
