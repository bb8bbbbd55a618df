import { describe, expect, test } from 'vitest';
import { upcoming } from '../../commands/upcoming.ts';
import { show, tell, update } from '../../src/command.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { button, container, reply, row, select, text } from '../../src/view/message.ts';
import { call, contextWith, messageOf, press, suggest } from './context.ts';
import { movieWith, unlocked } from './movies.ts';

const known = 'I know 6 movies, as of 1 February 2023.';
const options = {
  unlocked: { label: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' },
  killBoksoon: { label: 'Kill Boksoon (2023) · 길복순', value: 'kill-boksoon' },
  silence: { label: 'Silence (2023) · 탈출: 프로젝트 사일런스', value: 'silence' },
  ballerina: { label: 'Ballerina · 발레리나', value: 'ballerina' },
  jungE: { label: 'Jung_E (2023) · 정이', value: 'jung-e' },
  pointMen: { label: 'The Point Men (2023) · 교섭', value: 'the-point-men' },
};
const pick = (...chosen: { label: string; value: string }[]) =>
  row(select('upcoming/pick', 'Open a movie', chosen));
const february = [
  '**Friday, 17 February 2023** · in 16 days',
  '- **Unlocked** · 스마트폰을 떨어뜨렸을 뿐인데 · Streaming · Netflix',
  '**February 2023** · this month',
  '- **Kill Boksoon** · 길복순',
];
const page = (
  when: string,
  heading: string,
  lines: string[],
  ...chosen: { label: string; value: string }[]
) =>
  reply(
    container(text(`### ${heading}`), text(lines.join('\n')), text(`-# ${known}`)),
    pick(...chosen),
    row(button(`upcoming/show/${when}/0`, 'Show here')),
  );

test('lists the next 90 days by day, then months, then this year', async () => {
  expect(await call(upcoming, {}, contextWith())).toEqual(
    tell(
      page(
        'next',
        'Korean movies in the next 90 days and later this year',
        [...february, '**2023** · this year', '- **Silence** · 탈출: 프로젝트 사일런스'],
        options.unlocked,
        options.killBoksoon,
        options.silence,
      ),
    ),
  );
});

test.each(['2023-02', 'february 2023', '2023년 2월', 'this month'])('lists %s', async (when) => {
  const list = page(
    '2023-02',
    'Korean movies in February 2023',
    february,
    options.unlocked,
    options.killBoksoon,
  );
  expect(await call(upcoming, { when }, contextWith())).toEqual(tell(list));
});

test('says of the past what was only announced', async () => {
  const context = contextWith({ now: Temporal.Instant.from('2023-03-05T00:00:00Z'), language: 'ko' });
  const [list] = messageOf(await call(upcoming, { when: '2023-02' }, context)).components;
  const lines = [
    '**2023년 2월 17일 (금)** · 16일 전',
    '- **〈스마트폰을 떨어뜨렸을 뿐인데〉** · Unlocked · 스트리밍 · Netflix · 예정이었어요. 이후 소식은 아직 없어요',
    '**2023년 2월** · 지난달',
    '- **〈길복순〉** · Kill Boksoon · 예정이었어요. 이후 소식은 아직 없어요',
  ];
  expect(list).toEqual(
    container(
      text('### 2023년 2월 한국 영화'),
      text(lines.join('\n')),
      text('-# 지금 아는 영화는 6편이에요 (2023년 2월 1일 기준).'),
    ),
  );
});

test.each(['none', 'No date', '날짜 미정'])('lists movies without a date: %s', async (when) => {
  const list = page(
    'none',
    'Korean movies without a date',
    ['- **Ballerina** · 발레리나'],
    options.ballerina,
  );
  expect(await call(upcoming, { when }, contextWith())).toEqual(tell(list));
});

test('where there is nothing, says how old the catalogue is and what came last', async () => {
  const latest = [
    'The latest releases I know',
    '**Friday, 20 January 2023** · 12 days ago',
    '- **Jung\\_E** · 정이 · Streaming · Netflix',
    '**Wednesday, 18 January 2023** · 14 days ago',
    '- **The Point Men** · 교섭 · In cinemas · South Korea',
  ];
  expect(await call(upcoming, { when: '2030' }, contextWith())).toEqual(
    tell(
      reply(
        container(
          text(
            '### Korean movies in 2030\nNo Korean movie here. My catalogue was last true on 1 February 2023.',
          ),
          text(latest.join('\n')),
        ),
        pick(options.jungE, options.pointMen),
      ),
    ),
  );
});

test('an empty catalogue has nothing to list', async () => {
  expect(await call(upcoming, {}, contextWith({ movies: catalogueOf([]) }))).toEqual(
    tell(
      reply(
        container(text('### Korean movies in the next 90 days and later this year\nNo Korean movie here.')),
      ),
    ),
  );
});

test('says what it cannot read, escaped, and what it can', async () => {
  expect(await call(upcoming, { when: 'blah <@1>' }, contextWith())).toEqual(
    tell(
      reply(
        text(
          "I can't read “blah \\<\\@1>” as a month or a year. Try March 2023, 2023, next month, or no date.",
        ),
      ),
    ),
  );
});

describe('pages', () => {
  const movies = catalogueOf(
    Array.from({ length: 17 }, (_, n) =>
      movieWith({
        id: `m${n + 10}`,
        title: `M${n + 10}`,
        releases: [{ date: `2023-02-${n + 10}`, earlier: [] }],
      }),
    ),
  );
  const last = (isPublic: boolean) =>
    reply(
      container(
        text('### Korean movies in February 2023'),
        text('**Sunday, 26 February 2023** · in 25 days\n- **M26**'),
        text('-# Page 3 of 3 · I know 17 movies, as of 1 February 2023.'),
      ),
      pick({ label: 'M26 (2023)', value: 'm26' }),
      row(
        button('upcoming/page/2023-02/1', '◀'),
        button('upcoming/page/2023-02/3', '▶', { disabled: true }),
        ...(isPublic ? [] : [button('upcoming/show/2023-02/2', 'Show here')]),
      ),
    );
  const onPrivate = contextWith({ movies, message: { isPrivate: true } });
  const onPublic = contextWith({ movies, message: { isPrivate: false } });

  test('turn in place on a private list', async () => {
    expect(await press(upcoming, 'upcoming/page/2023-02/2', onPrivate)).toEqual(update(last(false)));
  });

  test('are turned privately on a public list, which stays as it is', async () => {
    expect(await press(upcoming, 'upcoming/page/2023-02/2', onPublic)).toEqual(tell(last(false)));
  });

  test('[Show here] posts the same page for all', async () => {
    expect(await press(upcoming, 'upcoming/show/2023-02/2', onPrivate)).toEqual(show(last(true)));
  });

  test.each(['99', '-5', 'x', '1e9'])('that are not there: %s', async (at) => {
    const reply_ = await press(upcoming, `upcoming/page/2023-02/${at}`, onPrivate);
    const shown = at === '99' || at === '1e9' ? 2 : 0;
    expect(reply_).toEqual(await press(upcoming, `upcoming/page/2023-02/${shown}`, onPrivate));
  });

  test('hold each movie once, in order', async () => {
    const shown = [];
    for (const at of [0, 1, 2]) {
      const { components } = messageOf(await press(upcoming, `upcoming/page/2023-02/${at}`, onPrivate));
      const [menu] = components[1] && 'components' in components[1] ? components[1].components : [];
      shown.push(...(menu && 'options' in menu ? menu.options.map(({ value }) => value) : []));
    }
    expect(shown).toEqual(movies.movies.map(({ id }) => id));
  });
});

test('a movie chosen opens as a private card, and the list stays', async () => {
  const context = contextWith({ message: { isPrivate: true }, movies: catalogueOf([unlocked]) });
  const opened = await press(upcoming, 'upcoming/pick', context, ['unlocked']);
  expect(opened).toMatchObject({ kind: 'message', private: true });
  expect(messageOf(opened).components).toHaveLength(2);
});

describe('autocomplete', () => {
  test('offers months and years that exist, and no date, in the language of the reader', async () => {
    expect(await suggest(upcoming, 'when', '', contextWith())).toEqual([
      { name: 'February 2023', value: '2023-02' },
      { name: '2023', value: '2023' },
      { name: 'No date', value: 'none' },
      { name: 'January 2023', value: '2023-01' },
    ]);
    expect(await suggest(upcoming, 'when', '', contextWith({ language: 'ko' }))).toEqual([
      { name: '2023년 2월', value: '2023-02' },
      { name: '2023년', value: '2023' },
      { name: '날짜 미정', value: 'none' },
      { name: '2023년 1월', value: '2023-01' },
    ]);
  });

  test.each([
    ['feb', ['2023-02']],
    ['2023-0', ['2023-02', '2023-01']],
    ['last month', ['2023-01']],
    ['오늘', ['2023-02']],
    ['today', ['2023-02']],
    ['2', ['2023-02', '2023', '2023-01']],
    ['지난', ['2023-01']],
    ['올', ['2023']],
    ['미정', ['none']],
    ['2031', []],
  ])('narrows to what is typed: %s', async (typed, values) => {
    const offered = await suggest(upcoming, 'when', typed, contextWith());
    expect(offered?.map(({ value }) => value)).toEqual(values);
  });

  test('offers first what a bare number means', async () => {
    const movies = catalogueOf(
      ['2023-02', '2023-03'].map((date) => movieWith({ id: date, releases: [{ date, earlier: [] }] })),
    );
    const offered = await suggest(upcoming, 'when', '3', contextWith({ movies }));
    expect(offered?.map(({ value }) => value)).toEqual(['2023-03', '2023-02', '2023']);
  });

  test('offers at most 25, "no date" among them', async () => {
    const months = Array.from({ length: 60 }, (_, n) =>
      Temporal.PlainYearMonth.from('2021-01').add({ months: n }).toString(),
    );
    const movies = catalogueOf([
      movieWith({ id: 'undated' }),
      ...months.map((date) => movieWith({ id: date, releases: [{ date, earlier: [] }] })),
    ]);
    const offered = await suggest(upcoming, 'when', '', contextWith({ movies }));
    expect(offered?.map(({ value }) => value)).toEqual([
      ...months.filter((month) => month >= '2023-02').slice(0, 12),
      '2023',
      '2024',
      '2025',
      'none',
      ...months
        .filter((month) => month < '2023-02')
        .toReversed()
        .slice(0, 9),
    ]);
  });
});
