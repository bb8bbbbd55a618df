// However many movies a post has and whatever they are called, Discord takes it, and it says how many there are.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertInPost, AlertKind, Post } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { messageFaults } from '../../src/sandbox/rules/payload-rules.ts';
import { sayIn } from '../../src/text/index.ts';
import { alertPost, amendedPost, dmPost } from '../../src/view/alert-post.ts';
import { movieWith } from '../commands/movies.ts';

const due = Temporal.Instant.from('2023-02-14T09:00+09:00');
const dates = ['2023-02-14', '2023-02-17', '2023-03-03'];
const kinds: AlertKind[] = ['release', 'moved', 'dated', 'early'];

/** So many movies of such titles, every one with an alert of one of the kinds and dates. */
function scene(count: number, title: (n: number) => string, variety = 1) {
  const dateOf = (n: number): string => dates[n % Math.min(variety, dates.length)] ?? '';
  const movies = Array.from({ length: count }, (_, n) =>
    movieWith({
      id: `m${n}`,
      title: title(n),
      originalTitle: title(n + 1),
      releases: [{ date: dateOf(n), type: n % 2 === 0 ? 'streaming' : 'theatrical', earlier: [] }],
    }),
  );
  const alerts = movies.map(({ id }, n): AlertInPost => {
    const kind = kinds[n % Math.min(variety, kinds.length)] ?? 'release';
    return { movieId: id, kind, date: dateOf(n), ...(kind === 'moved' && { was: '2023-02-20' }) };
  });
  const post: Post = { id: 'c7lieexzx4kxt-le7rl6o0', place: 'channel:3', due, alerts };
  return { post, movies };
}

test('one to five hundred movies of any titles are within limits, told, reminded and amended', () => {
  const sign = fc.constantFrom('a', '*', '한', '👩‍👩‍👧', '<@1>', '~');
  const given = fc.record({
    count: fc.integer({ min: 1, max: 500 }),
    sign,
    length: fc.integer({ min: 1, max: 300 }),
    variety: fc.integer({ min: 1, max: 4 }),
    language: fc.constantFrom('en' as const, 'ko' as const),
    hoursLate: fc.constantFrom(0, 11),
  });
  fc.assert(
    fc.property(given, ({ count, sign, length, variety, language, hoursLate }) => {
      const { post, movies } = scene(count, (n) => `${n} ${sign.repeat(length)}`, variety);
      const say = sayIn(language);
      const now = due.add({ hours: hoursLate });
      const telling = { movies: catalogueOf(movies), say, now, timeZone: 'America/Argentina/Buenos_Aires' };
      const later = movies.map((movie) => ({ ...movie, releases: [{ date: '2023-04-01', earlier: [] }] }));
      const messages = [
        alertPost(post, { ...telling, roleId: '1000000000000000000' }),
        dmPost({ ...post, place: 'user:7' }, telling),
        amendedPost(post, { ...telling, movies: catalogueOf(later) }),
        amendedPost(post, { ...telling, movies: catalogueOf(later.slice(1)) }),
      ];
      expect(
        messages.map(
          (message) =>
            message &&
            messageFaults(message, message === messages[2] || message === messages[3] ? 'edit' : 'channel'),
        ),
      ).toEqual(messages.map(() => []));
    }),
    { numRuns: 40 },
  );
});

describe('very many movies', () => {
  const messageOf = (
    count: number,
    variety = 1,
    title = (n: number) => `M${n}`,
    language: 'en' | 'ko' = 'en',
  ) => {
    const { post, movies } = scene(count, title, variety);
    const telling = { movies: catalogueOf(movies), now: due, timeZone: 'Asia/Seoul' };
    return alertPost(post, { ...telling, say: sayIn(language) });
  };
  const linesOf = (text: string | undefined) => text?.split('\n') ?? [];

  test('more than ten are listed with their titles under their dates', () => {
    const { embeds } = messageOf(11) ?? {};
    expect(embeds).toEqual([
      {
        description: [
          '**Tuesday, 14 February 2023**',
          ...Array.from({ length: 11 }, (_, n) => `• M${n}`),
        ].join('\n'),
      },
    ]);
  });

  test('of twenty ten are named, of more only three', () => {
    const titles = (count: number) =>
      linesOf(messageOf(count)?.content)
        .join(' ')
        .match(/\*\*M\d+\*\*/g)?.length;
    // Half of them stream: the first of each kind stand on lines of their own.
    expect([titles(20), titles(21), titles(500)]).toEqual([10, 3, 3]);
    expect(linesOf(messageOf(21, 4)?.content)[0]).toBe('🎬 21 movies, listed below');
    expect(linesOf(messageOf(21, 4, undefined, 'ko')?.content)[0]).toBe(
      '🎬 영화 21편 소식이에요. 전체 목록은 아래에 있어요',
    );
  });

  test('titles are shortened evenly before any is left out', () => {
    const list = (count: number) =>
      linesOf(messageOf(count, 1, (n) => `${n}`.padEnd(70, 'x'))?.embeds?.[0]?.description).slice(1);
    expect(list(50).every((line) => line.endsWith('x'))).toBe(true);
    const shortened = list(100);
    expect(shortened).toHaveLength(100);
    expect(new Set(shortened.map(({ length }) => length)).size).toBe(1);
  });

  test('what has no room is counted', () => {
    const list = linesOf(messageOf(500, 1, (n) => `${n}`.padEnd(70, 'x'))?.embeds?.[0]?.description);
    const shown = list.filter((line) => line.startsWith('•')).length;
    expect(list.at(-1)).toBe(`and ${500 - shown} more movies`);
    expect(shown).toBeGreaterThan(150);
  });
});
