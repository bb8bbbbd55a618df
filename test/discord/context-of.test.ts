import type { APIInteraction } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { contextOf, type House } from '../../src/discord/context-of.ts';
import { contextWith } from '../commands/context.ts';

const {
  say: _say,
  language: _language,
  user: _user,
  guild: _guild,
  channel: _channel,
  ...rest
} = contextWith();
const { region: _region, ...common } = rest;
const house: House = {
  ...common,
  regionOf: ({ channelId, guildId }) => `${guildId ?? 'nowhere'} ${channelId}`,
};

const contextIn = (more: object) =>
  contextOf(
    {
      locale: 'ko',
      channel: { id: '5', type: 0, name: 'general' },
      user: { id: '7' },
      ...more,
    } as APIInteraction,
    house,
  );

test('the region is that of the channel and server in which something is asked', () => {
  expect(contextIn({ guild_id: '1' }).region).toBe('1 5');
  expect(contextIn({}).region).toBe('nowhere 5');
});

test('what finds regions is not handed on', () => {
  expect(Object.keys(contextIn({})).toSorted()).toEqual(
    Object.keys(contextWith())
      .filter((key) => key !== 'guild')
      .toSorted(),
  );
});
