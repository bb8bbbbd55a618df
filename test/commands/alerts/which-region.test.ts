// Which movies a channel follows, and by whose dates it goes.
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import type { Movie } from '../../../src/core/movie.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { here, opening } from '../context.ts';
import { movieWith, sixMovies } from '../movies.ts';
import { bare, houseWith, press, read, run, savedIn, submit, suggest } from './calls.ts';

const quiet = movieWith({
  id: 'quiet',
  title: 'Quiet Movie',
  originalTitle: '조용한 영화',
  notable: false,
  releases: [{ date: '2023-02-10', earlier: [] }],
});
const abroad: Movie = movieWith({
  id: 'abroad',
  title: 'Abroad',
  alsoIds: ['before'],
  releases: [
    { date: '2023-03-03', region: 'JP', type: 'theatrical', earlier: [] },
    { date: '2023-03-10', region: 'US', type: 'theatrical', earlier: [] },
  ],
});
const movies = catalogueOf([...sixMovies, quiet, abroad]);

const subscribed = async (before: Partial<Subscription> | undefined, given: Record<string, string>) => {
  const house = houseWith(before ? [{ ...bare, ...before }] : [], { movies });
  await run('subscribe', given, house);
  const { movies: followed, region } = (await savedIn(house)) ?? {};
  return [followed, region];
};

describe('which movies', () => {
  test('notable ones unless all are asked for, which then stay', async () => {
    expect(await subscribed(undefined, {})).toEqual(['notable', 'KR']);
    expect(await subscribed(undefined, { which: 'all' })).toEqual(['all', 'KR']);
    expect(await subscribed({ movies: 'all' }, { time: '10' })).toEqual(['all', 'KR']);
    expect(await subscribed({ movies: 'all' }, { which: 'notable' })).toEqual(['notable', 'KR']);
    expect(await subscribed({ movies: ['unlocked'] }, { which: 'notable' })).toEqual(['notable', 'KR']);
    expect(await subscribed({ movies: ['unlocked'] }, { movie: 'quiet' })).toEqual([
      ['unlocked', 'quiet'],
      'KR',
    ]);
  });

  test('a list that names a movie by an id that it had is left as it is, and that is said', async () => {
    const house = houseWith([{ ...bare, movies: ['before'] }], { movies });
    expect(read(await run('subscribe', { movie: 'abroad', time: '10' }, house)).texts).toEqual([
      "✅ Saved for <#300000000000000001>\n**Abroad** is already on this channel's list.\n**Abroad** · on release day at **10:00 in Seoul** · pings nobody · in English\nNext alert: none yet. No movie it follows has a date to come; once one has, it is told on release day.",
    ]);
    expect((await savedIn(house))?.movies).toEqual(['before']);
  });

  test('not a movie and a choice at once', async () => {
    const house = houseWith([], { movies });
    expect(read(await run('subscribe', { movie: 'unlocked', which: 'all' }, house))).toEqual({
      texts: ['Nothing was saved.\nName a movie, or choose which movies to follow: not both at once.'],
      buttons: {},
    });
  });

  test('one that is not notable does not join those that are: the ways out are offered', async () => {
    const house = houseWith([bare], { movies });
    const { texts, buttons } = read(await run('subscribe', { movie: 'quiet', time: '10' }, house));
    expect(texts).toEqual([
      'Nothing was saved.\nThis channel follows notable movies, and **Quiet Movie** is not one of them. /alerts subscribe with “which” can make it all movies, [Change] a list.',
    ]);
    expect(Object.keys(buttons)).toEqual(['Follow all movies', 'Change']);
    expect(house.posts).toEqual([]);
    await press(buttons['Follow all movies'] ?? '', house);
    expect(await savedIn(house)).toEqual({ ...bare, movies: 'all', minute: 600 });
  });

  test('said in Korean', async () => {
    const house = houseWith([bare], { movies, language: 'ko' });
    expect(read(await run('subscribe', { movie: 'quiet' }, house)).texts).toEqual([
      '저장하지 않았어요.\n이 채널은 주요 영화를 구독하는데, 주요 영화가 아닌 작품이에요: 〈조용한 영화〉. /채널알림 구독 명령어의 ‘범위’에서 모든 영화를 고르거나 [바꾸기]에서 목록으로 바꿔 주세요.',
    ]);
    expect(read(await run('subscribe', { which: 'all' }, house)).texts).toEqual([
      '✅ <#300000000000000001> 채널 저장 완료\n모든 영화 · 공개일 **서울 시간 오전 9시** · 멘션 없음 · 영어\n다음 알림: 〈조용한 영화〉 · <t:1675987200:F>',
    ]);
    expect(house.posts.map(({ message }) => message.content)).toEqual([
      '🎬 Movie alerts come to <#300000000000000001>: all movies',
    ]);
  });

  test.each([
    ['notable', 'notable'],
    ['Notable movies', 'notable'],
    ['주요 영화', 'notable'],
    ['all', 'all'],
    ['모든 영화', 'all'],
    ['모두', 'all'],
    ['Quiet Movie', ['quiet']],
  ])('the form takes %s', async (typed, followed) => {
    const house = houseWith([{ ...bare, movies: ['unlocked'] }], { movies });
    const fields = { time: '9', 'time-zone': 'Seoul', 'days-before': '0', movies: typed, language: 'en' };
    await submit('alerts/save/300000000000000001', fields, house);
    expect((await savedIn(house))?.movies).toEqual(followed);
  });
});

describe('whose dates', () => {
  test('by name or code; what was asked for stays', async () => {
    expect(await subscribed(undefined, { region: '미국' })).toEqual(['notable', 'US']);
    expect(await subscribed({ region: 'US' }, { time: '10' })).toEqual(['notable', 'US']);
    expect(await subscribed({ region: 'US' }, { region: 'south korea' })).toEqual(['notable', 'KR']);
  });

  test('asked for anew decide what is owed from then on', async () => {
    const now = opening.add({ hours: 24 });
    const house = houseWith([bare], { movies, now });
    await run('subscribe', { region: 'US' }, house);
    expect(await savedIn(house)).toEqual({ ...bare, region: 'US', since: now });
  });

  test('are said where they are not those of Korea, in the channel too', async () => {
    const house = houseWith([], { movies });
    const { texts } = read(await run('subscribe', { region: 'us', movie: 'abroad' }, house));
    expect(texts).toEqual([
      '✅ Saved for <#300000000000000001>\n**Abroad** · on release day at **09:00 in Seoul** · pings nobody · in English · release dates: United States\nNext alert: **Abroad** · <t:1678406400:F>',
    ]);
    expect(house.posts.map(({ message }) => [message.content, message.embeds])).toEqual([
      [
        '🎬 Movie alerts come to <#300000000000000001>: **Abroad**',
        [
          {
            description:
              'Posted on release day at **09:00 in Seoul**. Release dates: United States. Server managers see and change this with /alerts list.\nNext alert: **Abroad** · <t:1678406400:F>',
          },
        ],
      ],
    ]);
    const korean = houseWith([{ ...bare, region: 'US', language: 'ko' }], { movies, language: 'ko' });
    expect(read(await run('subscribe', {}, korean)).texts).toEqual([
      '바꿀 것이 없어요. <#300000000000000001> 채널은 이미 이렇게 구독하고 있어요.\n주요 영화 · 공개일 **서울 시간 오전 9시** · 멘션 없음 · 한국어 · 공개일 기준: 미국\n다음 알림: 〈스마트폰을 떨어뜨렸을 뿐인데〉 · <t:1676592000:F>',
    ]);
  });

  test('that nobody knows are refused, in both languages', async () => {
    const refused = async (language: 'en' | 'ko') =>
      read(await run('subscribe', { region: '<@1>' }, houseWith([], { movies, language }))).texts;
    expect(await refused('en')).toEqual([
      'Nothing was saved.\n“\\<\\@1>” is no country or region that I know. These work: South Korea, KR, United States, Japan.',
    ]);
    expect(await refused('ko')).toEqual([
      '저장하지 않았어요.\n‘\\<\\@1>’ 나라나 지역을 찾지 못했어요. 이렇게 써 주세요: 한국, KR, 미국, 일본.',
    ]);
  });

  test('are suggested by their names in the language of who types', async () => {
    expect(await suggest('region', 'south k', houseWith())).toEqual([
      { name: 'South Korea · KR', value: 'KR' },
    ]);
    expect((await suggest('region', '', houseWith([], { language: 'ko' }))).slice(0, 2)).toEqual([
      { name: '대한민국 · KR', value: 'KR' },
      { name: '미국 · US', value: 'US' },
    ]);
  });

  test('are carried on by [Try again]', async () => {
    const lacking = { ...here, appPermissions: 0n };
    const first = houseWith([], { movies, channel: lacking });
    const { buttons } = read(await run('subscribe', { region: 'US', which: 'all' }, first));
    const again = houseWith([], { movies });
    await press(buttons['Try again'] ?? '', again);
    expect(await savedIn(again)).toEqual({ ...bare, movies: 'all', region: 'US' });
  });

  test('decide what a test alert shows', async () => {
    const house = houseWith([{ ...bare, movies: ['abroad'], region: 'JP' }], { movies });
    await press('alerts/test/300000000000000001', house);
    expect(house.posts.map(({ message }) => message.content)).toEqual([
      '🧪 This is a test. When it is time, an alert here looks like this:\n🎬 **Abroad** opens in cinemas today, Friday 3 March',
    ]);
  });
});

describe('why a channel is not told', () => {
  const why = async (movie: string, before: Partial<Subscription>, language: 'en' | 'ko' = 'en') => {
    const house = houseWith([{ ...bare, ...before }], { movies, language });
    const { texts, buttons } = read(await run('why', { movie }, house));
    return { texts: texts.slice(1), buttons: Object.keys(buttons), press: buttons, house };
  };

  test('a movie is not notable: all can be followed at once', async () => {
    const { texts, press: ids, house } = await why('quiet', {});
    expect(texts).toEqual([
      'It is not notable, and this channel follows notable movies. /alerts subscribe with “which” can make it all movies.',
    ]);
    await press(ids['Follow all movies'] ?? '', house);
    expect((await savedIn(house))?.movies).toEqual('all');
    expect((await why('quiet', {}, 'ko')).texts).toEqual([
      '주요 영화가 아닌 작품이에요. 이 채널은 주요 영화를 구독해요. 모든 영화로 바꾸는 명령어: /채널알림 구독 (‘범위’에서 선택)',
    ]);
  });

  test('it has no date in its region', async () => {
    expect((await why('abroad', {})).texts).toEqual([
      'This channel goes by the dates of South Korea, and none is known there. There are dates for: Japan, United States.',
    ]);
    expect((await why('abroad', {}, 'ko')).texts).toEqual([
      '이 채널의 공개일 기준은 대한민국인데, 그곳의 공개일은 아직 없어요. 공개일이 있는 곳: 일본, 미국.',
    ]);
    expect((await why('abroad', { region: 'US', movies: ['before'] })).texts).toEqual([
      '🗓 **Release on Friday, 10 March 2023**: due in 37 days at 09:00 in Seoul · <t:1678406400:F>',
    ]);
  });
});
