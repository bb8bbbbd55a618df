import { describe, expect, test } from 'vitest';
import { channelId } from '../local.ts';
import { pageStage, viewOf, visitor } from './page-stage.ts';

describe('its WebSocket', () => {
  test.each([{}, { origin: 'https://evil.example' }, { origin: 'null' }, { host: 'evil.example' }])(
    'is closed to %o',
    async (headers) => {
      const stage = await pageStage();
      const { origin } = new URL(stage.discord.url);
      const whole: Record<string, string> = 'host' in headers ? { origin, ...headers } : headers;
      expect(await (await visitor(stage, whole)).closed).toBe(1006);
    },
  );

  test('takes 64 KiB at once and no more', async () => {
    const guest = await visitor(await pageStage());
    guest.say('x'.repeat(64 * 1024 + 1));
    expect(await guest.closed).toBe(1009);
  });

  test('passes over what is no JSON, and refuses what it does not know', async () => {
    const guest = await visitor(await pageStage());
    guest.say('no JSON');
    guest.say('[]');
    expect(await guest.ask('constructor')).toBe('there is no such deed');
  });

  test('shows a reader where they are, and each change of it alone', async () => {
    const stage = await pageStage();
    const guest = await visitor(stage);
    await guest.ask('look', { as: 'member', locale: 'ko', channelId: channelId(stage.discord, 'general') });
    await guest.until((view) => 'log' in view);
    const { place, channels, messages, bot, clock } = viewOf(guest.view);
    expect(place).toEqual({ server: 'Gaebong Theatre', channelId: channelId(stage.discord, 'general') });
    expect(channels.map(({ name, kind, botMayPost }) => ({ name, kind, botMayPost }))).toEqual([
      { name: 'general', kind: 'text', botMayPost: true },
      { name: 'anywhere-thread', kind: 'thread', botMayPost: true },
      { name: 'releases', kind: 'text', botMayPost: true },
      { name: 'staff', kind: 'text', botMayPost: false },
      { name: 'news', kind: 'announcement', botMayPost: true },
      { name: 'Gaebong', kind: 'direct', botMayPost: true },
    ]);
    expect([messages, bot, clock]).toEqual([[], 'off', { now: '2023-02-01T01:00:00Z', news: [] }]);

    for (const section of Object.keys(guest.view)) delete guest.view[section];
    await guest.ask('write', { text: '<img src=x onerror=alert(1)>' });
    await guest.until((view) => 'messages' in view && 'channels' in view);
    expect(Object.keys(guest.view).toSorted()).toEqual(['channels', 'messages']);
    const [written] = viewOf(guest.view).messages;
    expect([written?.author, written?.isBot, written?.text]).toEqual([
      'Member',
      false,
      ['<img src=x onerror=alert(1)>'],
    ]);
  });

  test('a stranger to a channel is shown another', async () => {
    const stage = await pageStage();
    const moderator = await visitor(stage);
    await moderator.ask('look', { as: 'moderator' });
    await moderator.until((view) => 'channels' in view);
    const direct = viewOf(moderator.view).channels.find(({ kind }) => kind === 'direct')?.id;
    const guest = await visitor(stage);
    await guest.ask('look', { as: 'member', channelId: direct });
    await guest.until((view) => 'place' in view);
    expect(viewOf(guest.view).place.channelId).toBe(channelId(stage.discord, 'releases'));
  });

  test('after a reset every page is told to load anew', async () => {
    const done: string[] = [];
    const stage = await pageStage({ reset: async () => void done.push('reset') });
    const [one, other] = [await visitor(stage), await visitor(stage)];
    await one.ask('reset');
    expect([done, await one.reloaded, await other.reloaded]).toEqual([['reset'], true, true]);
  });

  test('a refusal is a sentence', async () => {
    const stage = await pageStage({
      travel: () => Promise.reject(new Error('the clock only goes forward')),
    });
    const guest = await visitor(stage);
    expect(await guest.ask('until', { to: '2022-01-01' })).toBe('the clock only goes forward');
  });
});
