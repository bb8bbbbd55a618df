import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { roleNamed } from '../../../src/sandbox/discord/world.ts';
import { channelId, serverOf, type Interaction } from '../local.ts';
import { about, says, scene } from './interactions.ts';

describe('what is typed', () => {
  const alerts = about('alerts', {
    default_member_permissions: '32',
    contexts: [0],
    options: [
      about('subscribe', {
        type: 1,
        options: [
          about('channel', { type: 7, channel_types: [0, 5, 11] }),
          about('role', { type: 8 }),
          about('days', { type: 4, min_value: 0, max_value: 30 }),
          about('language', {
            type: 3,
            choices: [{ name: 'Korean', name_localizations: { ko: '한국어' }, value: 'ko' }],
          }),
          about('movie', { type: 3, autocomplete: true }),
        ],
      }),
    ],
  });

  test('arrives with what it names, and with permissions there', async () => {
    const { at, seen, discord } = await scene(() => says('x'), [alerts]);
    await at('general', 'moderator').type('alerts subscribe', {
      channel: '#staff',
      role: 'Movie Night',
      days: 3,
      language: '한국어',
    });
    const data = seen[0]?.data as {
      name: string;
      options: Json[];
      resolved: Record<string, Record<string, Json>>;
    };
    const staff = channelId(discord, 'staff');
    const role = roleNamed(serverOf(discord), '@Movie Night');
    expect(data.options).toEqual([
      {
        type: 1,
        name: 'subscribe',
        options: [
          { name: 'channel', type: 7, value: staff },
          { name: 'role', type: 8, value: role?.id },
          { name: 'days', type: 4, value: 3 },
          { name: 'language', type: 3, value: 'ko' },
        ],
      },
    ]);
    const chosen = data.resolved['channels']?.[staff];
    const sends = (bits: unknown) => (BigInt(String(bits)) & 2048n) !== 0n;
    expect([sends(chosen?.['permissions']), sends(chosen?.['app_permissions'])]).toEqual([true, false]);
    expect(data.resolved['roles']?.[role?.id ?? '']?.['mentionable']).toBe(true);
  });

  test('what Discord’s client would not send is not sent', async () => {
    const { at, seen } = await scene(
      () => says('x'),
      [alerts, about('movie', { options: [about('title', { type: 3, required: true })] })],
    );
    const typed = async (path: string, options: Json, user = 'moderator') =>
      (await at('general', user).type(path, options)).failed;
    expect(await typed('alerts subscribe', { channel: 'nowhere' })).toBe(
      'channel: there is no channel nowhere',
    );
    expect(await typed('alerts subscribe', { days: 31 })).toBe('days: a number from 0 to 30');
    expect(await typed('alerts subscribe', { language: 'fr' })).toBe('language: choose one of those offered');
    expect(await typed('alerts subscribe', { colour: 'x' })).toBe('there is no option colour');
    expect(await typed('alerts', {})).toBe('/alerts needs a subcommand');
    expect(await typed('alerts drop', {})).toBe('/alerts has no subcommand drop');
    expect(await typed('movie', {})).toBe('the option title is required');
    expect(await typed('nothing', {})).toBe('there is no command /nothing here');
    expect(await typed('alerts subscribe', {}, 'member')).toBe('/alerts is not offered to this person here');
    expect(seen).toEqual([]);
  });

  test('suggestions come while it is typed', async () => {
    const offer = ({ data }: Interaction) => ({
      type: 8,
      data: { choices: [{ name: JSON.stringify(data['options']), value: 'v' }] },
    });
    const { at, discord } = await scene(offer, [alerts]);
    const choices = await at('general', 'moderator').suggest('alerts subscribe', { movie: 'unl' }, 'movie');
    const options = [
      { type: 1, name: 'subscribe', options: [{ name: 'movie', type: 3, value: 'unl', focused: true }] },
    ];
    expect(choices).toEqual([{ name: JSON.stringify(options), value: 'v' }]);
    await expect(at('general', 'moderator').suggest('alerts subscribe', {}, 'role')).rejects.toThrow(
      'offers nothing',
    );
    expect(discord.breaches).toEqual([]);
  });
});
