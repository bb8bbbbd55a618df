// What /alerts why says, in both languages.
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import type { Language, Subscription } from '../../../src/core/subscription.ts';
import { here, opening } from '../context.ts';
import { movieWith } from '../movies.ts';
import { bare } from './calls.ts';
import { ask, linesOf, nine, noon, record, type Scene } from './why-calls.ts';

/** A message that Discord made so many hours after nine. */
const idAt = (hours: number) =>
  String((BigInt(nine.add({ hours }).epochMilliseconds) - 1_420_070_400_000n) << 22n);

describe('what became of a release, in words', () => {
  const link = (id: string) => `https://discord.com/channels/${bare.guildId}/${here.id}/${id}`;
  const off = { from: nine.subtract({ hours: 1 }), until: nine.add({ hours: 13 }) };
  const head = '**Release on Friday, 17 February 2023**:';

  test.each<[string, Scene, string]>([
    [
      'on time',
      { records: [record({ messageId: idAt(0) })] },
      `✅ ${head} posted <t:1676592000:f> · ${link(idAt(0))}`,
    ],
    [
      'late, because it was off, and not yet published',
      { records: [record({ messageId: idAt(3), publishing: true })], offPeriods: [off] },
      `✅ ${head} posted <t:1676602800:f> · ${link(idAt(3))} · 3 hours late · the bot was off from <t:1676588400:f> to <t:1676638800:f> · waits to be published to followers`,
    ],
    [
      'by a clock that is behind',
      { records: [record({ messageId: '5' })] },
      `✅ ${head} posted <t:1676592000:f> · ${link('5')}`,
    ],
    ['without its message', { records: [record({ messageId: '' })] }, `✅ ${head} posted <t:1676592000:f>`],
    ['at this moment', { records: [record({ state: 'claimed' })] }, `⏳ ${head} is being posted right now.`],
    [
      'in a moment',
      { records: [record({ state: 'due', attempts: 0 })] },
      `⏳ ${head} due <t:1676592000:f>, waits for its turn to be posted.`,
    ],
    [
      'tried',
      { records: [record({ state: 'due', reason: 'Discord answered 500', nextTry: noon })] },
      `⏳ ${head} due <t:1676592000:f>, tried once. Discord answered with an error (500). Next try: <t:1676602800:f>.`,
    ],
    [
      'failed',
      { records: [record({ state: 'failed', reason: 'Discord refused the message (50035)' })] },
      `❌ ${head} could not be posted (due <t:1676592000:f>) and is not tried again. Discord refused the message (50035).`,
    ],
    [
      'expired',
      { records: [record({ state: 'expired', attempts: 12, reason: '50013' })] },
      `❌ ${head} due <t:1676592000:f>, was not posted in its 12 hours, tried 12 times. I may not post there (**Send Messages**, **Embed Links**).`,
    ],
    [
      'off',
      { records: [record({ state: 'expired', attempts: 0 })], offPeriods: [off] },
      `❌ ${head} due <t:1676592000:f>. The bot was off from <t:1676588400:f> to <t:1676638800:f>, and 12 hours after it was due an alert is not posted any more.`,
    ],
    [
      'withdrawn',
      { records: [record({ state: 'withdrawn', reason: 'paused' })] },
      `➖ ${head} due <t:1676592000:f>, was taken back. A person had paused the channel.`,
    ],
    [
      'for a reason in words that no text has, harmless',
      { records: [record({ state: 'withdrawn', reason: '<@1> *no*' })] },
      `➖ ${head} due <t:1676592000:f>, was taken back. Noted: \\<\\@1> \\*no\\*.`,
    ],
    [
      'subscribed too late',
      { kept: [{ ...bare, since: nine.add({ minutes: 5 }) }] },
      `➖ ${head} its hour, <t:1676592000:f>, was over when this channel subscribed, was resumed or last changed what it follows, <t:1676592300:f>.`,
    ],
    [
      'unknown',
      {},
      `➖ ${head} its time was <t:1676592000:f>, and it is not on record: its date became known too late, or the bot was off for more than 30 days.`,
    ],
  ])('%s', async (_, scene, line) => {
    expect(await linesOf({ now: noon, ...scene })).toEqual([line]);
  });

  test('in Korean', async () => {
    const records = [
      record({ messageId: idAt(3), publishing: true }),
      record({ state: 'due', reason: 'no answer from Discord', nextTry: noon, due: nine.add({ hours: 1 }) }),
    ];
    expect(await linesOf({ now: noon, language: 'ko', records, offPeriods: [off] })).toEqual([
      '⏳ **공개일 2023년 2월 17일 (금)**: 예정 시각 <t:1676595600:f>, 1번 시도했어요. Discord에서 답이 없었어요. 다음 시도: <t:1676602800:f>',
      `✅ **공개일 2023년 2월 17일 (금)**: <t:1676602800:f>에 올렸어요 · ${link(idAt(3))} · 3시간 늦었어요 · 봇이 <t:1676588400:f>부터 <t:1676638800:f>까지 꺼져 있었어요 · 팔로워에게 게시하려고 기다리고 있어요`,
    ]);
  });
});

test('each kind of alert has its name', async () => {
  const records = (['early', 'dated', 'moved'] as const).map((kind) =>
    record({
      alert: {
        movieId: 'unlocked',
        kind,
        date: '2023-02-17',
        ...(kind === 'moved' && { was: '2023-02-10' }),
      },
      state: 'claimed',
    }),
  );
  const names = async (language: Language) =>
    (await linesOf({ language, records }))?.map((line) => /\*\*(.*)\*\*/.exec(line)?.[1]);
  expect([await names('en'), await names('ko')]).toEqual([
    [
      'Early alert of Friday, 17 February 2023',
      'News of its date, Friday, 17 February 2023',
      'News of its move from 10 February 2023 to Friday, 17 February 2023',
      'Release on Friday, 17 February 2023',
    ],
    [
      '미리 알림 (공개일 2023년 2월 17일 (금))',
      '날짜 발표 소식 (2023년 2월 17일 (금))',
      '날짜 변경 소식 (2023년 2월 10일 → 2023년 2월 17일 (금))',
      '공개일 2023년 2월 17일 (금)',
    ],
  ]);
});

test('a month, and a movie without any date', async () => {
  expect([
    await linesOf({}, { movie: 'kill-boksoon' }),
    await linesOf({}, { movie: 'ballerina' }),
    await linesOf({ language: 'ko' }, { movie: 'ballerina' }),
  ]).toEqual([
    [
      '**February 2023** is no exact date: it is told on the first day of that month, as expected.',
      '➖ **Expected in February 2023**: its hour, <t:1675209600:f>, was over when this channel subscribed, was resumed or last changed what it follows, <t:1675213200:f>.',
    ],
    ['It has no date yet, so there is no day to tell. Once it has one, channels that follow it are told.'],
    ['아직 공개일이 없어서 알릴 날이 없어요. 날짜가 정해지면 이 영화를 구독하는 채널에 알려 드려요.'],
  ]);
});

test.each<Language>(['en', 'ko'])('fits into a message whatever there is to say: %s', async (language) => {
  const releases = Array.from({ length: 60 }, (_, n) => ({ date: `19${10 + n}-02-17`, earlier: [] }));
  const wide = movieWith({ id: 'w'.repeat(60), title: '*'.repeat(300), releases });
  const records = releases.map(({ date }) =>
    record({
      alert: { movieId: wide.id, kind: 'moved', date, was: date },
      state: 'due',
      attempts: 999_999,
      reason: '*'.repeat(500),
      nextTry: noon,
    }),
  );
  const kept: Subscription[] = [
    { ...bare, state: { name: 'no access', since: opening, reason: '*'.repeat(99) } },
  ];
  const context = { movies: catalogueOf([wide]), commandIds: new Map([['alerts', '9'.repeat(20)]]) };
  const { texts, buttons } = await ask({ kept, records, language, now: noon, context }, { movie: wide.id });
  expect([texts[1]?.split('\n').length, Object.keys(buttons).length]).toEqual([11, 1]);
});
