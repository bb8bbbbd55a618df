// What /alerts subscribe does to what happens while it runs, or has happened today.
import { describe, expect, test } from 'vitest';
import type { Given, Options, Posted } from '../../../src/command.ts';
import { here, opening, subscriptionsInMemory } from '../context.ts';
import { bare, houseWith, press, read, run, savedIn, type House } from './calls.ts';

const later = opening.add({ hours: 24 });

describe('at the same time', () => {
  /** A house where Discord takes its time: `meanwhile` happens before it accepts the confirmation. */
  function slowHouse(kept: Parameters<typeof houseWith>[0], meanwhile: (house: House) => Promise<unknown>) {
    const house = houseWith(kept, { now: later });
    const post = async (): Promise<Posted> => {
      await meanwhile(house);
      return { ok: true, messageId: '400000000000000001' };
    };
    return { ...house, context: { ...house.context, post } };
  }

  test('movies that several people add are all kept', async () => {
    const ids = ['unlocked', 'ballerina', 'silence', 'jung-e'];
    for (const kept of [[], [{ ...bare, movies: [] }]]) {
      const house = slowHouse(kept, async () => {});
      const replies = await Promise.all(ids.map((movie) => run('subscribe', { movie }, house)));
      expect((await savedIn(house))?.movies).toEqual(ids);
      expect(replies.map((reply) => read(reply).texts[0]?.split('\n')[0])).toEqual(
        ids.map(() => '✅ Saved for <#300000000000000001>'),
      );
    }
  });

  test('a list that fills up meanwhile takes no more', async () => {
    const movies = Array.from({ length: 50 }, (_, n) => `m${n}`);
    const house = slowHouse([{ ...bare, movies: ['m0'] }], ({ context }) =>
      context.subscriptions.change(here.id, () => ({ ...bare, movies })),
    );
    expect(read(await run('subscribe', { movie: 'unlocked' }, house)).texts[0]?.split('\n')[0]).toBe(
      'Nothing was saved.',
    );
    expect((await savedIn(house))?.movies).toEqual(movies);
  });

  test('a pause that was made meanwhile stays, is named and can be ended', async () => {
    const house = slowHouse([bare], (inner) => press('alerts/pause/300000000000000001/0', inner));
    expect(read(await run('subscribe', { time: '10' }, house))).toEqual({
      texts: [
        [
          '✅ Saved for <#300000000000000001>',
          '⏸ **<#300000000000000001>** · paused by a person since <t:1675299600:D>',
          'notable movies · on release day at **10:00 in Seoul** · pings nobody · in English',
        ].join('\n'),
      ],
      buttons: {
        Resume: 'alerts/resume/300000000000000001',
        Change: 'alerts/edit/300000000000000001',
        'Send a test': 'alerts/test/300000000000000001',
      },
    });
    const state = { name: 'paused', since: later };
    expect(await savedIn(house)).toEqual({ ...bare, minute: 600, since: later, state });
    const resumed = await press('alerts/resume/300000000000000001', house);
    expect(read(resumed).texts[0]?.split('\n').slice(0, 2)).toEqual([
      '▶️ <#300000000000000001> is told again from now on. What fell due while it was paused is not posted.',
      'notable movies · on release day at **10:00 in Seoul** · pings nobody · in English',
    ]);
    expect((await savedIn(house))?.state).toEqual({ name: 'active' });
  });

  test('what was removed meanwhile stays removed', async () => {
    const house = slowHouse([bare], (inner) => press('alerts/drop/300000000000000001/0', inner));
    expect(read(await run('subscribe', { time: '10' }, house)).texts).toEqual([
      'Nothing was saved.\n<#300000000000000001> is not subscribed any more.',
    ]);
    expect(await savedIn(house)).toBe(undefined);
  });
});

describe('on release day', () => {
  const halfPastEight = Temporal.Instant.from('2023-02-17T08:30+09:00');
  const told = [{ movieId: 'unlocked', kind: 'release', date: '2023-02-17' }] as const;
  const asked = async (
    given: Given<Options>,
    now: Temporal.Instant,
    sent: readonly (typeof told)[number][],
  ) => {
    const subscriptions = { ...subscriptionsInMemory([bare]), told: async () => sent };
    const house = houseWith([], { now, subscriptions });
    const { texts } = read(await run('subscribe', given, house));
    return texts[0]?.split('\n').filter((line) => /alert/.test(line));
  };
  const none =
    'Next alert: none yet. No movie it follows has a date to come; once one has, it is told on release day.';

  test('an hour that is over leaves the alert out, and says so', async () => {
    expect(await asked({ time: '8' }, halfPastEight, [])).toEqual([
      "Today's alert of **Unlocked** is left out: its hour is over.",
      none,
    ]);
  });

  test('a later hour does not promise again what was told', async () => {
    const afterwards = halfPastEight.add({ hours: 1 });
    expect(await asked({ time: '20' }, afterwards, told)).toEqual([none]);
    expect(await asked({ time: '20' }, afterwards, [])).toEqual([
      'Next alert: **Unlocked** · <t:1676631600:F>',
    ]);
  });
});
