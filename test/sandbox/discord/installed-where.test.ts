import { describe, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../src/sandbox/discord/discord.ts';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { addServer, addPerson, addChannel, addMember } from '../../../src/sandbox/discord/opening-world.ts';
import { directMessages } from '../../../src/sandbox/discord/world.ts';
import { call, serverOf, silent, userId } from '../local.ts';
import { about, says, scene } from './interactions.ts';

describe('where', () => {
  const everywhere = about('movie', { contexts: [0, 1, 2], integration_types: [0, 1] });
  const facts = ({ context, authorizing_integration_owners, guild_id, user, member }: Json) => ({
    context,
    owners: authorizing_integration_owners,
    guild_id,
    isMember: member !== undefined,
    isUser: user !== undefined,
  });

  test('in a server', async () => {
    const { at, seen, discord } = await scene(() => says('x'), [everywhere]);
    await at('general').type('movie');
    const { id } = serverOf(discord);
    expect(seen.map((one) => facts(one))).toEqual([
      { context: 0, owners: { 0: id }, guild_id: id, isMember: true, isUser: false },
    ]);
  });

  test('in direct messages with the bot', async () => {
    const { seen, discord } = await scene(() => says('x', { flags: 64 }), [everywhere]);
    const person = userId(discord, 'member');
    const place = { channelId: directMessages(discord.world, person).id };
    const answer = await discord.as(person, { ...place, locale: 'ko' }).type('movie');
    expect(seen.map((one) => facts(one))).toEqual([
      { context: 1, owners: { 0: '0' }, guild_id: undefined, isMember: false, isUser: true },
    ]);
    expect([seen[0]?.locale, answer.private]).toEqual(['ko', true]);
  });

  const foreign = (discord: LocalDiscord) => {
    const traveller = addPerson(discord.world, 'traveller', 'Traveller', { hasInstalled: true });
    const server = addServer(discord.world, 'Elsewhere', userId(discord, 'owner'), false);
    addMember(server, traveller.user.id);
    const channel = addChannel(discord.world, server, 'far');
    return { server, keyboard: discord.as(traveller.user.id, { channelId: channel.id }), traveller };
  };

  test('where only the person installed it: five follow-ups', async () => {
    const { seen, discord } = await scene(() => says('x'), [everywhere]);
    const { keyboard, server, traveller } = foreign(discord);
    await keyboard.type('movie');
    expect(seen.map((one) => facts(one))).toEqual([
      { context: 0, owners: { 1: traveller.user.id }, guild_id: server.id, isMember: true, isUser: false },
    ]);
    const record = discord.world.interactions[seen[0]?.token ?? ''];
    if (record) record.followUpsLeft = 1;
    const path = `POST /webhooks/${discord.world.application.id}/${seen[0]?.token}`;
    const codes = [
      await call(discord, path, { content: 'a', ...silent }),
      await call(discord, path, { content: 'b', ...silent }),
    ];
    expect(codes.map(({ body }) => body['code'])).toEqual([undefined, 40094]);
  });

  test('a server that denies external apps makes its answers private', async () => {
    const { discord } = await scene(() => says('x'), [everywhere]);
    const { keyboard, server } = foreign(discord);
    for (const role of Object.values(server.roles))
      role.permissions = String(BigInt(role.permissions) & ~(1n << 50n));
    const answer = await keyboard.type('movie');
    expect([answer.private, answer.message?.flags]).toEqual([true, 64]);
  });

  test('a command for servers only is not offered in direct messages, nor one not installed elsewhere', async () => {
    const { discord } = await scene(() => says('x'), [about('movie', { contexts: [0] })]);
    const person = userId(discord, 'member');
    const direct = discord.as(person, { channelId: directMessages(discord.world, person).id });
    const { keyboard } = foreign(discord);
    const answers = [await direct.type('movie'), await keyboard.type('movie')];
    expect(answers.map(({ failed }) => failed)).toEqual([
      '/movie is not offered here',
      '/movie is not offered here',
    ]);
  });
});
