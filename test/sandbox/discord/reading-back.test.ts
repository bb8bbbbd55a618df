import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { denied } from '../../../src/sandbox/discord/opening-world.ts';
import { call, channel, channelId, local, silent, userId } from '../local.ts';

describe('reading back', () => {
  const filled = async () => {
    const discord = await local({ withoutLimits: true });
    const path = `/channels/${channelId(discord, 'releases')}/messages`;
    const ids: unknown[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push((await call(discord, `POST ${path}`, { content: String(index), ...silent })).body['id']);
    }
    const list = async (query: string) => {
      const { body } = await call(discord, `GET ${path}?${query}`);
      return Object.values(body).map((message) => ids.indexOf((message as { id: unknown }).id));
    };
    return { discord, path, ids, list };
  };

  test('newest first, before, after and around', async () => {
    const { ids, list } = await filled();
    expect(await list('limit=2')).toEqual([4, 3]);
    expect(await list(`limit=2&before=${String(ids[3])}`)).toEqual([2, 1]);
    expect(await list(`limit=2&after=${String(ids[1])}`)).toEqual([3, 2]);
    expect(await list(`limit=3&around=${String(ids[2])}`)).toEqual([3, 2, 1]);
  });

  test('without Read Message History there is nothing to read', async () => {
    const { discord, path, ids, list } = await filled();
    channel(discord.world, 'releases').permission_overwrites = [
      denied(discord.world.bot, May.ReadMessageHistory),
    ];
    expect(await list('limit=5')).toEqual([]);
    const one = await call(discord, `GET ${path}/${String(ids[0])}`);
    expect([one.status, one.body['code']]).toEqual([403, 50013]);
  });

  test('what people write arrives without its content', async () => {
    const { discord, path } = await filled();
    const place = { channelId: channelId(discord, 'releases') };
    const written = discord.as(userId(discord, 'member'), place).write('secret');
    const told = await call(discord, `GET ${path}/${written.id}`);
    expect([written.content, told.body['content']]).toEqual(['secret', '']);
  });

  test('an edit changes what it names and leaves the rest', async () => {
    const { discord, path, ids } = await filled();
    const embeds = [{ title: 'new' }];
    const told = await call(discord, `PATCH ${path}/${String(ids[0])}`, { embeds, ...silent });
    expect([told.body['content'], told.body['embeds']]).toEqual(['0', [{ type: 'rich', title: 'new' }]]);
    expect(told.body['edited_timestamp']).toBe('2023-02-01T01:00:00.000000+00:00');
  });

  test('others’ messages cannot be edited, nor deleted without Manage Messages', async () => {
    const { discord, path } = await filled();
    const place = { channelId: channelId(discord, 'releases') };
    const { id } = discord.as(userId(discord, 'member'), place).write('mine');
    const edit = await call(discord, `PATCH ${path}/${id}`, { content: 'x', ...silent });
    const gone = await call(discord, `DELETE ${path}/${id}`);
    const unknown = await call(discord, `DELETE ${path}/1234567890123456789`);
    expect([edit, gone, unknown].map(({ body }) => body['code'])).toEqual([50005, 50013, 10008]);
  });
});
