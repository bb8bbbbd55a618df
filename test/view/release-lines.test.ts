import { describe, expect, test } from 'vitest';
import type { Movie, Release } from '../../src/core/movie.ts';
import { sayIn } from '../../src/text/index.ts';
import { readerOf } from '../../src/view/reader.ts';
import { earlierLine, howLine, statedLine, whenLine } from '../../src/view/release-lines.ts';
import { movieWith } from '../commands/movies.ts';

const readers = (day: string) =>
  (['en', 'ko'] as const).map((language) =>
    readerOf({
      say: sayIn(language),
      language,
      now: Temporal.Instant.from(`${day}T03:00:00Z`),
      timeZone: 'Asia/Seoul',
      region: 'KR',
    }),
  );
const inBoth = (day: string, line: (reader: ReturnType<typeof readerOf>) => string) => readers(day).map(line);
const releaseOn = (date: string, given: Partial<Release> = {}): Release => ({ date, earlier: [], ...given });
const movieOn = (release: Release): Movie => movieWith({ id: 'x', releases: [release] });

describe('when', () => {
  test.each<[string, Release, string, string]>([
    [
      '2023-02-01',
      releaseOn('2023-02-17', { type: 'theatrical' }),
      '**Friday, 17 February 2023** · in 16 days',
      '**2023년 2월 17일 (금) 개봉** · D-16',
    ],
    [
      '2023-02-01',
      releaseOn('2023-03'),
      '**March 2023** · next month, day not announced',
      '**2023년 3월 공개 예정** · 다음 달, 날짜 미정',
    ],
    [
      '2023-02-01',
      releaseOn('2024', { type: 'festival' }),
      '**2024** · next year, date not announced',
      '**2024년 상영 예정** · 내년, 날짜 미정',
    ],
    [
      '2026-11-01',
      releaseOn('2023-03-31', { source: 'TMDB', type: 'streaming' }),
      '**Friday, 31 March 2023** · 3 years ago',
      '**2023년 3월 31일 (금) 공개** · 3년 전',
    ],
    [
      '2026-11-01',
      releaseOn('2023-03', { source: 'TMDB', type: 'tv' }),
      '**March 2023** · 3 years ago',
      '**2023년 3월 방영** · 3년 전',
    ],
    [
      '2026-11-01',
      releaseOn('2019', { asOf: '2023-02-01' }),
      '**2019** · 7 years ago',
      '**2019년 공개** · 7년 전',
    ],
    [
      '2024-01-01',
      releaseOn('2023', { asOf: '2023-02-01' }),
      'Was announced for **2023** · nothing newer here',
      '**2023년** 공개 예정이었어요 · 이후 소식은 아직 없어요',
    ],
    [
      '2023-02-18',
      releaseOn('2023-02-17', { asOf: '2023-02-01', type: 'theatrical' }),
      'Was announced for **Friday, 17 February 2023** · nothing newer here',
      '**2023년 2월 17일 (금)** 개봉 예정이었어요 · 이후 소식은 아직 없어요',
    ],
  ])('on %s of %o', (day, release, english, korean) => {
    expect(inBoth(day, (reader) => whenLine(release, movieOn(release), reader))).toEqual([english, korean]);
  });
});

test.each<[Partial<Release>, string, string]>([
  [{ type: 'streaming', platform: 'Netflix' }, 'Streaming · Netflix', '스트리밍 · Netflix'],
  [{ type: 'theatrical', region: 'KR' }, 'In cinemas · South Korea', '극장 · 대한민국'],
  [
    { type: 'festival', region: 'FR', platform: '*Cannes*' },
    'Festival · \\*Cannes\\* · France',
    '영화제 · \\*Cannes\\* · 프랑스',
  ],
  [{ type: 'other' }, '', ''],
  [{}, '', ''],
])('how: %o', (given, english, korean) => {
  expect(inBoth('2023-02-01', (reader) => howLine(releaseOn('2023', given), reader))).toEqual([
    english,
    korean,
  ]);
});

const on = (date: string | undefined, asOf = '2023-02-01') => ({ asOf, ...(date ? { date } : {}) });

test.each([
  [[], '2023-03-31', '', ''],
  [[on('2023-03-31')], '2023-03-31', '', ''],
  [[on('2023-02')], '2023-03-31', 'First announced for February 2023', '처음 발표는 2023년 2월'],
  [[on(undefined)], '2023-10-06', 'No date yet on 1 February 2023', '2023년 2월 1일에는 날짜 미정'],
  [
    [on('2023-02'), on('2023-02', '2023-02-10'), on('2023-03-17', '2023-02-20')],
    '2023-03-31',
    'First announced for February 2023 · then for 17 March 2023',
    '처음 발표는 2023년 2월 · 다음 발표는 2023년 3월 17일',
  ],
  [
    [on(undefined), on('2023-05', '2023-03-01')],
    '2023-06-01',
    'No date yet on 1 February 2023 · First announced for May 2023',
    '2023년 2월 1일에는 날짜 미정 · 처음 발표는 2023년 5월',
  ],
  [[on('2023-02')], undefined, 'First announced for February 2023', '처음 발표는 2023년 2월'],
])('earlier: %j before %s', (earlier, date, english, korean) => {
  expect(inBoth('2023-02-01', (reader) => earlierLine(earlier, date, reader))).toEqual([english, korean]);
});

test.each<[Release | undefined, string, string]>([
  [releaseOn('2023-02-17'), 'As announced on 1 February 2023', '2023년 2월 1일 발표 기준'],
  [releaseOn('2023-01-18'), 'As of 1 February 2023', '2023년 2월 1일 기준'],
  [releaseOn('2023-03-31', { source: 'TMDB' }), 'Source: TMDB', '출처: TMDB'],
  [undefined, 'As of 1 February 2023', '2023년 2월 1일 기준'],
])('stated: %o', (release, english, korean) => {
  const movie = release ? movieOn(release) : movieWith({ id: 'x' });
  expect(inBoth('2026-11-01', (reader) => statedLine(release, movie, reader))).toEqual([english, korean]);
});

test('who stated a date is named behind the day on which it was stated', () => {
  const release = releaseOn('2023-03-31', { asOf: '2023-03-17', source: 'the *distributor*' });
  expect(inBoth('2023-03-20', (reader) => statedLine(release, movieOn(release), reader))).toEqual([
    'As announced on 17 March 2023 · the \\*distributor\\*',
    '2023년 3월 17일 발표 기준 · the \\*distributor\\*',
  ]);
});
