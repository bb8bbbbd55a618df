// Alerts in announcement channels are published to their followers, unless the subscription says no.
import { describe, expect, test } from 'vitest';
import { againId, readAgain, type Asked } from '../../../commands/alerts/asked.ts';
import type { Given, Options, Posted } from '../../../src/command.ts';
import { here, opening } from '../context.ts';
import { bare, houseWith, press, read, run, savedIn, submit } from './calls.ts';

const later = opening.add({ hours: 24 });
const news = { ...here, type: 5 };
const published = { ...bare, publish: true };

/** What is kept once /alerts subscribe was used in a channel of this type. */
async function after(type: number, given: Given<Options>, kept: (typeof bare)[] = []) {
  const house = houseWith(kept, { now: later, channel: { ...here, type } });
  await run('subscribe', given, house);
  return (await savedIn(house))?.publish;
}

describe('subscribing', () => {
  test.each([
    ['an announcement channel', 5, [true, true, false]],
    ['a text channel', 0, [false, false, false]],
    ['a thread of an announcement channel', 10, [false, false, false]],
    ['a voice channel', 2, [false, false, false]],
  ])('in %s: by default, with yes, with no', async (_, type, wanted) => {
    const choices = [{}, { publish: 'yes' }, { publish: 'no' }];
    expect(await Promise.all(choices.map((given) => after(type, given)))).toEqual(wanted);
  });

  test('again: what is left out stays as it is, and a channel that is none any more stops', async () => {
    expect([
      await after(5, { time: '10' }, [bare]),
      await after(5, { time: '10' }, [published]),
      await after(5, { publish: 'yes' }, [bare]),
      await after(5, { publish: 'no' }, [published]),
      await after(0, { time: '10' }, [published]),
    ]).toEqual([false, true, true, false, false]);
  });

  test('a change of that alone is saved, and what is owed stays owed', async () => {
    const house = houseWith([published], { now: later, channel: news });
    const { texts } = read(await run('subscribe', { publish: 'no' }, house));
    expect([texts[0]?.split('\n')[0], house.posts.length, await savedIn(house)]).toEqual([
      '✅ Saved for <#300000000000000001>',
      1,
      bare,
    ]);
  });

  test('the card and the list say so, in both languages', async () => {
    const line = async (language: 'en' | 'ko') => {
      const house = houseWith([published], { channel: news, language });
      const card = read(await run('subscribe', {}, house)).texts[0]?.split('\n')[1];
      return [card, read(await run('list', {}, house)).texts[1]?.split('\n')[1]];
    };
    expect([await line('en'), await line('ko')]).toEqual([
      Array.from(
        { length: 2 },
        () =>
          'notable movies · on release day at **09:00 in Seoul** · pings nobody · in English · published to followers',
      ),
      Array.from(
        { length: 2 },
        () => '주요 영화 · 공개일 **서울 시간 오전 9시** · 멘션 없음 · 영어 · 팔로워에게 게시',
      ),
    ]);
  });

  test('where nobody can follow, the rest is saved and that is said', async () => {
    const house = houseWith();
    const { texts } = read(await run('subscribe', { publish: 'yes', time: '10' }, house));
    expect(texts[0]?.split('\n').slice(0, 2)).toEqual([
      '✅ Saved for <#300000000000000001>',
      '<#300000000000000001> is no announcement channel, so nobody follows it: alerts are posted there without being published.',
    ]);
    expect(await savedIn(house)).toEqual({ ...bare, minute: 600, since: opening });
    expect(read(await run('subscribe', { publish: 'yes' }, house)).texts[0]?.split('\n')[0]).toBe(
      'Nothing to change: <#300000000000000001> is subscribed like this already.',
    );
  });
});

describe('it is carried on', () => {
  test.each<Asked['publish']>(['yes', 'no', 'by default', undefined])('by a custom_id: %s', (publish) => {
    const asked: Asked = {
      channelId: '9'.repeat(20),
      movieId: 'm'.repeat(19),
      roleId: '9'.repeat(20),
      minute: 1439,
      timeZone: 'America/New_York',
      daysBefore: 30,
      language: 'ko',
      ...(publish && { publish }),
    };
    const id = againId(asked);
    expect(id?.length).toBeLessThanOrEqual(100);
    expect(readAgain(id?.split('/').slice(2) ?? [])).toEqual(asked);
  });

  test.each<[Given<Options>, boolean]>([
    [{}, true],
    [{ publish: 'no' }, false],
  ])('over [Try again]: %o', async (given, publish) => {
    const refused: Posted = { ok: false, why: 'no access' };
    const first = houseWith([], { channel: news }, refused);
    const { buttons } = read(await run('subscribe', given, first));
    const second = houseWith([], { channel: news });
    await press(buttons['Try again'] ?? '', second);
    expect(await savedIn(second)).toEqual({ ...bare, publish });
  });

  test('over an edit', async () => {
    const house = houseWith([published], { now: later, channel: news });
    const fields = {
      time: '10',
      'time-zone': 'Seoul',
      'days-before': '0',
      movies: 'notable',
      language: 'en',
    };
    await submit('alerts/save/300000000000000001', fields, house);
    expect(await savedIn(house)).toEqual({ ...published, minute: 600, since: later });
  });
});
