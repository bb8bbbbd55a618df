// The buttons under what was refused: the same once more, or without a ping.
import { describe, expect, test } from 'vitest';
import { againId, readAgain, type Asked } from '../../../commands/alerts/asked.ts';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import { here } from '../context.ts';
import { movieWith } from '../movies.ts';
import { bare, houseWith, press, read, role, run, savedIn } from './calls.ts';

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
