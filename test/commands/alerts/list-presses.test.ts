// What the buttons of /alerts list do.
import { describe, expect, test } from 'vitest';
import { alerts } from '../../../commands/alerts.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { here, opening, subscriptionsInMemory } from '../context.ts';
import { bare, houseWith, press, read, role, savedIn } from './calls.ts';

const later = opening.add({ hours: 24 });
const roleId = role.id;

describe('presses', () => {
  test('pause, and resume from now on', async () => {
    const house = houseWith([bare], { now: later });
    const reply = await press('alerts/pause/300000000000000001/0', house);
    expect([reply.kind, (await savedIn(house))?.state]).toEqual(['update', { name: 'paused', since: later }]);
    await press('alerts/resume/300000000000000001/0', house);
    expect(await savedIn(house)).toEqual({ ...bare, since: later });
  });

  const noAccess: Subscription = { ...bare, state: { name: 'no access', since: opening, reason: '50001' } };

  test.each<[string, Subscription, string]>([
    ['still no access', noAccess, '⚠️'],
    ['access again', bare, '🎬'],
  ])('try now awaits the try and shows what came of it: %s', async (_, outcome, sign) => {
    const kept = subscriptionsInMemory([noAccess]);
    const tried: string[] = [];
    const subscriptions: typeof kept = {
      ...kept,
      history: async () => ({ waiting: 1, missed: 0 }),
      retry: async (channelId) => {
        tried.push(channelId);
        await kept.change(channelId, () => outcome);
      },
    };
    const house = houseWith([], { now: later, subscriptions });
    const { texts } = read(await press('alerts/resume/300000000000000001/0', house));
    expect([tried, texts[1]?.split(' ')[0]]).toEqual([[here.id], sign]);
    expect(await savedIn(house)).toEqual(outcome);
    expect(alerts.presses?.['resume']?.slow).toBe('update');
  });

  test('try now with nothing to try leaves it to the next alert, and says so', async () => {
    const house = houseWith([noAccess], { now: later });
    const { texts } = read(await press('alerts/resume/300000000000000001/0', house));
    expect(texts[0]?.split('\n')[0]).toBe(
      'Nothing waits for <#300000000000000001>, so there was nothing to try: its next alert will show whether I may post there.',
    );
    expect(await savedIn(house)).toEqual(bare);
  });

  test('each acts on what stands when it is pressed, not on what it read before', async () => {
    for (const [action, wanted] of [
      ['pause', { ...bare, movies: ['unlocked'], state: { name: 'paused', since: later } }],
      ['quiet', { ...bare, movies: ['unlocked'] }],
    ] as const) {
      const kept = subscriptionsInMemory([
        { ...bare, movies: ['unlocked'], ...(action === 'quiet' && { roleId }) },
      ]);
      const house = houseWith([], {
        now: later,
        subscriptions: { ...kept, get: async () => ({ ...bare, movies: [] }) },
      });
      await press(`alerts/${action}/300000000000000001/0`, house);
      expect(await kept.get(here.id)).toEqual(wanted);
    }
  });

  test('what is closed neither pauses nor resumes', async () => {
    const closed = { ...bare, state: { name: 'closed', since: opening, reason: '10003' } as const };
    const house = houseWith([closed], { now: later });
    await press('alerts/pause/300000000000000001/0', house);
    await press('alerts/resume/300000000000000001/0', house);
    expect(await savedIn(house)).toEqual(closed);
  });

  test('ping nobody', async () => {
    const house = houseWith([{ ...bare, roleId }], { now: later });
    await press('alerts/quiet/300000000000000001/0', house);
    expect(await savedIn(house)).toEqual(bare);
  });

  test('remove asks first', async () => {
    const house = houseWith([bare]);
    expect(read(await press('alerts/remove/300000000000000001/1', house))).toEqual({
      texts: [
        'Remove the alerts of <#300000000000000001>? What it follows is forgotten and nothing more is posted there. [Pause] keeps it.',
      ],
      buttons: {
        Remove: 'alerts/drop/300000000000000001/1',
        Pause: 'alerts/pause/300000000000000001/1',
        Keep: 'alerts/page/1',
      },
    });
    expect(await savedIn(house)).toEqual(bare);
    const paused = houseWith([{ ...bare, state: { name: 'paused', since: opening } }], { language: 'ko' });
    expect(read(await press('alerts/remove/300000000000000001/1', paused))).toEqual({
      texts: [
        '<#300000000000000001> 채널의 알림을 삭제할까요? 구독 내용이 지워지고 더는 알림이 올라오지 않아요.',
      ],
      buttons: { 삭제: 'alerts/drop/300000000000000001/1', '그대로 두기': 'alerts/page/1' },
    });
    await press('alerts/drop/300000000000000001/1', house);
    expect(await savedIn(house)).toBe(undefined);
  });

  test.each(['edit', 'test', 'pause', 'resume', 'quiet', 'remove', 'drop'])(
    '%s does nothing to what is gone or of another server',
    async (action) => {
      const foreign = { ...bare, guildId: '100000000000000002', roleId };
      for (const kept of [[], [foreign]]) {
        const house = houseWith(kept);
        expect(read(await press(`alerts/${action}/300000000000000001/0`, house)).texts).toEqual([
          '<#300000000000000001> is not subscribed any more.',
        ]);
        expect(house.posts).toEqual([]);
        expect(await savedIn(house)).toEqual(kept[0]);
      }
    },
  );
});
