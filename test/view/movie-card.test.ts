import { describe, expect, test } from 'vitest';
import type { Movie, Release } from '../../src/core/movie.ts';
import { sayIn } from '../../src/text/index.ts';
import { button, container, linkButton, reply, row, text } from '../../src/view/message.ts';
import { movieCard } from '../../src/view/movie-card.ts';
import { readerOf } from '../../src/view/reader.ts';
import { opening } from '../commands/context.ts';
import { movieWith } from '../commands/movies.ts';

const readerIn = (language: 'en' | 'ko', region = 'KR') =>
  readerOf({ say: sayIn(language), language, now: opening, timeZone: 'Asia/Seoul', region });

const festival = { date: '2022-05-20', type: 'festival', region: 'FR', earlier: [] } as const;
const cinemas = { date: '2023-02-08', type: 'theatrical', region: 'KR', earlier: [] } as const;
const later = { date: '2023-05', type: 'streaming', platform: 'Wavve', earlier: [] } as const;
const shown = movieWith({
  id: 'shown',
  title: 'Shown',
  originalTitle: '상영작',
  releases: [
    { ...festival, earlier: [] },
    { ...cinemas, earlier: [] },
    { ...later, earlier: [] },
  ],
});

test('leads with what comes next, and names the other releases', () => {
  expect(movieCard(shown, readerIn('en'))).toEqual(
    reply(
      container(
        text(
          '**Shown** (2022) · 상영작\n**Wednesday, 8 February 2023** · in 7 days\nIn cinemas · South Korea',
        ),
        text(
          'Other dates\n- **May 2023** · in 3 months, day not announced · Streaming · Wavve\nAlso: France (Festival) 20 May 2022',
        ),
        text('-# As announced on 1 February 2023'),
      ),
      row(button('movie/remind/shown', '🔔 Remind me')),
    ),
  );
});

test('a movie with nothing but festivals is reminded of once it has a date', () => {
  const { components } = movieCard(
    movieWith({ id: 'shown', releases: [{ ...festival, earlier: [] }] }),
    readerIn('en'),
  );
  expect(components.at(-1)).toEqual(row(button('movie/remind/shown', '🔔 Tell me when there is one')));
});

test('counts the releases that it has no room for', () => {
  const releases = Array.from({ length: 9 }, (_, n) => ({ date: `${2010 + n}`, earlier: [] }));
  const [card] = movieCard(movieWith({ id: 'x', releases }), readerIn('ko')).components;
  const parts = card && 'components' in card ? card.components : [];
  expect(parts[1]).toEqual(
    text(
      `다른 날짜\n${[2010, 2011, 2012, 2013, 2014].map((year) => `- **${year}년 공개** · ${2023 - year}년 전`).join('\n')}\n- 외 3개`,
    ),
  );
});

test('has its poster beside the title', () => {
  const poster = 'https://example.com/poster.jpg';
  const [card] = movieCard(movieWith({ id: 'x', title: 'X', poster }), readerIn('en')).components;
  expect(card).toEqual(
    container(
      {
        type: 9,
        components: [text('**X**\n**No date yet**')],
        accessory: { type: 11, media: { url: poster }, description: 'X' },
      },
      text('-# As of 1 February 2023'),
    ),
  );
});

test('says what had been announced of a movie that has no date', () => {
  const withdrawn: Movie = movieWith({
    id: 'x',
    title: 'X',
    earlier: [{ date: '2023-02', asOf: '2023-01-01' }],
  });
  const [card] = movieCard(withdrawn, readerIn('en')).components;
  expect(card).toEqual(
    container(
      text('**X**\n**No date yet**\nFirst announced for February 2023'),
      text('-# As of 1 February 2023'),
    ),
  );
});

test('counts people beyond twelve, and leaves out addresses that Discord refuses', () => {
  const cast = Array.from({ length: 14 }, (_, n) => ({ name: `P${n}` }));
  const links = [
    { label: 'Long', url: `https://example.com/${'x'.repeat(600)}` },
    { label: 'Site', url: 'https://example.com' },
  ];
  const { components } = movieCard(movieWith({ id: 'x', title: 'X', cast, links }), readerIn('en'));
  expect(components).toEqual([
    container(
      text('**X**\n**No date yet**'),
      text('Cast P0, P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11 and 2 more'),
      text('-# As of 1 February 2023'),
    ),
    row(button('movie/remind/x', '🔔 Tell me when there is one'), linkButton('https://example.com', 'Site')),
  ]);
});

describe('of a movie with dates in several countries', () => {
  const inRegion = (region: string, date: string): Release => ({
    date,
    region,
    type: 'theatrical',
    earlier: [],
  });
  const abroad = movieWith({
    id: 'abroad',
    title: 'Abroad',
    releases: [
      { ...festival, earlier: [] },
      inRegion('KR', '2023-03-01'),
      inRegion('US', '2023-03-10'),
      ...['JP', 'TW', 'HK', 'SG'].map((region) => inRegion(region, '2023-04')),
    ],
  });
  const texts = (language: 'en' | 'ko', region: string) => {
    const [card] = movieCard(abroad, readerIn(language, region)).components;
    const parts = card && 'components' in card ? card.components : [];
    return parts.flatMap((part) => ('content' in part ? part.content : [])).slice(0, -1);
  };

  test('its region leads, and the others stand on a line', () => {
    expect(texts('en', 'KR')).toEqual([
      '**Abroad** (2022)\n**Wednesday, 1 March 2023** · in 28 days\nIn cinemas · South Korea',
      'Also: United States 10 March 2023 · Japan April 2023 · Taiwan April 2023 · Hong Kong SAR China April 2023 · and 2 more',
    ]);
    expect(texts('ko', 'US')).toEqual([
      '**〈Abroad〉** (2022)\n**2023년 3월 10일 (금) 개봉** · D-37\n극장 · 미국',
      '다른 나라: 대한민국 2023년 3월 1일 · 일본 2023년 4월 · 대만 2023년 4월 · 홍콩(중국 특별행정구) 2023년 4월 외 2곳',
    ]);
  });

  test('where its region has none, all others are listed', () => {
    expect(texts('en', 'FR')).toEqual([
      '**Abroad** (2022)\n**Wednesday, 1 March 2023** · in 28 days\nIn cinemas · South Korea',
      [
        'Other dates',
        '- **Friday, 20 May 2022** · 8 months ago · Festival · France',
        '- **Friday, 10 March 2023** · in 37 days · In cinemas · United States',
        ...['Japan', 'Taiwan', 'Hong Kong SAR China'].map(
          (name) => `- **April 2023** · in 2 months, day not announced · In cinemas · ${name}`,
        ),
        '- and 1 more',
      ].join('\n'),
    ]);
  });

  test('[Remind me] says whether there is a date in Korea', () => {
    const elsewhere = movieWith({ id: 'us', releases: [inRegion('US', '2023-03-10')] });
    expect(movieCard(elsewhere, readerIn('en', 'US')).components.at(-1)).toEqual(
      row(button('movie/remind/us', '🔔 Tell me when there is one')),
    );
  });
});
