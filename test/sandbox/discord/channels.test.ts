import { MessageFlags, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { addChannel, addPerson, addServer, denied } from '../../../src/sandbox/discord/opening-world.ts';
import { call, channel, channelId, local, opening, serverOf, silent, userId } from '../local.ts';

describe('who asks, and what for', () => {
  test('a wrong token is refused with 401', async () => {
    const discord = await local();
    const told = await call({ ...discord, token: 'other' }, 'GET /users/@me');
    expect([told.status, told.body]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  });

  test('an unknown route is a 404 and a breach', async () => {
    const discord = await local();
    const told = await call(discord, 'GET /nothing/here');
    expect(told.status).toBe(404);
    expect(discord.breaches).toEqual([{ method: 'GET', path: '/nothing/here', what: 'no such route' }]);
  });

  test('a foreign host is refused', async () => {
    const discord = await local();
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const asked = request(
        `${discord.url}/v10/gateway`,
        { headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.end();
    });
    expect(status).toBe(403);
  });

  test('more than 25 MiB and broken JSON are refused', async () => {
    const discord = await local();
    const path = `POST /channels/${channelId(discord, 'general')}/messages`;
    const big = await call(discord, path, 'x'.repeat(25 * 1024 * 1024 + 1));
    const broken = await call(discord, path, '{');
    expect([big.status, big.body['code'], broken.status, broken.body['code']]).toEqual([
      413, 40005, 400, 50109,
    ]);
  });

  test('the bot, its application and the gateway', async () => {
    const discord = await local();
    const me = await call(discord, 'GET /users/@me');
    const application = await call(discord, 'GET /oauth2/applications/@me');
    const gateway = await call(discord, 'GET /gateway/bot');
    expect([me.body['id'], me.body['bot']]).toEqual([discord.world.bot.id, true]);
    expect(application.body['id']).toBe(discord.world.application.id);
    expect(gateway.body['url']).toBe(discord.url.replace('http', 'ws').replace('/api', ''));
  });
});

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
