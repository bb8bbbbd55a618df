import { describe, expect, test } from 'vitest';
import { alerts } from '../../../commands/alerts.ts';
import { againId, readAgain, type Asked } from '../../../commands/alerts/asked.ts';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import type { ChosenRole, Given, Options, Posted } from '../../../src/command.ts';
import { here, opening, subscriptionsInMemory } from '../context.ts';
import { movieWith } from '../movies.ts';
import { bare, houseWith, press, read, run, suggest } from './calls.ts';

const role: ChosenRole = { id: '500000000000000001', name: 'Movie Night', mentionable: true, managed: false };
const later = opening.add({ hours: 24 });
const savedIn = (house: ReturnType<typeof houseWith>, channelId = here.id) =>
  house.context.subscriptions.get(channelId);

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

const refused = async (given: Given<Options>, language: 'en' | 'ko' = 'en', where = here) => {
  const house = houseWith([], { language, channel: where });
  const { texts, buttons } = read(await run('subscribe', given, house));
  expect(house.posts).toEqual([]);
  expect(await savedIn(house)).toBe(undefined);
  return { why: texts[0]?.split('\n').slice(1), buttons };
};

const place = (given: Partial<typeof here>) => ({ channel: { ...here, ...given } });

describe('what stands in the way', () => {
  const [view, send, embed, sendInThreads] = [1024n, 2048n, 16384n, 274877906944n];

  test('everything that cannot be read, at once and harmless', async () => {
    const given = {
      movie: 'zzzz',
      time: '25 <@1>',
      'time-zone': 'mars',
      role: { ...role, id: bare.guildId },
    };
    expect(await refused(given)).toEqual({
      why: [
        'No Korean movie found for “zzzz”. The nearest: Silence, The Point Men, Jung\\_E.',
        '“25 \\<\\@1>” is no time that I can read. These work: 9, 9pm, 21:30, noon.',
        '“mars” is no time zone that I know. These work: Seoul, KST, New York, Europe/Paris.',
        '@everyone is never pinged by alerts. Choose a role that people can join, or none.',
      ],
      buttons: {},
    });
  });

  test('a permission that the bot lacks, in a channel and in a thread', async () => {
    expect(await refused(place({ appPermissions: view }))).toEqual({
      why: [
        "I can't post in <#300000000000000001>. Missing there: **Send Messages**, **Embed Links**. Edit Channel → Permissions → add Gaebong → allow it.",
      ],
      buttons: { 'Try again': 'alerts/again/2a1x4hedjdhd//////' },
    });
    expect(await refused(place({ type: 11, appPermissions: view | send | embed }), 'ko')).toEqual({
      why: [
        '<#300000000000000001> 채널에 글을 쓸 수 없어요. 필요한 권한: **스레드에서 메시지 보내기**. 스레드가 있는 채널 편집 → 권한에서 Gaebong 봇을 추가하고 허용해 주세요.',
      ],
      buttons: { '다시 시도': 'alerts/again/2a1x4hedjdhd//////' },
    });
    const house = houseWith();
    await run('subscribe', place({ type: 11, appPermissions: view | sendInThreads | embed }), house);
    expect(await savedIn(house)).toEqual(bare);
  });

  test('administrators may do everything', async () => {
    const house = houseWith();
    await run('subscribe', place({ permissions: 8n, appPermissions: 8n }), house);
    expect(await savedIn(house)).toEqual(bare);
  });

  test('a caller who may not post there, a bot that is no member, a forum and a category', async () => {
    const { appPermissions: _, ...unknown } = here;
    const whys = [
      await refused(place({ permissions: view })),
      await refused({ channel: unknown }, 'en', unknown),
      await refused(place({ type: 15 })),
      await refused(place({ type: 4 })),
    ];
    const wrongPlace =
      "Alerts can't be posted in <#300000000000000001>: it is no place for plain messages. Choose a text channel, an announcement channel or a thread.";
    expect(whys).toEqual([
      {
        why: [
          'You may not post in <#300000000000000001> yourself. Choose another channel, or ask someone who may.',
        ],
        buttons: {},
      },
      {
        why: [
          'I am not a member of this server, so I can post nowhere in it. Invite me again with my invite link.',
        ],
        buttons: {},
      },
      { why: [wrongPlace], buttons: {} },
      { why: [wrongPlace], buttons: {} },
    ]);
  });

  test('a role that cannot be pinged, unless the bot may mention all', async () => {
    const closed = { ...role, mentionable: false };
    expect(await refused({ role: closed, time: '21:30' })).toEqual({
      why: [
        "I can't ping <@&500000000000000001>. Server Settings → Roles → that role → “Allow anyone to @mention this role”, or allow me **Mention @everyone, @here, and All Roles** in the channel.",
      ],
      buttons: { 'Subscribe without a ping': 'alerts/again/2a1x4hedjdhd/-/1290////' },
    });
    const house = houseWith();
    const mayMention = { ...here, appPermissions: view | send | embed | 131072n };
    await run('subscribe', { channel: mayMention, role: closed }, house);
    expect(await savedIn(house)).toEqual({ ...bare, roleId: role.id });
  });
});

test('an older Discord says what the bot may do only where it was asked: elsewhere the confirmation is the check', async () => {
  const { appPermissions: _, ...unknown } = here;
  const elsewhere = houseWith([], { channel: { ...here, id: '300000000000000009', appPermissions: 0n } });
  await run('subscribe', { channel: unknown }, elsewhere);
  expect([await savedIn(elsewhere), elsewhere.posts.length]).toEqual([bare, 1]);
  expect((await refused({ channel: unknown }, 'en', { ...here, appPermissions: 1024n })).why).toEqual([
    "I can't post in <#300000000000000001>. Missing there: **Send Messages**, **Embed Links**. Edit Channel → Permissions → add Gaebong → allow it.",
  ]);
});

test('a locked thread is called one', async () => {
  const house = houseWith([], {}, { ok: false, why: 'no access', code: 160_005 });
  expect(read(await run('subscribe', {}, house)).texts).toEqual([
    'Nothing was saved.\n<#300000000000000001> is a locked thread: nobody can post in it. Unlock it, or choose another channel.',
  ]);
});

test('signs and emoji are no title, and nothing is near them', async () => {
  for (const movie of ['🎬', ' ']) {
    expect((await refused({ movie })).why).toEqual(['Type a title or a name, in English or Korean.']);
  }
});

describe('[Subscribe without a ping]', () => {
  test('drops the role that was pinged before', async () => {
    const house = houseWith([{ ...bare, roleId: role.id }]);
    await press('alerts/again/2a1x4hedjdhd/-/1290////', house);
    expect(await savedIn(house)).toEqual({ ...bare, minute: 1290 });
  });
});

describe('[Try again]', () => {
  const full: Asked = {
    channelId: '300000000000000002',
    roleId: role.id,
    minute: 0,
    timeZone: 'America/New_York',
    daysBefore: 0,
    language: 'ko',
    movieId: 'unlocked',
  };

  test('carries all that was asked, as long as Discord has room for it', () => {
    const id = againId(full) ?? '';
    expect(id).toBe('alerts/again/2a1x4hedjdhe/3sr77gzykagx/0/America:New_York/0/ko/unlocked');
    expect(readAgain(id.split('/').slice(2))).toEqual(full);
    expect(readAgain(againId({ channelId: here.id })?.split('/').slice(2) ?? [])).toEqual({
      channelId: here.id,
    });
    expect(
      readAgain(
        againId({ ...full, roleId: null })
          ?.split('/')
          .slice(2) ?? [],
      ),
    ).toEqual({
      ...full,
      roleId: null,
    });
    expect(againId({ ...full, movieId: 'x'.repeat(60) })).toBe(undefined);
  });

  test('without room for a button, it says what to type', async () => {
    const movies = catalogueOf([movieWith({ id: 'x'.repeat(60), title: 'Long' })]);
    const house = houseWith([], { movies }, { ok: false, why: 'refused' });
    const given = { movie: 'long', role, time: '21:30', 'time-zone': 'Los Angeles', 'days-before': 12 };
    expect(read(await run('subscribe', given, house))).toEqual({
      texts: [
        'Nothing was saved.\nDiscord did not take my message in <#300000000000000001>.\nThen type /alerts subscribe again.',
      ],
      buttons: {},
    });
  });

  test('does it, in place of the message it stands on', async () => {
    const house = houseWith();
    const reply = await press(againId(full) ?? '', house);
    expect([reply.kind, house.posts.map(({ channelId }) => channelId)]).toEqual(['update', [full.channelId]]);
    expect(await savedIn(house, full.channelId)).toEqual({
      ...bare,
      channelId: full.channelId,
      movies: ['unlocked'],
      roleId: role.id,
      minute: 0,
      timeZone: 'America/New_York',
      language: 'ko',
    });
  });

  test('leaves alone what is of another server', async () => {
    const foreign = { ...bare, guildId: '100000000000000002' };
    const house = houseWith([foreign]);
    expect(read(await press('alerts/again/2a1x4hedjdhd//////', house)).texts).toEqual([
      'Nothing was saved.\n<#300000000000000001> is not subscribed any more.',
    ]);
    expect([house.posts, await savedIn(house)]).toEqual([[], foreign]);
  });

  test('checks again what the payload says of this channel', async () => {
    const house = houseWith([], { channel: { ...here, appPermissions: 1024n } });
    expect(read(await press('alerts/again/2a1x4hedjdhd//////', house))).toEqual({
      texts: [
        "Nothing was saved.\nI can't post in <#300000000000000001>. Missing there: **Send Messages**, **Embed Links**. Edit Channel → Permissions → add Gaebong → allow it.",
      ],
      buttons: { 'Try again': 'alerts/again/2a1x4hedjdhd//////' },
    });
    expect(house.posts).toEqual([]);
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
