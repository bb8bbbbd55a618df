import { expect, test } from 'vitest';
import { alerts } from '../../../commands/alerts.ts';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import { ballerina, jungE, killBoksoon } from '../movies.ts';
import { bare, houseWith, press, read } from './calls.ts';

const id = 'alerts/test/300000000000000001';
const firstLines = (house: ReturnType<typeof houseWith>) =>
  house.posts.map(({ message }) => message.content?.split('\n').at(-1));

test('posts the next alert as it will look, in the language of the channel, and pings nobody', async () => {
  const house = houseWith([{ ...bare, roleId: '5', language: 'ko', daysBefore: 2 }]);
  const reply = await press(id, house);
  expect(alerts.presses?.['test']?.slow).toBe('private');
  expect(read(reply).texts).toEqual([
    '✅ A test alert is in <#300000000000000001>: https://discord.com/channels/100000000000000001/300000000000000001/400000000000000001',
  ]);
  expect(house.posts).toEqual([
    {
      channelId: bare.channelId,
      message: {
        content:
          '🧪 테스트예요. 때가 되면 이 채널에 알림이 이렇게 올라와요:\n🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
        embeds: [
          {
            title: '스마트폰을 떨어뜨렸을 뿐인데 · Unlocked',
            description: '**2023년 2월 17일 (금)** · Netflix\n잃어버린 스마트폰이 범인의 손에 들어간다.',
            footer: { text: '2023년 2월 1일 발표 기준' },
          },
        ],
        components: [
          {
            type: 1,
            components: [{ type: 2, style: 2, custom_id: 'movie/open/unlocked', label: '이 영화 보기' }],
          },
        ],
        allowed_mentions: { parse: [] },
      },
    },
  ]);
});

test('while it is paused too', async () => {
  const house = houseWith([{ ...bare, state: { name: 'paused', since: bare.since } }]);
  await press(id, house);
  expect(firstLines(house)).toEqual(['🎬 **Unlocked** comes out today, Friday 17 February']);
});

test('without a next alert it takes the latest date, and without any date it says so', async () => {
  const past = houseWith([bare], { movies: catalogueOf([jungE, killBoksoon, ballerina]) });
  await press(id, past);
  const undated = houseWith([bare], { movies: catalogueOf([ballerina]) });
  await press(id, undated);
  expect([...firstLines(past), ...firstLines(undated)]).toEqual([
    '🎬 **Kill Boksoon** is expected this month, February 2023; the day is not announced',
    '🧪 This is a test. Alerts can be posted here; no movie has an exact day yet, so there is none to show.',
  ]);
});

test('reports what Discord said', async () => {
  const house = houseWith([bare], {}, { ok: false, why: 'no access' });
  expect(read(await press(id, house)).texts).toEqual([
    'The test was not posted.\nDiscord does not let me post in <#300000000000000001>. Edit Channel → Permissions → add Gaebong → allow **View Channel**, **Send Messages** and **Embed Links**. In a thread it is **Send Messages in Threads**, and the thread must not be locked.',
  ]);
});
