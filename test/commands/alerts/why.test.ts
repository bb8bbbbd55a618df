import { describe, expect, test } from 'vitest';
import { alerts } from '../../../commands/alerts.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { here, opening } from '../context.ts';
import { bare, press, read, run } from './calls.ts';
import { ask, houseOf, noon, record } from './why-calls.ts';

test('one private card: the movie, the channel and what is next', async () => {
  expect(await run('why', { movie: 'unlcoked' }, houseOf({}))).toEqual({
    kind: 'message',
    private: true,
    message: {
      flags: 32768,
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: '**Unlocked** in <#300000000000000001>' },
            {
              type: 10,
              content:
                '🗓 **Release on Friday, 17 February 2023**: due in 16 days at 09:00 in Seoul · <t:1676592000:F>',
            },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    },
  });
});

describe('another channel', () => {
  const other = { ...here, id: '300000000000000002' };

  test('is the one that is chosen', async () => {
    const context = { commandIds: new Map([['alerts', '77']]) };
    expect(await ask({ records: [record()], context }, { movie: 'unlocked', channel: other })).toEqual({
      texts: [
        '**Unlocked** in <#300000000000000002>',
        'This channel has no subscription. </alerts subscribe:77> starts one.',
      ],
      buttons: {},
    });
  });
});

describe('a movie that nobody knows', () => {
  test('has the nearest as buttons, which answer for the same channel', async () => {
    const house = houseOf({});
    const { texts, buttons } = read(await run('why', { movie: 'zzzz' }, house));
    expect([texts, Object.values(buttons)]).toEqual([
      [
        'No Korean movie found for “zzzz”. Did you mean one of these?\n-# I know 6 movies, as of 1 February 2023.',
      ],
      [
        'alerts/why/300000000000000001/silence',
        'alerts/why/300000000000000001/the-point-men',
        'alerts/why/300000000000000001/jung-e',
      ],
    ]);
    const reply = await press('alerts/why/300000000000000001/silence', house);
    expect([reply.kind, read(reply).texts]).toEqual([
      'update',
      ['**Silence** in <#300000000000000001>', '**2023** is no exact date: a year is never told.'],
    ]);
  });

  test('may have gone since, and a channel may be of another server', async () => {
    const elsewhere = houseOf({ kept: [{ ...bare, guildId: '1' }] });
    expect([
      read(await press('alerts/why/300000000000000001/gone', houseOf({}))).texts,
      read(await press('alerts/why/300000000000000001/silence', elsewhere)).texts,
    ]).toEqual([
      ['This movie is no longer in the catalogue. Try /movie with its title.'],
      ['I no longer know this button. Please start again with the command.'],
    ]);
  });
});

describe('ways out', () => {
  const way = async (given: Partial<Subscription>) => {
    const { texts, buttons } = await ask({ kept: [{ ...bare, ...given }] });
    return [texts[1]?.split('\n')[0], buttons];
  };

  test('paused, lost, ended', async () => {
    expect([
      await way({ state: { name: 'paused', since: opening } }),
      await way({ state: { name: 'no access', since: opening, reason: '50001' } }),
      await way({ state: { name: 'closed', since: opening, reason: '10003' } }),
    ]).toEqual([
      [
        '⏸ A person paused this channel on <t:1675213200:D>. What falls due before it is resumed is not posted.',
        { Resume: 'alerts/resume/300000000000000001' },
      ],
      [
        "⚠️ Paused since <t:1675213200:D>: I can't see this channel (**View Channel**).",
        { 'Try now': 'alerts/resume/300000000000000001' },
      ],
      [
        '🚫 Ended on <t:1675213200:D>: Discord says that this channel does not exist any more. /alerts subscribe starts it again.',
        {},
      ],
    ]);
  });

  test('a button adds to the list what is not on it, and leaves the rest as it is', async () => {
    const kept = [{ ...bare, movies: ['silence'], publish: true }];
    const house = houseOf({ kept, now: noon });
    const { texts, buttons } = read(await run('why', { movie: 'unlocked' }, house));
    expect(texts[1]).toBe("It is not on this channel's list. /alerts subscribe with this movie adds it.");
    await press(buttons["Add it to this channel's list"] ?? '', house);
    expect(await house.context.subscriptions.get(here.id)).toEqual({
      ...bare,
      movies: ['silence', 'unlocked'],
      publish: true,
      since: noon,
    });
  });
});

test('is asked for in servers, and offers movies while they are typed', async () => {
  if (alerts.kind !== 'group') throw new Error('/alerts is a group');
  const { context } = houseOf({});
  const typed = { option: 'movie', text: 'unl', given: {} };
  expect(await alerts.commands['why']?.suggest?.(typed, context)).toEqual([
    { name: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데', value: 'unlocked' },
  ]);
});
