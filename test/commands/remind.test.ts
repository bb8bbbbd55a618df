import { describe, expect, test } from 'vitest';
import { remind } from '../../commands/remind.ts';
import { tell, update } from '../../src/command.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Reminder } from '../../src/core/subscription.ts';
import { todayOf } from '../../src/view/reader.ts';
import { button, container, reply, row, select, text } from '../../src/view/message.ts';
import { call, contextWith, messageOf, opening, press, remindersInMemory, suggest } from './context.ts';
import { movieWith, sixMovies } from './movies.ts';

const userId = '200000000000000001';
const reminderFor = (movieId: string): Reminder => ({
  userId,
  movieId,
  language: 'en',
  since: opening,
  undated: false,
});
const removeButton = (movieId: string) => row(button(`remind/remove/${movieId}`, 'Remove'));
const how = text('-# They come by direct message at 09:00 in Seoul.');

describe('adding', () => {
  test('says the day and the hour', async () => {
    const context = contextWith({ language: 'ko' });
    expect(await call(remind, { movie: 'unlcoked' }, context)).toEqual(
      tell(
        reply(
          text(
            '🔔 **〈스마트폰을 떨어뜨렸을 뿐인데〉** 알림을 **2023년 2월 17일 (금)** 서울 시간 오전 9시에 DM으로 보내 드려요.',
          ),
          row(button('remind/remove/unlocked', '삭제')),
        ),
      ),
    );
    expect(await context.reminders.of(userId)).toEqual([{ ...reminderFor('unlocked'), language: 'ko' }]);
  });

  test.each(['kill boksoon', 'silence', 'ballerina'])(
    'without an exact day waits for one: %s',
    async (typed) => {
      const context = contextWith();
      const [movie] = context.movies.find(typed, todayOf(context));
      const sentence = `🔔 I'll send you a direct message when a date is announced for **${movie?.title}**, and again on that day at 09:00 in Seoul.`;
      expect(await call(remind, { movie: typed }, context)).toEqual(
        tell(reply(text(sentence), removeButton(movie?.id ?? ''))),
      );
      expect(await context.reminders.of(userId)).toEqual([
        { ...reminderFor(movie?.id ?? ''), undated: true },
      ]);
    },
  );

  test('a festival to come is not reminded of, and the answer says so', async () => {
    const shownAt = (date: string) =>
      contextWith({
        movies: catalogueOf([
          movieWith({ id: 'shown', title: 'Shown', releases: [{ date, type: 'festival', earlier: [] }] }),
        ]),
      });
    const said = async (date: string) =>
      JSON.stringify(await call(remind, { movie: 'shown' }, shownAt(date)));
    const sentence =
      "🔔 I'll send you a direct message when a date is announced for **Shown**, and again on that day at 09:00 in Seoul.";
    expect(await said('2023-05-17')).toBe(
      JSON.stringify(
        tell(reply(text(`${sentence} Festival screenings are not reminded of.`), removeButton('shown'))),
      ),
    );
    expect(await said('2022-05-17')).toBe(JSON.stringify(tell(reply(text(sentence), removeButton('shown')))));
  });

  test('twice changes nothing', async () => {
    const reminders = remindersInMemory([reminderFor('unlocked')]);
    expect(await call(remind, { movie: 'unlocked' }, contextWith({ reminders }))).toEqual(
      tell(
        reply(
          text(
            "You already have a reminder for **Unlocked**. Nothing changed.\n🔔 I'll send you a direct message about **Unlocked** on **Friday, 17 February 2023** at 09:00 in Seoul.",
          ),
          removeButton('unlocked'),
        ),
      ),
    );
    expect(await reminders.of(userId)).toEqual([reminderFor('unlocked')]);
  });

  test.each([
    ['jung_e', opening, 'The date of **Jung\\_E** is past: 20 January 2023. Nothing was saved.'],
    [
      'unlocked',
      Temporal.Instant.from('2023-02-17T00:00:00Z'),
      "The date of **Unlocked** is today, and today's reminders went out at 09:00 in Seoul. Nothing was saved.",
    ],
  ])('what is past says so and saves nothing: %s', async (movie, now, sentence) => {
    const context = contextWith({ now });
    expect(await call(remind, { movie }, context)).toEqual(tell(reply(text(sentence))));
    expect(await context.reminders.of(userId)).toEqual([]);
  });

  test('what is unknown offers the nearest, and a press on one adds it in place', async () => {
    const context = contextWith({ message: { isPrivate: true } });
    const { components } = messageOf(await call(remind, { movie: 'zzzz' }, context));
    expect(components[1]).toEqual(
      row(
        ...context.movies
          .nearest('zzzz', 3)
          .map(({ id, title, originalTitle }) =>
            button(`remind/add/${id}`, `${title} (2023) · ${originalTitle}`),
          ),
      ),
    );
    expect(await press(remind, 'remind/add/unlocked', context)).toMatchObject({ kind: 'update' });
    expect(await context.reminders.of(userId)).toEqual([reminderFor('unlocked')]);
  });

  test('the hundred-and-first is not saved, but what is kept can be removed', async () => {
    const movies = catalogueOf([
      ...sixMovies,
      ...Array.from({ length: 100 }, (_, n) => movieWith({ id: `m${n}`, title: `M${n}` })),
    ]);
    const reminders = remindersInMemory(Array.from({ length: 100 }, (_, n) => reminderFor(`m${n}`)));
    const context = contextWith({ movies, reminders });
    const { components } = messageOf(await call(remind, { movie: 'unlocked' }, context));
    expect(components[0]).toEqual(
      text('You have 100 reminders, the most I keep for one person. Remove one below and try again.'),
    );
    expect(components.at(-1)).toEqual(
      row(button('remind/page/-1', '◀', { disabled: true }), button('remind/page/1', '▶')),
    );
    expect(await reminders.of(userId)).toHaveLength(100);
    expect(messageOf(await call(remind, { movie: 'M7' }, context)).components).toHaveLength(2);
  });
});

describe('the list', () => {
  const options = [
    { label: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' },
    { label: 'Ballerina · 발레리나', value: 'ballerina' },
    { label: 'Jung_E (2023) · 정이', value: 'jung-e' },
    { label: 'gone', value: 'gone' },
  ];
  const kept = options.map(({ value }) => reminderFor(value));

  test('says when each comes', async () => {
    const context = contextWith({ reminders: remindersInMemory(kept) });
    const lines = [
      '🔔 **Your reminders** (4)',
      '- **Unlocked** · Friday, 17 February 2023',
      '- **Ballerina** · when a date is announced',
      '- **Jung\\_E** · its date is past',
      '- gone · no longer in the catalogue',
    ];
    expect(await call(remind, {}, context)).toEqual(
      tell(
        reply(
          container(text(lines.join('\n')), how),
          row(select('remind/drop/0', 'Remove a reminder', options)),
        ),
      ),
    );
  });

  test('stands in order of date, today first, in pages', async () => {
    const dates = ['2023-03-03', '2023-02-17', '2023-03-01', '2023-02-20'];
    const dated = dates.map((date) =>
      movieWith({ id: date, title: date, releases: [{ date, earlier: [] }] }),
    );
    const many = Array.from({ length: 20 }, (_, n) => movieWith({ id: `m${n}`, title: `M${n}` }));
    const movies = catalogueOf([...many, ...dated]);
    const now = Temporal.Instant.from('2023-02-17T09:30+09:00');
    const all = [...many, ...dated].map(({ id }) => reminderFor(id));
    const context = contextWith({ now, movies, reminders: remindersInMemory(all) });
    const { components } = messageOf(await call(remind, {}, context));
    expect(components[0]).toEqual(
      container(
        text(
          [
            '🔔 **Your reminders** (24)',
            '- **2023-02-17** · today',
            '- **2023-02-20** · Monday, 20 February 2023',
            '- **2023-03-01** · Wednesday, 1 March 2023',
            '- **2023-03-03** · Friday, 3 March 2023',
            ...many.slice(0, 16).map(({ title }) => `- **${title}** · when a date is announced`),
          ].join('\n'),
        ),
        text('-# Page 1 of 2 · They come by direct message at 09:00 in Seoul.'),
      ),
    );
  });

  test('removes what is chosen, in place', async () => {
    const context = contextWith({
      reminders: remindersInMemory([reminderFor('unlocked'), reminderFor('gone')]),
      message: { isPrivate: true },
    });
    expect(await press(remind, 'remind/drop/0', context, ['unlocked'])).toEqual(
      update(
        reply(
          text('Your reminder for **Unlocked** is removed.'),
          container(text('🔔 **Your reminders** (1)\n- gone · no longer in the catalogue'), how),
          row(select('remind/drop/0', 'Remove a reminder', [{ label: 'gone', value: 'gone' }])),
        ),
      ),
    );
    expect(await press(remind, 'remind/drop/0', context, ['gone'])).toEqual(
      update(
        reply(
          text('Your reminder for **gone** is removed.'),
          text('You have no reminders. Press 🔔 on a movie, or type /remind with a title.'),
        ),
      ),
    );
  });

  test('is only that of the person who asks', async () => {
    const reminders = remindersInMemory([{ ...reminderFor('unlocked'), userId: 'another' }]);
    expect(await call(remind, { movie: ' ' }, contextWith({ reminders }))).toEqual(
      tell(reply(text('You have no reminders. Press 🔔 on a movie, or type /remind with a title.'))),
    );
    await press(remind, 'remind/remove/unlocked', contextWith({ reminders }));
    expect(await reminders.of('another')).toHaveLength(1);
  });
});

test('[Remove] under an added reminder takes it back; a second press finds none', async () => {
  const reminders = remindersInMemory([reminderFor('unlocked')]);
  const context = contextWith({ reminders, message: { isPrivate: true } });
  const id = 'remind/remove/unlocked';
  expect(await press(remind, id, context)).toEqual(
    update(reply(text('Your reminder for **Unlocked** is removed.'))),
  );
  expect(await press(remind, id, context)).toEqual(
    update(reply(text('You have no reminder for **Unlocked**.'))),
  );
});

test('autocomplete offers movies', async () => {
  expect(await suggest(remind, 'movie', 'unlo', contextWith())).toEqual([
    { name: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' },
  ]);
});
