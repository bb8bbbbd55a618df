// What stands in the way of /alerts subscribe, and what it says then.
import { describe, expect, test } from 'vitest';
import type { Given, Options } from '../../../src/command.ts';
import { here } from '../context.ts';
import { bare, houseWith, read, role, run, savedIn } from './calls.ts';

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
