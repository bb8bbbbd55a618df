import { MessageFlags, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { addChannel, addServer, denied } from '../../../src/sandbox/discord/opening-world.ts';
import { call, channel, channelId, local, opening, serverOf, silent, userId } from '../local.ts';

describe('posting', () => {
  test('a message has the calendar’s time and an id from it', async () => {
    const discord = await local();
    const id = channelId(discord, 'releases');
    const told = await call(discord, `POST /channels/${id}/messages`, { content: 'Hello', ...silent });
    expect(told.status).toBe(200);
    expect(told.body).toEqual({
      id: told.body['id'],
      channel_id: id,
      type: 0,
      author: discord.world.bot,
      content: 'Hello',
      timestamp: '2023-02-01T01:00:00.000000+00:00',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: 0,
      application_id: discord.world.application.id,
    });
    expect(told.headers.get('date')).toBe('Wed, 01 Feb 2023 01:00:00 GMT');
    const made = (BigInt(String(told.body['id'])) >> 22n) + 1_420_070_400_000n;
    expect(Number(made)).toBe(opening.epochMilliseconds);
  });

  test.each([
    ['a channel that is not there', '1234567890123456789', 404, 10003],
    ['a channel where it may not send', 'staff', 403, 50013],
    ['a channel it cannot see', 'hidden', 403, 50001],
    ['a category', 'category', 400, 50008],
    ['a forum', 'forum', 400, 40058],
    ['a locked thread', 'locked', 403, 160005],
    ['a server it is not in', 'elsewhere', 403, 50001],
  ])('%s', async (_, name, status, code) => {
    const discord = await local();
    const { world } = discord;
    const server = serverOf(discord);
    addChannel(world, server, 'hidden', { permission_overwrites: [denied(world.bot, May.ViewChannel)] });
    addChannel(world, server, 'category', { type: 4 });
    addChannel(world, server, 'forum', { type: 15 });
    addChannel(world, server, 'locked', {
      type: 11,
      parent_id: channelId(discord, 'general'),
      thread: { archived: true, locked: true },
    });
    addChannel(world, addServer(world, 'Other', userId(discord, 'owner'), false), 'elsewhere');
    const id = /^\d+$/.test(name) ? name : channelId(discord, name);
    const told = await call(discord, `POST /channels/${id}/messages`, { content: 'x', ...silent });
    expect([told.status, told.body['code']]).toEqual([status, code]);
  });

  test('a fault is answered in Discord’s shape and noted', async () => {
    const discord = await local();
    const path = `/channels/${channelId(discord, 'general')}/messages`;
    const told = await call(discord, `POST ${path}`, { content: 'x', colour: 1, ...silent });
    const what = 'colour: unknown key';
    const errors = { colour: { _errors: [{ code: 'BASE_TYPE_INVALID', message: what }] } };
    expect(told.body).toEqual({ message: 'Invalid Form Body', code: 50035, errors });
    expect(discord.breaches).toEqual([{ method: 'POST', path, what }]);
  });

  test('without allowed_mentions a message is refused: our own rule', async () => {
    const discord = await local();
    const path = `/channels/${channelId(discord, 'general')}/messages`;
    const told = await call(discord, `POST ${path}`, { content: 'x' });
    expect(told.status).toBe(400);
    expect(discord.breaches).toEqual([
      { method: 'POST', path, what: 'allowed_mentions: must be on every message and every edit' },
    ]);
  });

  test('an empty message is 50006', async () => {
    const discord = await local();
    const told = await call(discord, `POST /channels/${channelId(discord, 'general')}/messages`, {
      ...silent,
    });
    expect([told.status, told.body['code']]).toEqual([400, 50006]);
  });

  test('embeds are dropped without a word where the bot may not embed', async () => {
    const discord = await local();
    const general = channel(discord.world, 'general');
    general.permission_overwrites = [denied(discord.world.bot, May.EmbedLinks)];
    const path = `POST /channels/${general.id}/messages`;
    const told = await call(discord, path, { content: 'x', embeds: [{ title: 'y' }], ...silent });
    expect([told.status, told.body['embeds']]).toEqual([200, []]);
    expect(discord.losses).toEqual([
      { channelId: general.id, messageId: told.body['id'], what: '1 embeds dropped: Embed Links is missing' },
    ]);
    const alone = await call(discord, path, { embeds: [{ title: 'y' }], ...silent });
    expect([alone.status, alone.body['code']]).toEqual([400, 50006]);
  });

  test('a form with files', async () => {
    const discord = await local();
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ content: 'x', ...silent }));
    form.set('files[0]', new Blob(['BEGIN:VCALENDAR'], { type: 'text/calendar' }), 'movies.ics');
    const response = await fetch(`${discord.url}/v10/channels/${channelId(discord, 'general')}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}` },
      body: form,
    });
    const { attachments } = (await response.json()) as { attachments: { filename: string; size: number }[] };
    expect(attachments.map(({ filename, size }) => [filename, size])).toEqual([['movies.ics', 15]]);
  });

  test('components get numbers, given ones stay', async () => {
    const discord = await local();
    const components = [
      { type: 17, components: [{ type: 10, content: 'a', id: 2 }, { type: 14 }] },
      { type: 10, content: 'b' },
    ];
    const body = { components, flags: MessageFlags.IsComponentsV2, ...silent };
    const told = await call(discord, `POST /channels/${channelId(discord, 'general')}/messages`, body);
    expect(told.body['components']).toEqual([
      {
        type: 17,
        id: 1,
        components: [
          { type: 10, content: 'a', id: 2 },
          { type: 14, id: 3 },
        ],
      },
      { type: 10, content: 'b', id: 4 },
    ]);
  });
});

describe('pings', () => {
  const post = async (allowed_mentions: object, may = 0n) => {
    const discord = await local();
    const server = serverOf(discord);
    const roles = Object.values(server.roles);
    const id = (name: string) => roles.find((role) => role.name === name)?.id ?? '';
    const everyone = server.roles[server.id];
    if (everyone) everyone.permissions = String(BigInt(everyone.permissions) | may);
    const content = `<@&${id('Movie Night')}> <@&${id('Staff')}> <@${userId(discord, 'member')}> @everyone`;
    const path = `POST /channels/${channelId(discord, 'general')}/messages`;
    const { body } = await call(discord, path, { content, allowed_mentions });
    const named = (role: unknown) => roles.find((one) => one.id === role)?.name;
    return [
      body['mention_everyone'],
      (body['mentions'] as unknown[]).length,
      (body['mention_roles'] as []).map(named),
    ];
  };

  test('nothing is allowed', async () => expect(await post({ parse: [] })).toEqual([false, 0, []]));
  test('all is allowed: only a mentionable role pings', async () =>
    expect(await post({ parse: ['roles', 'users', 'everyone'] })).toEqual([false, 1, ['Movie Night']]));
  test('with Mention Everyone all of it pings', async () =>
    expect(await post({ parse: ['roles', 'users', 'everyone'] }, May.MentionEveryone)).toEqual([
      true,
      1,
      ['Movie Night', 'Staff'],
    ]));
});

describe('the nonce', () => {
  const post = { content: 'once', nonce: 'a'.repeat(25), enforce_nonce: true, ...silent };

  test('gives the earlier message, in whatever channel it was', async () => {
    const discord = await local();
    const first = await call(discord, `POST /channels/${channelId(discord, 'releases')}/messages`, post);
    const again = await call(discord, `POST /channels/${channelId(discord, 'general')}/messages`, post);
    expect(first.body['nonce']).toBe(post.nonce);
    expect(again.body['id']).toBe(first.body['id']);
    expect(discord.world.messages[channelId(discord, 'general')]).toBeUndefined();
  });

  test('of a message that was deleted is 10008', async () => {
    const discord = await local();
    const path = `/channels/${channelId(discord, 'releases')}/messages`;
    const first = await call(discord, `POST ${path}`, post);
    expect((await call(discord, `DELETE ${path}/${String(first.body['id'])}`)).status).toBe(204);
    const again = await call(discord, `POST ${path}`, post);
    expect([again.status, again.body['code']]).toEqual([404, 10008]);
  });

  test('is forgotten after its window of real time', async () => {
    const discord = await local({ times: { nonceWindow: -1 } });
    const path = `POST /channels/${channelId(discord, 'releases')}/messages`;
    const first = await call(discord, path, post);
    const again = await call(discord, path, post);
    expect(again.body['id']).not.toBe(first.body['id']);
  });

  test('means nothing unless it is enforced', async () => {
    const discord = await local();
    const path = `POST /channels/${channelId(discord, 'releases')}/messages`;
    const first = await call(discord, path, post);
    const again = await call(discord, path, { ...post, enforce_nonce: false });
    expect(again.body['id']).not.toBe(first.body['id']);
  });
});
