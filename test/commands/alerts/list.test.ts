import { describe, expect, test } from 'vitest';
import type { PostHistory } from '../../../src/command.ts';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { sayIn } from '../../../src/text/index.ts';
import { opening, subscriptionsInMemory } from '../context.ts';
import { movieWith } from '../movies.ts';
import { bare, houseWith, press, read, role, run } from './calls.ts';

const roleId = role.id;
const withHistory = (kept: readonly Subscription[], history: PostHistory) =>
  houseWith(kept, { subscriptions: { ...subscriptionsInMemory(kept), history: async () => history } });
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...bare, channelId: `30000000000000000${n}` }));

test('without a subscription it says how to make one', async () => {
  const known = houseWith([], { commandIds: new Map([['alerts', '77']]) });
  expect(read(await run('list', {}, known)).texts).toEqual([
    'No channel of this server gets movie alerts yet. </alerts subscribe:77> starts it.',
  ]);
  expect(read(await run('list', {}, houseWith([], { language: 'ko' }))).texts).toEqual([
    '이 서버에는 영화 알림을 받는 채널이 아직 없어요. 시작하기: /채널알림 구독',
  ]);
});

test('shows what a channel follows, what is next and what was last, with all that can be done', async () => {
  const last = { due: opening, messageId: '400000000000000001' };
  const house = withHistory([{ ...bare, roleId }], { last, waiting: 1, missed: 2 });
  expect(await run('list', {}, house)).toEqual({
    kind: 'message',
    private: true,
    message: {
      flags: 32768,
      components: [
        {
          type: 10,
          content: '## Movie alerts in 1 channel\n/alerts subscribe adds a channel, a movie or a role.',
        },
        {
          type: 17,
          components: [
            {
              type: 10,
              content: [
                '🎬 **<#300000000000000001>**',
                'notable movies · on release day at **09:00 in Seoul** · pings <@&500000000000000001> · in English',
                'Next alert: **Unlocked** · <t:1676592000:F>',
                'Last alert: <t:1675213200:f> · https://discord.com/channels/100000000000000001/300000000000000001/400000000000000001',
                '1 alert waiting, 2 missed',
              ].join('\n'),
            },
            {
              type: 1,
              components: [
                { type: 2, style: 2, custom_id: 'alerts/edit/300000000000000001/0', label: 'Edit' },
                { type: 2, style: 2, custom_id: 'alerts/test/300000000000000001/0', label: 'Test' },
                { type: 2, style: 2, custom_id: 'alerts/pause/300000000000000001/0', label: 'Pause' },
                { type: 2, style: 2, custom_id: 'alerts/quiet/300000000000000001/0', label: 'Ping nobody' },
                { type: 2, style: 2, custom_id: 'alerts/remove/300000000000000001/0', label: 'Remove' },
              ],
            },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    },
  });
});

const row = async (state: Subscription['state'], language: 'en' | 'ko' = 'en') => {
  const { texts, buttons } = read(await run('list', {}, houseWith([{ ...bare, state }], { language })));
  return { lines: texts[1]?.split('\n').filter((_, n) => n !== 1), buttons: Object.keys(buttons) };
};

test('what is early says so, with its date, and stands behind a release of the same hour', async () => {
  const movies = catalogueOf([
    movieWith({ id: 'a', releases: [{ date: '2023-02-20', earlier: [] }] }),
    movieWith({ id: 'b', releases: [{ date: '2023-02-17', earlier: [] }] }),
  ]);
  const next = async (now: string, language: 'en' | 'ko') => {
    const house = houseWith([{ ...bare, daysBefore: 3 }], {
      movies,
      language,
      now: Temporal.Instant.from(now),
    });
    return read(await run('list', {}, house)).texts[1]?.split('\n')[2];
  };
  expect([
    await next('2023-02-13T00:00Z', 'en'),
    await next('2023-02-13T00:00Z', 'ko'),
    await next('2023-02-16T00:00Z', 'en'),
    await next('2023-02-17T00:00Z', 'en'),
  ]).toEqual([
    'Next alert: **b**, 3 days before (Friday 17 February) · <t:1676332800:F>',
    '다음 알림: 〈b〉 D-3 미리 알림, 2월 17일 (금) · <t:1676332800:F>',
    'Next alert: **b** · <t:1676592000:F>',
    'Next alert: **a** · <t:1676851200:F>',
  ]);
});

test('counts what waits and what was missed', async () => {
  const last = async (waiting: number, missed: number, language: 'en' | 'ko' = 'en') => {
    const house = withHistory([bare], { waiting, missed });
    return read(
      await run('list', {}, { ...house, context: { ...house.context, language, say: sayIn(language) } }),
    )
      .texts[1]?.split('\n')
      .slice(3);
  };
  expect([
    await last(0, 1),
    await last(0, 2),
    await last(2, 0),
    await last(2, 1),
    await last(1, 2, 'ko'),
  ]).toEqual([
    ['1 alert missed'],
    ['2 alerts missed'],
    ['2 alerts waiting'],
    ['2 alerts waiting, 1 missed'],
    ['기다리는 알림 1건, 놓친 알림 2건'],
  ]);
});

describe('states', () => {
  test('paused by a person: nothing is next', async () => {
    expect(await row({ name: 'paused', since: opening })).toEqual({
      lines: ['⏸ **<#300000000000000001>** · paused by a person since <t:1675213200:D>'],
      buttons: ['Edit', 'Test', 'Resume', 'Remove'],
    });
  });

  test('no access: the reason in words, and a way to try now', async () => {
    expect(await row({ name: 'no access', since: opening, reason: '50001' })).toEqual({
      lines: [
        "⚠️ **<#300000000000000001>** · paused since <t:1675213200:D>: I can't see this channel (**View Channel**). I try again hourly while an alert waits.",
        'Next alert: **Unlocked** · <t:1676592000:F>',
      ],
      buttons: ['Edit', 'Test', 'Try now', 'Remove'],
    });
    expect(await row({ name: 'no access', since: opening, reason: '59999' }, 'ko')).toEqual({
      lines: [
        '⚠️ **<#300000000000000001>** · <t:1675213200:D>부터 일시 중지: Discord에서 글쓰기를 허용하지 않아요 (59999). 기다리는 알림이 있으면 매시간 다시 시도해요.',
        '다음 알림: 〈스마트폰을 떨어뜨렸을 뿐인데〉 · <t:1676592000:F>',
      ],
      buttons: ['편집', '테스트', '지금 시도', '삭제'],
    });
  });

  test('closed, as after a channel was deleted: only [Remove] is left', async () => {
    expect(await row({ name: 'closed', since: opening, reason: '10003' })).toEqual({
      lines: [
        '🚫 **<#300000000000000001>** · ended <t:1675213200:D>: Discord says that this channel does not exist any more.',
      ],
      buttons: ['Remove'],
    });
  });
});

describe('pages', () => {
  test('hold four channels and lead to each other', async () => {
    const first = read(await run('list', {}, houseWith(many(9))));
    expect(first.texts.length).toBe(5);
    expect(first.texts[0]?.split('\n')[0]).toBe('## Movie alerts in 9 channels');
    const { '◀': _, '▶': next, 'Page 1 of 3': here } = first.buttons;
    expect([here, next]).toEqual(['alerts/page/0/here', 'alerts/page/1']);
    const last = read(await press('alerts/page/2', houseWith(many(9))));
    expect(last.texts.slice(1).map((text) => text.split('\n')[0])).toEqual(['🎬 **<#300000000000000008>**']);
  });

  test('one that is no longer there shows the last', async () => {
    const reply = await press('alerts/page/7', houseWith(many(5)));
    expect(reply.kind).toBe('update');
    expect(read(reply).texts[1]?.split('\n')[0]).toBe('🎬 **<#300000000000000004>**');
  });

  test('fit into a message whatever they hold', async () => {
    const movies = catalogueOf(
      Array.from({ length: 9 }, (_, n) =>
        movieWith({
          id: `${n}`.padStart(60, 'x'),
          title: '*'.repeat(300),
          originalTitle: '길'.repeat(300),
          releases: [{ date: '2023-02-17', earlier: [] }],
        }),
      ),
    );
    const wide: Subscription[] = many(9).map((one) => ({
      ...one,
      guildId: bare.guildId,
      movies: movies.movies.map(({ id }) => id),
      roleId: '9'.repeat(20),
      daysBefore: 30,
      timeZone: 'America/Argentina/ComodRivadavia',
      language: 'ko',
      publish: true,
      state: { name: 'no access', since: opening, reason: '50013' },
    }));
    const last = { due: opening, messageId: '9'.repeat(20) };
    for (const language of ['en', 'ko'] as const) {
      const subscriptions = {
        ...subscriptionsInMemory(wide),
        history: async () => ({ last, waiting: 99, missed: 99 }),
      };
      const reply = await run('list', {}, houseWith([], { language, movies, subscriptions }));
      expect(read(reply).texts.length).toBe(5);
    }
  });
});
