import { describe, expect, test } from 'vitest';
import { addPerson } from '../../../src/sandbox/discord/opening-world.ts';
import { call, local, silent, userId } from '../local.ts';

describe('direct messages', () => {
  test.each([
    ['someone who takes them', {}, 200, undefined],
    ['someone who refuses them', { refusesMessages: true }, 403, 50007],
  ])('to %s', async (_, more, status, code) => {
    const discord = await local();
    Object.assign(discord.world.people[userId(discord, 'member')] ?? {}, more);
    const opened = await call(discord, 'POST /users/@me/channels', {
      recipient_id: userId(discord, 'member'),
    });
    const path = `POST /channels/${String(opened.body['id'])}/messages`;
    const told = await call(discord, path, { content: 'x', ...silent });
    expect([opened.body['type'], told.status, told.body['code']]).toEqual([1, status, code]);
  });

  test('to a stranger: no mutual server; to nobody: unknown user', async () => {
    const discord = await local();
    const stranger = addPerson(discord.world, 'stranger', 'Stranger').user.id;
    const opened = await call(discord, 'POST /users/@me/channels', { recipient_id: stranger });
    const again = await call(discord, 'POST /users/@me/channels', { recipient_id: stranger });
    const told = await call(discord, `POST /channels/${String(opened.body['id'])}/messages`, {
      content: 'x',
      ...silent,
    });
    const nobody = await call(discord, 'POST /users/@me/channels', { recipient_id: '1234567890123456789' });
    expect(again.body['id']).toBe(opened.body['id']);
    expect([told.body['code'], nobody.body['code']]).toEqual([50278, 10013]);
  });
});
