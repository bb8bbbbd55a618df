import { describe, expect, test } from 'vitest';
import { alerts } from '../../../commands/alerts.ts';
import type { Posted } from '../../../src/command.ts';
import { here, opening, subscriptionsInMemory } from '../context.ts';
import { bare, houseWith, read, role, run, savedIn, suggest } from './calls.ts';

const later = opening.add({ hours: 24 });

test('is for servers, by default for those who manage them, and takes its time', () => {
  expect(alerts.serverOnly).toEqual({ permissions: 32n });
  expect(alerts.kind === 'group' && alerts.commands['subscribe']?.slow).toBe('private');
});

describe('bare', () => {
  test('posts a confirmation, saves, and says what is next', async () => {
    const house = houseWith();
    expect(await run('subscribe', {}, house)).toEqual({
      kind: 'message',
      private: true,
      message: {
        flags: 32768,
        components: [
          {
            type: 10,
            content: [
              '✅ Saved for <#300000000000000001>',
              'notable movies · on release day at **09:00 in Seoul** · pings nobody · in English',
              'Next alert: **Unlocked** · <t:1676592000:F>',
            ].join('\n'),
          },
          {
            type: 1,
            components: [
              { type: 2, style: 2, custom_id: 'alerts/edit/300000000000000001', label: 'Change' },
              { type: 2, style: 2, custom_id: 'alerts/test/300000000000000001', label: 'Send a test' },
            ],
          },
        ],
        allowed_mentions: { parse: [] },
      },
    });
    expect(house.posts).toEqual([
      {
        channelId: here.id,
        message: {
          content: '🎬 Movie alerts come to <#300000000000000001>: notable movies',
          embeds: [
            {
              description: [
                'Posted on release day at **09:00 in Seoul**. Server managers see and change this with /alerts list.',
                'Next alert: **Unlocked** · <t:1676592000:F>',
              ].join('\n'),
            },
          ],
          components: [],
          allowed_mentions: { parse: [] },
        },
      },
    ]);
    expect(await savedIn(house)).toEqual(bare);
  });

  test('in Korean, with the zone of the house', async () => {
    const house = houseWith([], { language: 'ko', timeZone: 'Europe/Berlin' });
    const { texts } = read(await run('subscribe', {}, house));
    expect(texts).toEqual([
      [
        '✅ <#300000000000000001> 채널 저장 완료',
        '주요 영화 · 공개일 **중부유럽 시간 오전 9시** · 멘션 없음 · 한국어',
        '다음 알림: 〈길복순〉 · <t:1675238400:F>',
      ].join('\n'),
    ]);
    expect(await savedIn(house)).toEqual({ ...bare, language: 'ko', timeZone: 'Europe/Berlin' });
  });

  test.each<[Posted & { ok: false }, string]>([
    [{ ok: false, why: 'channel gone' }, 'Discord says that <#300000000000000001> does not exist any more.'],
    [
      { ok: false, why: 'no access' },
      'Discord does not let me post in <#300000000000000001>. Edit Channel → Permissions → add Gaebong → allow **View Channel**, **Send Messages** and **Embed Links**. In a thread it is **Send Messages in Threads**, and the thread must not be locked.',
    ],
    [{ ok: false, why: 'refused' }, 'Discord did not take my message in <#300000000000000001>.'],
    [
      { ok: false, why: 'no answer' },
      "Discord gave no answer, so I don't know whether my message in <#300000000000000001> arrived. Please try again in a minute.",
    ],
  ])('saves nothing when Discord does not take the confirmation: %o', async (answer, why) => {
    const house = houseWith([], {}, answer);
    expect(read(await run('subscribe', {}, house))).toEqual({
      texts: [`Nothing was saved.\n${why}`],
      buttons: { 'Try again': 'alerts/again/2a1x4hedjdhd//////' },
    });
    expect(await savedIn(house)).toBe(undefined);
  });
});

describe('options', () => {
  test('all of them, a movie by its misspelt title', async () => {
    const house = houseWith();
    const other = { ...here, id: '300000000000000002' };
    const given = {
      channel: other,
      movie: 'unlcoked',
      role,
      time: '오후 9시',
      'time-zone': 'new york',
      'days-before': 3,
      language: 'ko',
    };
    const { texts } = read(await run('subscribe', given, house));
    expect(texts).toEqual([
      [
        '✅ Saved for <#300000000000000002>',
        '**Unlocked** · on release day at **21:00 in New York**, and 3 days before · pings <@&500000000000000001> · in Korean',
        'Next alert: **Unlocked**, 3 days before (Friday 17 February) · <t:1676426400:F>',
      ].join('\n'),
    ]);
    expect(house.posts[0]?.message.content).toBe(
      '🎬 <#300000000000000002> 채널에 영화 알림을 올려요: 〈스마트폰을 떨어뜨렸을 뿐인데〉',
    );
    expect(await savedIn(house, other.id)).toEqual({
      ...bare,
      channelId: other.id,
      movies: ['unlocked'],
      roleId: role.id,
      minute: 1260,
      timeZone: 'America/New_York',
      daysBefore: 3,
      language: 'ko',
    });
  });

  test('what is left out stays, and only what decides on alerts changes since when they are owed', async () => {
    const house = houseWith([{ ...bare, minute: 600, daysBefore: 2 }], { now: later, language: 'ko' });
    await run('subscribe', { role }, house);
    expect(await savedIn(house)).toEqual({ ...bare, minute: 600, daysBefore: 2, roleId: role.id });
    await run('subscribe', { time: '11' }, house);
    expect(await savedIn(house)).toEqual({
      ...bare,
      minute: 660,
      daysBefore: 2,
      roleId: role.id,
      since: later,
    });
  });

  test('a movie is added to a list', async () => {
    const house = houseWith([{ ...bare, movies: ['unlocked'] }], { now: later });
    await run('subscribe', { movie: 'ballerina' }, house);
    expect(await savedIn(house)).toEqual({ ...bare, movies: ['unlocked', 'ballerina'], since: later });
  });

  test('a movie that is followed already changes nothing and posts nothing', async () => {
    const all = houseWith([bare], { now: later });
    expect(
      read(await run('subscribe', { movie: 'unlocked' }, all))
        .texts[0]?.split('\n')
        .slice(0, 2),
    ).toEqual([
      'Nothing to change: <#300000000000000001> is subscribed like this already.',
      '**Unlocked** is already included: this channel follows notable movies. [Change] makes it a list.',
    ]);
    const list = houseWith([{ ...bare, movies: ['unlocked'] }], { now: later });
    expect(read(await run('subscribe', { movie: 'unlocked' }, list)).texts[0]?.split('\n')[1]).toBe(
      "**Unlocked** is already on this channel's list.",
    );
    expect([...all.posts, ...list.posts]).toEqual([]);
    expect(await savedIn(all)).toEqual(bare);
  });

  test('a list has an end', async () => {
    const movies = Array.from({ length: 50 }, (_, n) => `m${n}`);
    const house = houseWith([{ ...bare, movies }]);
    expect(read(await run('subscribe', { movie: 'unlocked' }, house)).texts).toEqual([
      'Nothing was saved.\nA list holds at most 50 movies. Take some off it with /alerts list → Edit, or follow all movies there.',
    ]);
    expect(house.posts).toEqual([]);
  });

  test('asking again ends a pause: what fell due in it is not owed, what waits for access is', async () => {
    const paused = houseWith([{ ...bare, state: { name: 'paused', since: opening } }], { now: later });
    await run('subscribe', {}, paused);
    expect(await savedIn(paused)).toEqual({ ...bare, since: later });
    const locked = { ...bare, state: { name: 'no access', since: opening, reason: '50001' } as const };
    const kept = subscriptionsInMemory([locked]);
    const tried: unknown[] = [];
    const retry: typeof kept.retry = async (channelId) => void tried.push(channelId);
    const lost = houseWith([], { now: later, subscriptions: { ...kept, retry } });
    await run('subscribe', {}, lost);
    expect([await savedIn(lost), tried]).toEqual([bare, [here.id]]);
  });
});

test('suggests movies and time zones with the time there', async () => {
  const house = houseWith();
  expect(await suggest('movie', 'unl', house)).toEqual([
    { name: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' },
  ]);
  expect((await suggest('time-zone', '서울', house))[0]).toEqual({
    name: 'Asia/Seoul · 10:00',
    value: 'Asia/Seoul',
  });
});
