import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { here, opening } from '../context.ts';
import { movieWith, sixMovies, unlocked } from '../movies.ts';
import { bare, houseWith, press, read, submit } from './calls.ts';

const later = opening.add({ hours: 24 });
const stored = (house: ReturnType<typeof houseWith>) => house.context.subscriptions.get(here.id);
const asItStands = {
  time: '09:00',
  'time-zone': 'Asia/Seoul',
  'days-before': '0',
  movies: 'all',
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
      id: 'alerts/save/300000000000000001/2',
      fields: [
        ['Time on release day', '21:30'],
        ['Time zone', 'Asia/Seoul'],
        ['One early alert, days before', '3'],
        ['Movies', 'Unlocked (2023)\nBallerina\ngone'],
        ['Language of the alerts', 'en'],
      ],
    });
    expect((await values(bare, 'ko')).fields[3]).toEqual(['영화', '모두']);
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
    expect(await stored(house)).toEqual(kept);
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
        'Next alert: none yet. No movie it follows has a date to come; when one gets a date, it is told.',
      ].join('\n'),
    ]);
    expect(await stored(house)).toEqual({
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
    expect(await stored(house)).toEqual({ ...paused, language: 'ko' });
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
          'No Korean movie found for “zzzz”. The nearest: The Point Men, Jung\\_E, Silence.',
        ].join('\n'),
      ],
      buttons: { Change: 'alerts/edit/300000000000000001/1' },
    });
    expect(await stored(house)).toEqual(bare);
  });

  test('a line of nothing but spaces means no movie, and is refused', async () => {
    const house = houseWith([bare]);
    const reply = await submit('alerts/save/300000000000000001', { ...asItStands, movies: ' \n ' }, house);
    expect(read(reply).texts).toEqual(['Nothing was saved.\nOne title a line, or the word: all']);
  });

  test('a title that two movies have stays the one that was listed', async () => {
    const movies = catalogueOf([...sixMovies, movieWith({ ...unlocked, id: 'another' })]);
    const kept = { ...bare, movies: ['another'] };
    const house = houseWith([kept], { movies, now: later });
    await submit('alerts/save/300000000000000001', { ...asItStands, movies: 'Unlocked (2023)' }, house);
    expect(await stored(house)).toEqual(kept);
  });

  test('for a subscription that is gone or of another server, it says so', async () => {
    const foreign = { ...bare, guildId: '100000000000000002' };
    const house = houseWith([foreign]);
    const reply = await submit('alerts/save/300000000000000001', { ...asItStands, time: '10' }, house);
    expect(read(reply).texts).toEqual(['<#300000000000000001> is not subscribed any more.']);
    expect(await stored(house)).toEqual(foreign);
  });
});
