import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { here, opening, subscriptionsInMemory } from '../context.ts';
import { movieWith, sixMovies, unlocked } from '../movies.ts';
import { bare, houseWith, press, read, savedIn, submit } from './calls.ts';

const later = opening.add({ hours: 24 });
const asItStands = {
  time: '09:00',
  'time-zone': 'Asia/Seoul',
  'days-before': '0',
  movies: 'notable',
  language: 'en',
};

const values = async (kept: Subscription, language: 'en' | 'ko' = 'en') => {
  const reply = await press('alerts/edit/300000000000000001/2', houseWith([kept], { language }));
  if (reply.kind !== 'form') throw new Error('no form');
  return {
    id: reply.form.custom_id,
    fields: reply.form.components.map((part) => {
      if (!('component' in part)) return part;
      const { label, component } = part;
      if ('value' in component) return [label, component.value];
      return [label, 'options' in component ? component.options.find((option) => option.default)?.value : ''];
    }),
  };
};

describe('the form', () => {
  test('is filled in with what stands', async () => {
    expect(
      await values({ ...bare, movies: ['unlocked', 'ballerina', 'gone'], minute: 1290, daysBefore: 3 }),
    ).toEqual({
      id: 'alerts/save/300000000000000001/2/ldkyops0en',
      fields: [
        ['Time on release day', '21:30'],
        ['Time zone', 'Asia/Seoul'],
        ['One early alert, days before', '3'],
        ['Movies', 'Unlocked (2023)\nBallerina\ngone'],
        ['Language of the alerts', 'en'],
      ],
    });
    expect((await values(bare, 'ko')).fields[3]).toEqual(['영화', '주요 영화']);
  });

  test('has room for the longest list', async () => {
    const many = Array.from({ length: 50 }, (_, n) =>
      movieWith({ id: `m${n}`, title: `${n} `.repeat(100), releases: [{ date: '2023', earlier: [] }] }),
    );
    const house = houseWith([{ ...bare, movies: many.map(({ id }) => id) }], { movies: catalogueOf(many) });
    expect((await press('alerts/edit/300000000000000001', house)).kind).toBe('form');
  });
});

describe('sent', () => {
  test('as it was, it changes nothing', async () => {
    const kept = { ...bare, movies: ['unlocked', 'gone'] };
    const house = houseWith([kept], { now: later });
    const reply = await submit(
      'alerts/save/300000000000000001',
      { ...asItStands, movies: 'Unlocked (2023)\r\ngone\n' },
      house,
    );
    expect([reply.kind, read(reply).texts[0]?.split('\n')[0]]).toEqual([
      'update',
      'Nothing to change: <#300000000000000001> is subscribed like this already.',
    ]);
    expect(await savedIn(house)).toEqual(kept);
  });

  test('all that it holds is saved, and what is owed counts from now', async () => {
    const house = houseWith([{ ...bare, roleId: '5' }], { now: later });
    const fields = {
      time: '9pm',
      'time-zone': 'kst',
      'days-before': '３',
      movies: '길복순\nballerna\nKill Boksoon',
      language: 'ko',
    };
    const reply = await submit('alerts/save/300000000000000001', fields, house);
    expect(read(reply).texts).toEqual([
      [
        '✅ Saved for <#300000000000000001>',
        '**Kill Boksoon**, **Ballerina** · on release day at **21:00 in Seoul**, and 3 days before · pings <@&5> · in Korean',
        'Next alert: none yet. No movie it follows has a date to come; once one has, it is told on release day.',
      ].join('\n'),
    ]);
    expect(await savedIn(house)).toEqual({
      ...bare,
      roleId: '5',
      movies: ['kill-boksoon', 'ballerina'],
      minute: 1260,
      daysBefore: 3,
      language: 'ko',
      since: later,
    });
  });

  test('a language alone keeps what is owed, and a pause stays one', async () => {
    const paused: Subscription = { ...bare, state: { name: 'paused', since: opening } };
    const house = houseWith([paused], { now: later });
    await submit('alerts/save/300000000000000001/0', { ...asItStands, language: 'ko' }, house);
    expect(await savedIn(house)).toEqual({ ...paused, language: 'ko' });
  });

  test('from the list, it shows the list again', async () => {
    const reply = await submit(
      'alerts/save/300000000000000001/0',
      { ...asItStands, movies: '모두', time: '10' },
      houseWith([bare], { now: later }),
    );
    expect([reply.kind, read(reply).texts[0]?.split('\n')[0]]).toEqual([
      'update',
      '## Movie alerts in 1 channel',
    ]);
  });

  test('with faults it saves nothing, names all of them and offers the form again', async () => {
    const house = houseWith([bare], { now: later });
    const fields = {
      time: 'nine',
      'time-zone': '+09:00',
      'days-before': '31',
      movies: 'zzzz',
      language: 'en',
    };
    const reply = await submit('alerts/save/300000000000000001/1', fields, house);
    expect(read(reply)).toEqual({
      texts: [
        [
          'Nothing was saved.',
          '“nine” is no time that I can read. These work: 9, 9pm, 21:30, noon.',
          '“+09:00” is no time zone that I know. These work: Seoul, KST, New York, Europe/Paris.',
          '“31” is no number of days from 0 to 30.',
          'No Korean movie found for “zzzz”. The nearest: Silence, The Point Men, Jung\\_E.',
        ].join('\n'),
      ],
      buttons: { Change: 'alerts/edit/300000000000000001/1' },
    });
    expect(await savedIn(house)).toEqual(bare);
  });

  test('a line of nothing but spaces means no movie, and is refused', async () => {
    const house = houseWith([bare]);
    const reply = await submit('alerts/save/300000000000000001', { ...asItStands, movies: ' \n ' }, house);
    expect(read(reply).texts).toEqual(['Nothing was saved.\nOne title a line, or a word: notable, all']);
  });

  test('a title that two movies have stays the one that was listed', async () => {
    const movies = catalogueOf([...sixMovies, movieWith({ ...unlocked, id: 'another' })]);
    const kept = { ...bare, movies: ['another'] };
    const house = houseWith([kept], { movies, now: later });
    await submit('alerts/save/300000000000000001', { ...asItStands, movies: 'Unlocked (2023)' }, house);
    expect(await savedIn(house)).toEqual(kept);
  });

  test('titles that two movies have: each line is another, and the form tells them apart', async () => {
    const [first, second, third] = ['2023-02-17', '2023-04-01', '2023-04-01'].map((date, n) =>
      movieWith({
        id: `same-${n}`,
        title: 'Same',
        directors: [{ name: `Director ${n}` }],
        releases: [{ date, earlier: [] }],
      }),
    );
    if (!first || !second || !third) throw new Error('three movies');
    const house = houseWith([bare], { movies: catalogueOf([first, second, third]), now: later });
    const id = 'alerts/save/300000000000000001';
    await submit(id, { ...asItStands, movies: 'Same\nSame' }, house);
    expect((await savedIn(house))?.movies).toEqual(['same-0', 'same-1']);
    await submit(id, { ...asItStands, movies: 'Same\nSame\nSame' }, house);
    expect((await savedIn(house))?.movies).toEqual(['same-0', 'same-1', 'same-2']);
    const form = await press('alerts/edit/300000000000000001', house);
    const lines =
      form.kind === 'form'
        ? JSON.stringify(form.form)
            .match(/Same[^"]*/)?.[0]
            .split('\\n')
        : [];
    expect(lines).toEqual([
      'Same (2023) · 17 February 2023',
      'Same (2023) · Director 1',
      'Same (2023) · Director 2',
    ]);
    await submit(id, { ...asItStands, movies: lines?.slice(1).join('\n') ?? '' }, house);
    expect((await savedIn(house))?.movies).toEqual(['same-1', 'same-2']);
  });

  test('the word for all counts only alone: in a list it may be a title', async () => {
    const movies = catalogueOf([...sixMovies, movieWith({ id: 'all-movie', title: 'All' })]);
    const house = houseWith([{ ...bare, movies: ['unlocked'] }], { movies, now: later });
    await submit('alerts/save/300000000000000001', { ...asItStands, movies: 'All\nUnlocked' }, house);
    expect((await savedIn(house))?.movies).toEqual(['all-movie', 'unlocked']);
    await submit('alerts/save/300000000000000001', { ...asItStands, movies: ' ALL ' }, house);
    expect((await savedIn(house))?.movies).toEqual('all');
  });

  test('an hour that is over leaves out what was owed today, and says so on the list as well', async () => {
    const now = Temporal.Instant.from('2023-02-17T08:30+09:00');
    const first = async (id: string) => {
      const house = houseWith([{ ...bare, daysBefore: 1 }], { now });
      return read(await submit(id, { ...asItStands, 'days-before': '1', time: '8' }, house)).texts[0]?.split(
        '\n',
      );
    };
    const left = "Today's alert of **Unlocked** is left out: its hour is over.";
    expect((await first('alerts/save/300000000000000001'))?.[1]).toBe(left);
    expect((await first('alerts/save/300000000000000001/0'))?.[0]).toBe(left);
  });

  test('while it is paused, it says so and offers to resume', async () => {
    const paused: Subscription = { ...bare, state: { name: 'paused', since: opening } };
    const house = houseWith([paused], { now: later });
    const reply = await submit('alerts/save/300000000000000001', { ...asItStands, time: '10' }, house);
    const { texts, buttons } = read(reply);
    expect([texts[0]?.split('\n')[1], buttons['Resume']]).toEqual([
      '⏸ **<#300000000000000001>** · paused by a person since <t:1675213200:D>',
      'alerts/resume/300000000000000001',
    ]);
  });

  test('what Discord ended is not changed: the answer names the way on', async () => {
    const closed: Subscription = { ...bare, state: { name: 'closed', since: opening, reason: '10003' } };
    const house = houseWith([closed], { now: later });
    const said = [
      [
        '🚫 **<#300000000000000001>** · ended <t:1675213200:D>: Discord says that this channel does not exist any more.',
        '/alerts subscribe starts it again, there or in another channel.',
      ].join('\n'),
    ];
    expect(read(await press('alerts/edit/300000000000000001', house)).texts).toEqual(said);
    const sent = await submit('alerts/save/300000000000000001', { ...asItStands, time: '10' }, house);
    expect(read(sent).texts).toEqual(said);
    expect(await savedIn(house)).toEqual(closed);
  });

  test('the role, and a pause that was made while the form was open, stay', async () => {
    const kept = subscriptionsInMemory([{ ...bare, roleId: '5', state: { name: 'paused', since: opening } }]);
    const house = houseWith([], { now: later, subscriptions: { ...kept, get: async () => bare } });
    await submit('alerts/save/300000000000000001', { ...asItStands, time: '10' }, house);
    expect(await kept.get(here.id)).toEqual({
      ...bare,
      minute: 600,
      roleId: '5',
      since: later,
      state: { name: 'paused', since: opening },
    });
  });

  test('after somebody else changed them it saves nothing, and opens anew with what stands', async () => {
    const house = houseWith([{ ...bare, movies: ['unlocked'] }], { now: later });
    const form = await press('alerts/edit/300000000000000001', house);
    const id = form.kind === 'form' ? form.form.custom_id : '';
    expect(id).toBe('alerts/save/300000000000000001//ldkyops0en');
    const added = { ...bare, movies: ['unlocked', 'ballerina'], since: later };
    await house.context.subscriptions.change(here.id, () => added);
    expect(read(await submit(id, { ...asItStands, movies: 'Unlocked (2023)' }, house))).toEqual({
      texts: [
        'Nothing was saved.\nThe alerts of <#300000000000000001> were changed while this form was open. Open it again: it shows what stands now.',
      ],
      buttons: { Change: 'alerts/edit/300000000000000001' },
    });
    expect(await savedIn(house)).toEqual(added);
    const again = await press('alerts/edit/300000000000000001', house);
    const anew = again.kind === 'form' ? again.form.custom_id : '';
    expect((await submit(anew, { ...asItStands, movies: 'Unlocked (2023)' }, house)).kind).toBe('update');
    expect((await savedIn(house))?.movies).toEqual(['unlocked']);
  });

  test('for a subscription that is gone or of another server, it says so', async () => {
    const foreign = { ...bare, guildId: '100000000000000002' };
    const house = houseWith([foreign]);
    const reply = await submit('alerts/save/300000000000000001', { ...asItStands, time: '10' }, house);
    expect(read(reply).texts).toEqual(['<#300000000000000001> is not subscribed any more.']);
    expect(await savedIn(house)).toEqual(foreign);
  });
});
