import { describe, expect, test } from 'vitest';
import type { AlertInPost } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { alertPost, dmPost } from '../../src/view/alert-post.ts';
import { killBoksoon, movieWith, pointMen, sixMovies, unlocked } from '../commands/movies.ts';
import { due, korean, later, postOf, release, telling } from './alert-posts.ts';

/** In English and in Korean. */
const contents = (alert: AlertInPost, now: Temporal.Instant, offline?: boolean): (string | undefined)[] =>
  [telling, korean].map(
    (one) => alertPost(postOf(alert), { ...one, now, ...(offline !== undefined && { offline }) })?.content,
  );

test('a select tells movies of one title apart', () => {
  const remake = movieWith({ ...unlocked, id: 'remake', directors: [{ name: 'Lee' }] });
  const movies = catalogueOf([...sixMovies, remake]);
  const post = alertPost(postOf(release('unlocked'), release('remake')), { ...telling, movies });
  expect(post?.components).toEqual([
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'movie/pick/p-1',
          placeholder: 'About these movies',
          options: [
            { label: 'Unlocked · Kim Tae Joon', value: 'unlocked' },
            { label: 'Unlocked · Lee', value: 'remake' },
          ],
        },
      ],
    },
  ]);
});

describe('one movie', () => {
  test('on its day', () => {
    expect(alertPost(postOf(release('unlocked')), { ...telling, roleId: '5' })).toEqual({
      content: '🎬 **Unlocked** comes out today, Friday 17 February <@&5>',
      embeds: [
        {
          title: 'Unlocked · 스마트폰을 떨어뜨렸을 뿐인데',
          description: '**Friday, 17 February 2023** · Netflix\nA lost phone falls into the wrong hands.',
          footer: { text: 'As announced on 1 February 2023' },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 2, custom_id: 'movie/open/unlocked/p-1', label: 'About this movie' },
          ],
        },
      ],
      allowed_mentions: { parse: [], roles: ['5'] },
    });
  });

  test('in Korean, without a role: nobody is pinged', () => {
    expect(alertPost(postOf(release('unlocked')), korean)).toEqual({
      content: '🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
      embeds: [
        {
          title: '스마트폰을 떨어뜨렸을 뿐인데 · Unlocked',
          description: '**2023년 2월 17일 (금)** · Netflix\n잃어버린 스마트폰이 범인의 손에 들어간다.',
          footer: { text: '2023년 2월 1일 발표 기준' },
        },
      ],
      components: [
        {
          type: 1,
          components: [{ type: 2, style: 2, custom_id: 'movie/open/unlocked/p-1', label: '이 영화 보기' }],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  test('in cinemas it is 개봉', () => {
    const alert = release(pointMen.id, '2023-01-18');
    expect(contents(alert, Temporal.Instant.from('2023-01-18T09:00+09:00'))).toEqual([
      '🎬 **The Point Men** opens in cinemas today, Wednesday 18 January',
      '🎬 오늘 개봉 〈교섭〉 · 1월 18일 (수)',
    ]);
  });

  test('days before', () => {
    const alert: AlertInPost = { ...release('unlocked'), kind: 'early' };
    expect(contents(alert, due.subtract({ hours: 72 }))).toEqual([
      '🎬 **Unlocked** comes out in 3 days, on Friday 17 February',
      '🎬 D-3 공개 예정 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
    ]);
    expect(contents(alert, due.subtract({ hours: 24 }))).toEqual([
      '🎬 **Unlocked** comes out tomorrow, Friday 17 February',
      '🎬 내일 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
    ]);
  });

  test('of a month, without a day', () => {
    expect(contents({ movieId: 'kill-boksoon', kind: 'month', date: '2023-02' }, due)).toEqual([
      '🎬 **Kill Boksoon** is expected this month, February 2023; the day is not announced',
      '🎬 이번 달 공개 예정 〈길복순〉 · 2023년 2월, 날짜 미정',
    ]);
  });

  test('is late from one hour on, and says why only where that is known', () => {
    expect(contents(release('unlocked'), later(1).subtract({ seconds: 1 }))).toEqual([
      '🎬 **Unlocked** comes out today, Friday 17 February',
      '🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
    ]);
    expect(contents(release('unlocked'), later(1))).toEqual([
      '🎬 **Unlocked** comes out today, Friday 17 February (1 hour late)\nDue at 09:00 in Seoul; it could not be posted then.',
      '🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금) (1시간 늦은 알림)\n서울 시간 오전 9시에 보냈어야 하는데, 그때 보내지 못했어요.',
    ]);
    expect(contents(release('unlocked'), later(3), true)).toEqual([
      '🎬 **Unlocked** comes out today, Friday 17 February (3 hours late)\nDue at 09:00 in Seoul; I was offline then.',
      '🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금) (3시간 늦은 알림)\n서울 시간 오전 9시에 보냈어야 하는데, 그때 봇이 꺼져 있었어요.',
    ]);
  });

  test('after midnight it is not called today, and not released either', () => {
    const [english, hangul] = contents(release('unlocked'), due.add({ hours: 16 }));
    expect(english?.split('\n')[0]).toBe(
      '🎬 **Unlocked** was due out yesterday, Friday 17 February (16 hours late)',
    );
    expect(hangul?.split('\n')[0]).toBe(
      '🎬 어제 공개 예정이던 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금) (16시간 늦은 알림)',
    );
  });
});

describe('several movies', () => {
  const movies = catalogueOf([
    ...sixMovies,
    movieWith({
      id: 'other',
      title: 'Other*',
      releases: [{ date: '2023-02-17', type: 'theatrical', earlier: [] }],
    }),
  ]);

  test('a line for each that happens, what is today first, and a select', () => {
    const month: AlertInPost = { movieId: killBoksoon.id, kind: 'month', date: '2023-02' };
    expect(alertPost(postOf(month, release('other'), release('unlocked')), { ...telling, movies })).toEqual({
      content: [
        '🎬 **Other\\*** opens in cinemas today, Friday 17 February',
        '**Unlocked** comes out today, Friday 17 February',
        '**Kill Boksoon** is expected this month, February 2023; the day is not announced',
      ].join('\n'),
      embeds: [
        {
          description: [
            '• Other\\* · Friday, 17 February 2023 · in cinemas',
            '• Unlocked · 스마트폰을 떨어뜨렸을 뿐인데 · Friday, 17 February 2023 · Netflix',
            '• Kill Boksoon · 길복순 · February 2023',
          ].join('\n'),
        },
      ],
      components: [
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'movie/pick/p-1',
              placeholder: 'About these movies',
              options: [
                { label: 'Other*', value: 'other' },
                { label: 'Unlocked', value: 'unlocked' },
                { label: 'Kill Boksoon', value: 'kill-boksoon' },
              ],
            },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  test('ten are named, the others counted with their like or at the end', () => {
    const many = Array.from({ length: 13 }, (_, n) => movieWith({ id: `m${n}`, title: `M${n}` }));
    const alerts = [
      ...many.slice(0, 12).map(({ id }) => release(id)),
      { ...release('m12', '2023-02-20'), kind: 'early' as const },
    ];
    const contents = [telling, korean].map(
      (one) => alertPost(postOf(...alerts), { ...one, movies: catalogueOf(many) })?.content,
    );
    expect(contents).toEqual([
      '🎬 **M0**, **M1**, **M2**, **M3**, **M4**, **M5**, **M6**, **M7**, **M8**, **M9** and 2 more come out today, Friday 17 February\nand 1 more movie',
      '🎬 오늘 공개 〈M0〉, 〈M1〉, 〈M2〉, 〈M3〉, 〈M4〉, 〈M5〉, 〈M6〉, 〈M7〉, 〈M8〉, 〈M9〉 외 2편 · 2월 17일 (금)\n그 밖에 1편',
    ]);
  });
});

test('a movie that left the catalogue is left out, and without any there is nothing to say', () => {
  const post = alertPost(postOf(release('gone'), release('unlocked')), telling);
  expect(post?.content).toBe('🎬 **Unlocked** comes out today, Friday 17 February');
  expect(alertPost(postOf(release('gone')), telling)).toBe(undefined);
  expect(dmPost(postOf(release('gone')), telling)).toBe(undefined);
});

test('two alerts of one movie are two lines and one button', () => {
  const early: AlertInPost = { ...release('unlocked', '2023-02-20'), kind: 'early' };
  const message = alertPost(postOf(release('unlocked'), early), telling);
  expect([message?.content, message?.components]).toEqual([
    '🎬 **Unlocked** comes out today, Friday 17 February\n**Unlocked** comes out in 3 days, on Monday 20 February',
    [
      {
        type: 1,
        components: [{ type: 2, style: 2, custom_id: 'movie/open/unlocked/p-1', label: 'About this movie' }],
      },
    ],
  ]);
});

test('a festival of the same day is not where a movie comes out', () => {
  const date = '2023-02-17';
  const movies = catalogueOf([
    movieWith({
      ...unlocked,
      releases: [
        { date, type: 'festival', platform: 'A festival', earlier: [] },
        { date, type: 'streaming', platform: 'Netflix', earlier: [] },
      ],
    }),
  ]);
  const message = alertPost(postOf(release('unlocked')), { ...telling, movies });
  expect(message?.embeds?.[0]?.description?.split('\n')[0]).toBe('**Friday, 17 February 2023** · Netflix');
});

test('only the role of the alert is ever pinged', () => {
  const hostile = movieWith({ ...unlocked, title: '@everyone <@&7>' });
  const message = alertPost(postOf(release('unlocked')), {
    ...telling,
    movies: catalogueOf([hostile]),
    roleId: '5',
  });
  expect(message?.content).toBe('🎬 **\\@everyone \\<\\@&7>** comes out today, Friday 17 February <@&5>');
  expect(message?.allowed_mentions).toEqual({ parse: [], roles: ['5'] });
});

test('by the dates of its region, and one movie under two ids once', () => {
  const movie = movieWith({
    ...unlocked,
    alsoIds: ['before'],
    releases: [
      { date: '2023-02-17', region: 'US', type: 'theatrical', earlier: [] },
      { date: '2023-02-17', type: 'streaming', earlier: [] },
    ],
  });
  const movies = catalogueOf([movie]);
  const post = postOf(release('before'), release('unlocked'));
  const said = (region: string) => alertPost(post, { ...telling, movies, region })?.content;
  expect(said('US')).toBe('🎬 **Unlocked** opens in cinemas today, Friday 17 February');
  expect(said('KR')).toBe('🎬 **Unlocked** comes out today, Friday 17 February');
});
