// How posts read when dates change: what moved, and what a message says once that does not hold any more.
import { describe, expect, test } from 'vitest';
import type { AlertInPost, Post } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Movie } from '../../src/core/movie.ts';
import { sayIn } from '../../src/text/index.ts';
import { alertPost, amendedPost, postIdOf } from '../../src/view/alert-post.ts';
import { movieWith, sixMovies, unlocked } from '../commands/movies.ts';

const due = Temporal.Instant.from('2023-02-14T09:00+09:00');
const postOf = (...alerts: AlertInPost[]): Post => ({ id: 'p-1', place: 'channel:3', due, alerts });
const on = (movie: Movie, ...dates: string[]): Movie => ({
  ...movie,
  releases: dates.map((date) => ({ date, type: 'streaming', earlier: [] })),
});
const tellingOf = (movies: readonly Movie[] = sixMovies) => ({
  movies: catalogueOf(movies),
  now: due,
  timeZone: 'Asia/Seoul',
});
const early: AlertInPost = { movieId: 'unlocked', kind: 'early', date: '2023-02-17' };

describe('a release that moved', () => {
  const said = (date: string, was: string, now = due) => {
    const alert: AlertInPost = { movieId: 'unlocked', kind: 'moved', date, was };
    const telling = { ...tellingOf([on(unlocked, date)]), now };
    return (['en', 'ko'] as const).map(
      (language) => alertPost(postOf(alert), { ...telling, say: sayIn(language) })?.content,
    );
  };

  test('says from where to where, and in how many days', () => {
    expect(said('2023-03-03', '2023-02-17')).toEqual([
      '🎬 **Unlocked** has moved from Friday 17 February to Friday, 3 March 2023, in 17 days',
      '🎬 공개일 변경 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금) → 2023년 3월 3일 (금) · D-17',
    ]);
    expect(said('2023-02-15', '2023-02-17')).toEqual([
      '🎬 **Unlocked** has moved from Friday 17 February to Wednesday, 15 February 2023, tomorrow',
      '🎬 공개일 변경 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금) → 2023년 2월 15일 (수) · D-1',
    ]);
  });

  test('names both years where they differ', () => {
    expect(said('2024-03-01', '2023-12-29')).toEqual([
      '🎬 **Unlocked** has moved from Friday, 29 December 2023 to Friday, 1 March 2024, in 381 days',
      '🎬 공개일 변경 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2023년 12월 29일 (금) → 2024년 3월 1일 (금) · D-381',
    ]);
  });

  test('of several only those of the same days stand on one line', () => {
    const movies = ['a', 'b', 'c'].map((id) => on(movieWith({ id }), '2023-03-03'));
    const moved = (movieId: string, was: string): AlertInPost => ({
      movieId,
      kind: 'moved',
      date: '2023-03-03',
      was,
    });
    const post = postOf(moved('a', '2023-02-17'), moved('b', '2023-02-20'), moved('c', '2023-02-17'));
    expect(alertPost(post, { ...tellingOf(movies), say: sayIn('en') })?.content).toBe(
      [
        '🎬 **a** and **c** have moved from Friday 17 February to Friday, 3 March 2023, in 17 days',
        '**b** has moved from Monday 20 February to Friday, 3 March 2023, in 17 days',
      ].join('\n'),
    );
  });
});

test('of several alerts of one movie and date only the most telling is said', () => {
  const of = (kind: AlertInPost['kind'], date = '2023-03-03'): AlertInPost => ({
    movieId: 'unlocked',
    kind,
    date,
  });
  const telling = { ...tellingOf([on(unlocked, '2023-02-14', '2023-03-03')]), say: sayIn('en') };
  const content = (...kinds: AlertInPost[]) => alertPost(postOf(...kinds), telling)?.content;
  expect(content(of('dated'), of('early'), { ...of('moved'), was: '2023-02-17' })).toBe(
    '🎬 **Unlocked** has moved from Friday 17 February to Friday, 3 March 2023, in 17 days',
  );
  expect(content(of('early'), of('dated'))).toBe(
    '🎬 **Unlocked** has a date now: Friday, 3 March 2023, in 17 days',
  );
  expect(content(of('early'), of('release', '2023-02-14'))).toBe(
    '🎬 **Unlocked** comes out today, Tuesday 14 February\n**Unlocked** comes out in 17 days, on Friday 3 March',
  );
});

describe('a message that was sent', () => {
  const amended = (movies: readonly Movie[], ...alerts: AlertInPost[]) =>
    (['en', 'ko'] as const).map(
      (language) => amendedPost(postOf(...alerts), { ...tellingOf(movies), say: sayIn(language) }).content,
    );

  test('reads as it did while all holds', () => {
    const telling = { ...tellingOf(), say: sayIn('en'), roleId: '5' };
    const sent = alertPost(postOf(early), telling);
    expect(amendedPost(postOf(early), telling)).toEqual({ ...sent, allowed_mentions: { parse: [] } });
  });

  test('has what does not hold struck through, and says what stands now', () => {
    expect(amended([on(unlocked, '2023-03-03')], early)).toEqual([
      '🎬 ~~**Unlocked** comes out in 3 days, on Friday 17 February~~ → moved to Friday, 3 March 2023',
      '🎬 ~~D-3 공개 예정 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)~~ → 변경: 2023년 3월 3일 (금)',
    ]);
    expect(amended([on(unlocked, '2023-04')], early)).toEqual([
      '🎬 ~~**Unlocked** comes out in 3 days, on Friday 17 February~~ → now April 2023, the day is not announced',
      '🎬 ~~D-3 공개 예정 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)~~ → 변경: 2023년 4월, 날짜 미정',
    ]);
    expect(amended([on(unlocked)], early)).toEqual([
      '🎬 ~~**Unlocked** comes out in 3 days, on Friday 17 February~~ → no date any more',
      '🎬 ~~D-3 공개 예정 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)~~ → 날짜 미정',
    ]);
  });

  test('names the next day after the old one, else the last before it', () => {
    const now = (...dates: string[]) => amended([on(unlocked, ...dates)], early)[0]?.split(' → ')[1];
    expect(now('2023-02-16', '2023-02-20', '2023-03-03')).toBe('moved to Monday, 20 February 2023');
    expect(now('2023-02-15', '2023-02-16', '2023-03')).toBe('moved to Thursday, 16 February 2023');
  });

  test('keeps what holds of several', () => {
    const other = on(movieWith({ id: 'other', title: 'Other' }), '2023-02-17');
    const of = (movieId: string): AlertInPost => ({ ...early, movieId });
    const [english] = amended([on(unlocked, '2023-03-03'), other], of('other'), early);
    expect(english).toBe(
      [
        '🎬 **Other** comes out in 3 days, on Friday 17 February',
        '~~**Unlocked** comes out in 3 days, on Friday 17 February~~ → moved to Friday, 3 March 2023',
      ].join('\n'),
    );
    const { embeds } = amendedPost(postOf(of('other'), early), {
      ...tellingOf([on(unlocked, '2023-03-03'), other]),
      say: sayIn('en'),
    });
    expect(embeds).toEqual([
      {
        description:
          '• Other · Friday, 17 February 2023\n• Unlocked · 스마트폰을 떨어뜨렸을 뿐인데 · ~~Friday, 17 February 2023~~ Friday, 3 March 2023',
      },
    ]);
  });

  test('says that a movie was withdrawn, and keeps its id while there is a button for it', () => {
    expect(amended([], early)).toEqual([
      '🎬 A movie of this alert is not in the catalogue any more',
      '🎬 이 알림의 영화 1편은 이제 목록에 없어요',
    ]);
    expect(amended([], early, { ...early, movieId: 'other' })).toEqual([
      '🎬 2 movies of this alert are not in the catalogue any more',
      '🎬 이 알림의 영화 2편은 이제 목록에 없어요',
    ]);
    const gone = amendedPost(postOf(early), { ...tellingOf([]), say: sayIn('en') });
    expect([gone.embeds, gone.components]).toEqual([[], []]);
    const there = amendedPost(postOf(early), { ...tellingOf([on(unlocked)]), say: sayIn('en') });
    expect(postIdOf(there)).toBe('p-1');
  });

  test('to a person still says that it was asked for', () => {
    const post: Post = { ...postOf(early), place: 'user:7' };
    const message = amendedPost(post, { ...tellingOf([on(unlocked)]), say: sayIn('en') });
    expect([message.content, message.embeds?.[0]?.footer]).toEqual([
      '🔔 You asked to be reminded: ~~**Unlocked** comes out in 3 days, on Friday 17 February~~ → no date any more',
      { text: '/remind shows your reminders and removes them' },
    ]);
  });
});
