import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertInPost, Post } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Movie } from '../../src/core/movie.ts';
import { messageFaults } from '../../src/sandbox/rules/payload-rules.ts';
import { alertPost, dmPost, postIdOf } from '../../src/view/alert-post.ts';
import { movieWith } from '../commands/movies.ts';
import { korean, later, postOf, release, telling } from './alert-posts.ts';

describe('whatever the catalogue holds', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }),
    fc.constant('*'.repeat(600)),
    fc.constant('@everyone <@&1> `x`'),
  );
  const date = fc.constantFrom('2023-02-17', '2023-02-18', '2023-03-01', '2023-12-31', '2024-02');
  const movie = (id: number): fc.Arbitrary<Movie> =>
    fc.record({ title: wild, originalTitle: wild, platform: wild, synopsis: wild, date }).map((made) =>
      movieWith({
        id: `${id}`.padStart(60, 'x'),
        title: made.title,
        originalTitle: made.originalTitle,
        synopsis: { en: made.synopsis.repeat(10) },
        poster: `https://example.org/${'p'.repeat(3000)}`,
        releases: [{ date: made.date, platform: made.platform, earlier: [] }],
      }),
    );
  const someMovies = fc
    .integer({ min: 1, max: 40 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => movie(n))));
  const kind = fc.constantFrom('release', 'early', 'month', 'dated');

  test('ten long titles are cut until they fit, and a poster that Discord refuses is left out', () => {
    const long = Array.from({ length: 10 }, (_, n) =>
      movieWith({ id: `m${n}`, title: '*'.repeat(600), poster: `https://example.org/${'p'.repeat(3000)}` }),
    );
    const movies = catalogueOf(long);
    const message = alertPost(postOf(...long.map(({ id }) => release(id))), { ...telling, movies });
    expect(messageFaults(message, 'channel')).toEqual([]);
    const one = alertPost(postOf(release('m0')), { ...telling, movies });
    expect(one?.embeds?.[0]?.thumbnail).toBe(undefined);
  });

  test('Discord takes the post', () => {
    fc.assert(
      fc.property(someMovies, kind, fc.boolean(), (movies, kind, isKorean) => {
        const alerts = movies.map(({ id, releases }): AlertInPost => {
          const date = releases[0]?.date ?? '';
          return { movieId: id, kind: date.length > 7 ? kind : 'month', date };
        });
        const post: Post = { ...postOf(...alerts), id: 'i'.repeat(28) };
        const when = {
          ...(isKorean ? korean : telling),
          movies: catalogueOf(movies),
          now: later(11),
          timeZone: 'America/Argentina/ComodRivadavia',
        };
        for (const message of [alertPost(post, { ...when, roleId: '9'.repeat(20) }), dmPost(post, when)]) {
          expect(messageFaults(message, 'channel')).toEqual([]);
          expect(message && postIdOf(message)).toBe(post.id);
        }
      }),
      { numRuns: 60 },
    );
  });
});
