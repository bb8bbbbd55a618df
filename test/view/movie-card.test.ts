import { expect, test } from 'vitest';
import type { Movie } from '../../src/core/movie.ts';
import { sayIn } from '../../src/text/index.ts';
import { button, container, linkButton, reply, row, text } from '../../src/view/message.ts';
import { movieCard } from '../../src/view/movie-card.ts';
import { readerOf } from '../../src/view/reader.ts';
import { opening } from '../commands/context.ts';
import { movieWith } from '../commands/movies.ts';

const readerIn = (language: 'en' | 'ko') =>
  readerOf({ say: sayIn(language), language, now: opening, timeZone: 'Asia/Seoul' });

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
          'Other dates\n- **Friday, 20 May 2022** · 8 months ago · Festival · France\n- **May 2023** · in 3 months, day not announced · Streaming · Wavve',
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
