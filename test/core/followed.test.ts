import { expect, test } from 'vitest';
import { follows, moviesById } from '../../src/core/followed.ts';
import { plan } from '../../src/core/plan.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { at, movieOf, releasedOn, releaseOf, subscriptionOf } from './samples.ts';

const quiet = movieOf('b', { notable: false, alsoIds: ['a', 'old'] });

test('a channel follows notable movies, all, or a list that may name any id of theirs', () => {
  expect([follows('notable', movieOf('m')), follows('notable', quiet), follows('all', quiet)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([follows(['b'], quiet), follows(['old'], quiet), follows(['c'], quiet)]).toEqual([
    true,
    true,
    false,
  ]);
});

test('movies are found by every id, by the one that they have first', () => {
  const other = movieOf('a');
  const byId = moviesById([other, quiet]);
  expect(['a', 'b', 'old', 'c'].map((id) => byId.get(id))).toEqual([other, quiet, quiet, undefined]);
});

test('planned are notable movies, all, or those of a list, by any id that they had', () => {
  const movies = [
    releasedOn('notable', '2023-03-01'),
    movieOf('other', { notable: false, alsoIds: ['before'], releases: [releaseOf('2023-03-02')] }),
  ];
  const year = { from: at('2023-01-01T00:00Z'), until: at('2024-01-01T00:00Z') };
  const wishes = { reminders: [], timeZone: 'Asia/Seoul', now: year.from };
  const told = (wish: Subscription['movies']) =>
    plan(movies, { ...wishes, subscriptions: [subscriptionOf({ movies: wish })] }, year).map(
      ({ movieId }) => movieId,
    );
  expect(told('notable')).toEqual(['notable']);
  expect(told('all')).toEqual(['notable', 'other']);
  expect(told(['before'])).toEqual(['other']);
  expect(told(['notable', 'other', 'before'])).toEqual(['notable', 'other']);
});
