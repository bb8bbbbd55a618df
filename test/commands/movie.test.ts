import { describe, expect, test } from 'vitest';
import { movie } from '../../commands/movie.ts';
import { show, tell, update } from '../../src/command.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { button, container, linkButton, reply, row, select, text } from '../../src/view/message.ts';
import { call, contextWith, messageOf, press, suggest } from './context.ts';
import { killBoksoon, killBoksoonLater, movieWith, sixMovies, unlocked } from './movies.ts';

const unlockedCard = reply(
  container(
    text(
      '**Unlocked** (2023) · 스마트폰을 떨어뜨렸을 뿐인데\n**Friday, 17 February 2023** · in 16 days\nStreaming · Netflix',
    ),
    text('A lost phone falls into the wrong hands.'),
    text('Director Kim Tae Joon · Cast Yim Si-wan, Jeon Jin Ho · Genre Thriller'),
    text('-# As announced on 1 February 2023'),
  ),
  row(
    button('movie/remind/unlocked', '🔔 Remind me'),
    linkButton('https://www.themoviedb.org/movie/740441', 'TMDB'),
  ),
);

const at = (when: string) => ({ now: Temporal.Instant.from(when) });
const withMovie = (one: typeof unlocked) => ({ movies: catalogueOf([one]) });
/** The first paragraph of a card: titles and dates. */
const headOf = async (title: string, given: Parameters<typeof contextWith>[0]) => {
  const [card] = messageOf(await call(movie, { title }, contextWith(given))).components;
  const first = card && 'components' in card ? card.components[0] : undefined;
  return first && 'content' in first ? first.content.split('\n') : undefined;
};

test('answers with a public card', async () => {
  expect(await call(movie, { title: 'Unlocked' }, contextWith())).toEqual(show(unlockedCard));
});

test('answers a Korean reader in Korean, with Korean names where they are known', async () => {
  const reply_ = await call(movie, { title: 'unlocked' }, contextWith({ language: 'ko' }));
  expect(reply_).toEqual(
    show(
      reply(
        container(
          text(
            '**〈스마트폰을 떨어뜨렸을 뿐인데〉** (2023) · Unlocked\n**2023년 2월 17일 (금) 공개** · D-16\n스트리밍 · Netflix',
          ),
          text('잃어버린 스마트폰이 범인의 손에 들어간다.'),
          text('감독 김태준 · 출연 임시완, Jeon Jin Ho · 장르 스릴러'),
          text('-# 2023년 2월 1일 발표 기준'),
        ),
        row(
          button('movie/remind/unlocked', '🔔 알림 받기'),
          linkButton('https://www.themoviedb.org/movie/740441', 'TMDB'),
        ),
      ),
    ),
  );
});

test.each(['unlcoked', '스마트폰', 'yim siwan', 'Unlocked (2023)'])('finds Unlocked by %s', async (title) => {
  expect(await call(movie, { title }, contextWith())).toEqual(show(unlockedCard));
});

describe('a date', () => {
  test('is said to be today all day, by the clock of the time zone', async () => {
    for (const when of ['2023-02-16T15:00:00Z', '2023-02-17T14:59:59Z']) {
      expect((await headOf('unlocked', at(when)))?.[1]).toBe('**Friday, 17 February 2023** · today');
    }
  });

  test('that was only announced is never called released', async () => {
    expect((await headOf('unlocked', at('2023-02-18T00:00:00Z')))?.[1]).toBe(
      'Was announced for **Friday, 17 February 2023** · nothing newer here',
    );
    expect((await headOf('kill boksoon', { ...at('2023-03-02T00:00:00Z'), language: 'ko' }))?.[1]).toBe(
      '**2023년 2월** 공개 예정이었어요 · 이후 소식은 아직 없어요',
    );
  });

  test('of a month says so', async () => {
    expect((await headOf('kill boksoon', {}))?.[1]).toBe('**February 2023** · this month, day not announced');
  });

  test('of a later fact names what had been announced before', async () => {
    const given = { ...withMovie(killBoksoonLater), ...at('2026-11-01T00:00:00Z') };
    expect(await headOf('kill boksoon', given)).toEqual([
      '**Kill Boksoon** (2023) · 길복순',
      '**Friday, 31 March 2023** · 3 years ago',
      'Streaming · Netflix',
      'First announced for February 2023',
    ]);
  });

  test('that is missing is said to be, with the wish to be told', async () => {
    expect(await call(movie, { title: 'ballerina' }, contextWith())).toEqual(
      show(
        reply(
          container(text('**Ballerina** · 발레리나\n**No date yet**'), text('-# As of 1 February 2023')),
          row(button('movie/remind/ballerina', '🔔 Tell me when there is one')),
        ),
      ),
    );
  });
});

test('a movie that is past has nothing to be reminded of', async () => {
  expect(await call(movie, { title: 'point men' }, contextWith())).toEqual(
    show(
      reply(
        container(
          text(
            '**The Point Men** (2023) · 교섭\n**Wednesday, 18 January 2023** · 14 days ago\nIn cinemas · South Korea',
          ),
          text('-# As of 1 February 2023'),
        ),
      ),
    ),
  );
});

test('answers privately with the three nearest when nothing is found', async () => {
  const typed = '**@everyone** qqqq';
  const nearest = contextWith().movies.nearest(typed, 3);
  const answer = await call(movie, { title: typed }, contextWith());
  expect(nearest).toHaveLength(3);
  expect(answer).toEqual(
    tell(
      reply(
        text(
          'No Korean movie found for “\\*\\*\\@everyone\\*\\* qqqq”. Did you mean one of these?\n-# I know 6 movies, as of 1 February 2023.',
        ),
        row(
          ...nearest.map(({ id, title, originalTitle, releases: [release] }) =>
            button(`movie/open/${id}`, `${title}${release ? ' (2023)' : ''} · ${originalTitle}`),
          ),
        ),
      ),
    ),
  );
});

test('an empty catalogue has nothing near', async () => {
  const context = contextWith({ movies: catalogueOf([]), language: 'ko' });
  expect(await call(movie, { title: 'x' }, context)).toEqual(
    tell(reply(text('‘x’ 검색 결과가 없어요.\n-# 지금 아는 영화는 0편이에요.'))),
  );
});

describe('several matches', () => {
  const part = (n: number) => movieWith({ id: `part-${n}`, title: `Part ${n}` });
  const context = contextWith({ movies: catalogueOf([part(1), part(2), part(3)]) });
  const option = (n: number) => ({ label: `Part ${n}`, value: `part-${n}` });
  const card = (n: number, ...others: number[]) =>
    reply(
      container(text(`**Part ${n}**\n**No date yet**`), text('-# As of 1 February 2023')),
      row(button(`movie/remind/part-${n}`, '🔔 Tell me when there is one')),
      row(select('movie/other/part', 'Other matches', others.map(option))),
    );

  test('offers the others in a select', async () => {
    expect(await call(movie, { title: 'part' }, context)).toEqual(show(card(1, 2, 3)));
  });

  test('a pick on a public card is answered privately, on a private one in place', async () => {
    const isPublic = { ...context, message: { isPrivate: false } };
    const isPrivate = { ...context, message: { isPrivate: true } };
    expect(await press(movie, 'movie/other/part', isPublic, ['part-2'])).toEqual(tell(card(2, 1, 3)));
    expect(await press(movie, 'movie/other/part', isPrivate, ['part-2'])).toEqual(update(card(2, 1, 3)));
  });

  test('a search too long for a custom_id still offers the others, once', async () => {
    const title = `part${' '.repeat(120)}`;
    const { components } = messageOf(await call(movie, { title }, context));
    expect(components.at(-1)).toEqual(row(select('movie/other', 'Other matches', [option(2), option(3)])));
    const alone = messageOf(await press(movie, 'movie/other', context, ['part-2']));
    expect(alone.components).toEqual(card(2).components.slice(0, 2));
  });
});

describe('a press', () => {
  test.each(['movie/open/unlocked', 'movie/open/unlocked/post-1'])('%s opens a private card', async (id) => {
    const context = contextWith({ message: { isPrivate: false } });
    expect(await press(movie, id, context)).toEqual(tell(unlockedCard));
  });

  test.each(['movie/pick', 'movie/pick/post-1'])('%s opens the movie chosen', async (id) => {
    const context = contextWith({ message: { isPrivate: false } });
    expect(await press(movie, id, context, ['unlocked'])).toEqual(tell(unlockedCard));
  });

  test('on a movie that has gone from the catalogue says so', async () => {
    const gone = reply(text('This movie is no longer in the catalogue. Try /movie with its title.'));
    expect(await press(movie, 'movie/open/gone', contextWith())).toEqual(tell(gone));
    expect(await press(movie, 'movie/remind/gone', contextWith())).toEqual(tell(gone));
  });

  test('on [Remind me] saves a reminder and says when it comes', async () => {
    const context = contextWith();
    expect(await press(movie, 'movie/remind/unlocked', context)).toEqual(
      tell(
        reply(
          text(
            "🔔 I'll send you a direct message about **Unlocked** on **Friday, 17 February 2023** at 09:00 in Seoul.",
          ),
          row(button('remind/remove/unlocked', 'Remove')),
        ),
      ),
    );
    expect(await context.reminders.of(context.user.id)).toEqual([
      { userId: context.user.id, movieId: 'unlocked', language: 'en', since: context.now, undated: false },
    ]);
  });
});

describe('autocomplete', () => {
  test('offers both titles and the year; the value is the id', async () => {
    expect(await suggest(movie, 'title', '스마트', contextWith())).toEqual([
      { name: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' },
    ]);
    expect(await suggest(movie, 'title', 'kill', contextWith({ language: 'ko' }))).toEqual([
      { name: '길복순 (2023) · Kill Boksoon', value: killBoksoon.id },
    ]);
  });

  test('offers movies before anything is typed, at most 25', async () => {
    const many = Array.from({ length: 40 }, (_, n) => movieWith({ id: `m${n}`, title: 'x'.repeat(300) }));
    expect(await suggest(movie, 'title', '', contextWith())).toHaveLength(sixMovies.length);
    const offered = await suggest(movie, 'title', '', contextWith({ movies: catalogueOf(many) }));
    expect(offered).toHaveLength(25);
    expect(offered?.filter(({ name }) => name.length > 100)).toEqual([]);
  });
});
