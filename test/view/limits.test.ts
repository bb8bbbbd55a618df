// Whatever the catalogue holds, Discord takes what is made of it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movie } from '../../commands/movie.ts';
import { person } from '../../commands/person.ts';
import { remind } from '../../commands/remind.ts';
import { upcoming } from '../../commands/upcoming.ts';
import { help } from '../../commands/help.ts';
import type { Reply } from '../../src/command.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Movie } from '../../src/core/movie.ts';
import { messageFaults } from '../../src/sandbox/rules/payload-rules.ts';
import { call, contextWith, messageOf, opening, press, remindersInMemory } from '../commands/context.ts';
import { movieWith } from '../commands/movies.ts';

const faultsOf = (reply: Reply): string[] => messageFaults(messageOf(reply), 'interaction');

/** A movie with too much of everything, each text made of `sign`. */
function hugeMovie(n: number, sign: string, castSize = 0): Movie {
  const name = (length: number) => `${n} ${sign.repeat(length)}`;
  const people = Array.from({ length: castSize }, (_, i) => ({
    name: `${i} ${name(90)}`,
    originalName: `${i} ${name(90)}`,
  }));
  const releases = Array.from({ length: 60 }, (_, i) => ({
    date: `20${20 + (i % 40)}`.slice(0, 4),
    type: 'streaming' as const,
    platform: name(300),
    region: 'KR',
    source: name(500),
    earlier: Array.from({ length: 30 }, (_, j) => ({ date: `19${10 + j}`, asOf: '2022-12-01' })),
  }));
  return movieWith({
    id: `${n}`.padStart(60, 'x'),
    title: name(300),
    originalTitle: name(301),
    synopsis: { en: name(9000), ko: name(9000) },
    directors: people,
    cast: people,
    genres: Array.from({ length: 50 }, () => name(80)),
    releases,
    poster: 'https://example.com/poster.jpg',
    links: Array.from({ length: 20 }, (_, i) => ({ label: name(200), url: `https://example.com/${i}` })),
  });
}

describe.each(['*', '<@1>', '한', '👩‍👩‍👧', '# ', '\u202E', '\n- ', '`'])('a catalogue full of %j', (sign) => {
  const huge = Array.from({ length: 30 }, (_, n) => hugeMovie(n, sign, n === 0 ? 20 : 0));
  const movies = catalogueOf(huge);
  const kept = huge.map(({ id }) => ({
    userId: '200000000000000001',
    movieId: id,
    language: 'en' as const,
    since: opening,
    undated: true,
  }));

  test.each(['en', 'ko'] as const)('every answer is within limits: %s', async (language) => {
    const reminders = remindersInMemory(kept);
    const context = contextWith({ movies, language, reminders, message: { isPrivate: true } });
    const [first] = huge;
    const name = first?.cast[0]?.name ?? '';
    const replies = [
      await press(movie, `movie/open/${first?.id}`, context),
      await call(movie, { title: first?.id ?? '' }, context),
      await call(movie, { title: '0' }, context),
      await call(movie, { title: 'zzzzzzzz'.repeat(100) }, context),
      await call(person, { name }, context),
      await call(person, { name: 'zzzzzzz'.repeat(100) }, context),
      await call(upcoming, {}, context),
      await call(upcoming, { when: '2023' }, context),
      await call(upcoming, { when: '1901' }, context),
      await call(upcoming, { when: sign.repeat(1000) }, context),
      await call(remind, {}, context),
      await call(remind, { movie: movies.movies.at(-1)?.id ?? '' }, context),
      await call(help, {}, context),
    ];
    expect(replies.map(faultsOf)).toEqual(replies.map(() => []));
  });
});

test('a card is within limits whatever its texts are', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).map((text) => `a${text}`);
  const movies = fc.record({ title: word, originalTitle: word, platform: word, genre: word, name: word });
  return fc.assert(
    fc.asyncProperty(movies, async ({ title, originalTitle, platform, genre, name }) => {
      const release = { date: '2023-02-17', platform, earlier: [] };
      const genres = [genre];
      const cast = [{ name }];
      const one = movieWith({ id: 'one', title, originalTitle, genres, cast, releases: [release] });
      const context = contextWith({ movies: catalogueOf([one]) });
      expect(faultsOf(await call(movie, { title: 'one' }, context))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
