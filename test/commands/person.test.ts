import { describe, expect, test } from 'vitest';
import { movie } from '../../commands/movie.ts';
import { person } from '../../commands/person.ts';
import { show, tell, update } from '../../src/command.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { button, container, reply, row, select, text } from '../../src/view/message.ts';
import { call, contextWith, messageOf, press, suggest } from './context.ts';
import { movieWith, sixMovies } from './movies.ts';

const option = { label: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' };
const card = reply(
  container(
    text('**Yim Si-wan** · 임시완'),
    text('**Unlocked** · cast\n**Friday, 17 February 2023** · in 16 days'),
  ),
  row(select('person/movie', 'Open a movie', [option])),
);

test.each(['Yim Si-wan', 'yim siwan', '임시완', 'siwan yim'])('finds %s', async (name) => {
  expect(await call(person, { name }, contextWith())).toEqual(show(card));
});

test('names a person in Korean to a Korean reader', async () => {
  expect(await call(person, { name: 'yeon sang-ho' }, contextWith({ language: 'ko' }))).toEqual(
    show(
      reply(
        container(
          text('**연상호** · Yeon Sang-ho'),
          text('**〈정이〉** · 감독\n**2023년 1월 20일 (금) 공개** · 12일 전'),
        ),
        row(select('person/movie', '영화 보기', [{ label: '정이 (2023) · Jung_E', value: 'jung-e' }])),
      ),
    ),
  );
});

test('answers privately with the nearest when nobody is found', async () => {
  const context = contextWith();
  const nearest = context.movies.nearestPeople('zzzz', 3);
  expect(await call(person, { name: 'zzzz' }, context)).toEqual(
    tell(
      reply(
        text(
          'Nobody found for “zzzz”. Did you mean one of these?\n-# I know 6 movies, as of 1 February 2023.',
        ),
        row(...nearest.map(({ name }) => button(`person/open/${name}`, name))),
      ),
    ),
  );
});

test('what nobody could be called finds nobody, and nobody is near it', async () => {
  const said = tell(
    reply(text('Type a title or a name, in English or Korean.\n-# I know 6 movies, as of 1 February 2023.')),
  );
  expect(await call(person, { name: ' ' }, contextWith())).toEqual(said);
  expect(await call(movie, { title: '🎬' }, contextWith())).toEqual(said);
});

test('a press on one of the nearest opens them in place', async () => {
  const context = contextWith({ message: { isPrivate: true } });
  expect(await press(person, 'person/open/Yim Si-wan', context)).toEqual(update(card));
});

test('a movie chosen opens as a private card', async () => {
  const reply_ = await press(person, 'person/movie', contextWith({ message: { isPrivate: true } }), ['gone']);
  expect(reply_).toEqual(
    tell(reply(text('This movie is no longer in the catalogue. Try /movie with its title.'))),
  );
});

describe('many movies', () => {
  const name = 'A/B Kim';
  const movies = Array.from({ length: 10 }, (_, n) =>
    movieWith({
      id: `m${n}`,
      title: `Movie ${n}`,
      directors: [{ name }],
      cast: n === 9 ? [{ name }] : [],
      releases: [{ date: `20${10 + n}`, asOf: '2022-01-01', earlier: [] }],
    }),
  );
  const context = contextWith({ movies: catalogueOf(movies), message: { isPrivate: false } });
  const lines = [
    '**Movie 8** · director\n**2018** · 5 years ago',
    '**Movie 9** · director and cast\n**2019** · 4 years ago',
  ];
  const secondPage = reply(
    container(text('**A/B Kim**'), text(lines.join('\n')), text('-# Page 2 of 2')),
    row(
      select('person/movie', 'Open a movie', [
        { label: 'Movie 8 (2018)', value: 'm8' },
        { label: 'Movie 9 (2019)', value: 'm9' },
      ]),
    ),
    row(button('person/page/A/B Kim/0', '◀'), button('person/page/A/B Kim/2', '▶', { disabled: true })),
  );

  test('come in pages, also for a name with a slash', async () => {
    expect(await press(person, 'person/page/A/B Kim/1', context)).toEqual(tell(secondPage));
  });

  test('open on the page with what comes next, or without it with the latest', async () => {
    const years = (...dates: (string | undefined)[]) =>
      contextWith({
        movies: catalogueOf(
          dates.map((date, n) =>
            movieWith({
              id: `y${n}`,
              title: `Y${n}`,
              directors: [{ name }],
              releases: date === undefined ? [] : [{ date, earlier: [] }],
            }),
          ),
        ),
      });
    const past = Array.from({ length: 9 }, (_, n) => `${2001 + n}-05-01`);
    const shown = async (context: ReturnType<typeof contextWith>) =>
      JSON.stringify(await call(person, { name }, context)).match(/Page \d of \d/)?.[0];
    const undated = Array.from({ length: 9 }, () => undefined);
    expect([
      await shown(years(...past, '2023-03-01', ...undated)),
      await shown(years(...past.slice(0, 8), ...undated)),
      await shown(years('2023-03-01', '2023-04-01', ...undated)),
    ]).toEqual(['Page 2 of 3', 'Page 1 of 3', 'Page 1 of 2']);
  });

  test('stand as /upcoming has them: days, then their month, then their year', async () => {
    const dates = ['2023', '2023-05', '2023-05-20', '2023-11-03', '2022'];
    const movies = catalogueOf(
      dates.map((date) =>
        movieWith({ id: date, title: date, cast: [{ name }], releases: [{ date, earlier: [] }] }),
      ),
    );
    const [card] = messageOf(await call(person, { name }, contextWith({ movies }))).components;
    const lines = JSON.stringify(card).matchAll(/\*\*(20[^*]*)\*\* · cast/g);
    expect([...lines].map(([, title]) => title)).toEqual([
      '2022',
      '2023-05-20',
      '2023-05',
      '2023-11-03',
      '2023',
    ]);
  });

  test('a page that is not there is the nearest that is', async () => {
    expect(await press(person, 'person/page/A/B Kim/9', context)).toEqual(tell(secondPage));
  });
});

test('several people of one name offer each other', async () => {
  const movies = catalogueOf([
    ...sixMovies,
    movieWith({ id: 'x', title: 'X', cast: [{ name: 'Kim Tae Joon B' }, { name: 'Kim Tae Joon C' }] }),
  ]);
  const reply_ = await call(person, { name: 'Kim Tae Joo' }, contextWith({ movies }));
  const others = movies.findPeople('Kim Tae Joo').slice(1);
  expect(others.length).toBe(2);
  expect(reply_).toMatchObject({
    message: {
      components: [
        {},
        {},
        row(
          select(
            'person/other',
            'Other people',
            others.map(({ person: { name } }) => ({ label: name, value: name })),
          ),
        ),
      ],
    },
  });
  const other = await press(person, 'person/other', contextWith({ message: { isPrivate: true } }), [
    '임시완',
  ]);
  expect(other).toEqual(update(card));
});

test('autocomplete names people in both languages', async () => {
  expect(await suggest(person, 'name', '연상', contextWith())).toEqual([
    { name: 'Yeon Sang-ho · 연상호', value: 'Yeon Sang-ho' },
  ]);
  expect(await suggest(person, 'name', 'yeon sang', contextWith({ language: 'ko' }))).toEqual([
    { name: '연상호 · Yeon Sang-ho', value: 'Yeon Sang-ho' },
  ]);
});
