// What a bot of the real client and a person at a keyboard see of each other.
import { Routes, type Client } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../src/sandbox/discord/discord.ts';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { addServer, addPerson, addChannel, addMember } from '../../../src/sandbox/discord/opening-world.ts';
import { directMessages, roleNamed } from '../../../src/sandbox/discord/world.ts';
import {
  bot,
  call,
  callback,
  channelId,
  local,
  register,
  serverOf,
  silent,
  userId,
  type Interaction,
} from '../local.ts';

const about = (name: string, more: Json = {}): Json => ({ name, description: 'About it', ...more });
const button = (custom_id: string) => ({
  type: 1,
  components: [{ type: 2, style: 2, label: 'Press', custom_id }],
});
const input = {
  type: 18,
  label: 'Time',
  component: { type: 4, custom_id: 'time', style: 1, value: '09:00', max_length: 5 },
};
const form = { custom_id: 'edit', title: 'Edit', components: [input] };

/** A bot that answers everything with what `body` makes of it. */
async function scene(
  body: (interaction: Interaction) => Json | undefined,
  commands: Json[] = [about('movie')],
  firstAnswer = 3000,
) {
  const discord = await local({ times: { firstAnswer } });
  await register(discord, commands);
  const seen: Interaction[] = [];
  const client = await bot(discord, (interaction, { rest }) => {
    seen.push(interaction);
    const answer = body(interaction);
    return answer && rest.post(callback(interaction), { body: answer, auth: false });
  });
  const at = (channel: string, user = 'member') =>
    discord.as(userId(discord, user), { channelId: channelId(discord, channel) });
  return { discord, client, seen, at };
}

const says = (content: string, more: Json = {}) => ({ type: 4, data: { content, ...silent, ...more } });
const webhook = (client: Client<true>, { token }: Interaction, message?: string) =>
  message
    ? Routes.webhookMessage(client.application.id, token, message)
    : Routes.webhook(client.application.id, token);

describe('answers', () => {
  test('a public one is in the channel', async () => {
    const { at, discord } = await scene(() => says('Hello'));
    const answer = await at('general').type('movie');
    expect([answer.message?.content, answer.private, answer.failed]).toEqual(['Hello', false, undefined]);
    expect(at('general', 'moderator').sees()).toEqual([answer.message]);
    expect(discord.breaches).toEqual([]);
  });

  test('a private one is seen by its person alone, and by no history', async () => {
    const { at, discord } = await scene(() => says('Hello', { flags: 64 }));
    const answer = await at('general').type('movie');
    expect([answer.private, at('general').sees().length, at('general', 'moderator').sees()]).toEqual([
      true,
      1,
      [],
    ]);
    const history = await call(discord, `GET /channels/${channelId(discord, 'general')}/messages`);
    expect(history.body).toEqual([]);
  });

  test('a deferred one is there when it is edited', async () => {
    const { at, client, seen } = await scene(() => ({ type: 5, data: { flags: 64 } }));
    const promised = at('general').type('movie');
    await expect
      .poll(() =>
        at('general')
          .sees()
          .map(({ flags }) => flags),
      )
      .toEqual([64 | 128]);
    const [first] = seen;
    if (!first) throw new Error('nothing came');
    await client.rest.patch(webhook(client, first, '@original'), {
      body: { content: 'Later', ...silent },
      auth: false,
    });
    const answer = await promised;
    expect([answer.message?.content, answer.message?.flags, answer.private]).toEqual(['Later', 64, true]);
  });

  test('after a deferral the first follow-up is the answer, the next a message of its own', async () => {
    const { at, client, seen } = await scene(() => ({ type: 5 }));
    const promised = at('general').type('movie');
    await expect.poll(() => seen.length).toBe(1);
    const [first] = seen;
    if (!first) throw new Error('nothing came');
    const send = (content: string) =>
      client.rest.post(webhook(client, first), { body: { content, ...silent }, auth: false });
    await expect.poll(() => at('general').sees().length).toBe(1);
    await send('one');
    await send('two');
    const answer = await promised;
    expect([answer.message?.content, answer.followUps.map(({ content }) => content)]).toEqual([
      'one',
      ['two'],
    ]);
  });

  test('none in time fails, and a late one is 10062', async () => {
    const { at, discord, seen } = await scene(() => undefined, [about('movie')], 300);
    const answer = await at('general').type('movie');
    expect(answer).toEqual({ private: false, followUps: [], failed: 'no answer in 0.3 s' });
    const [late] = seen;
    if (!late) throw new Error('nothing came');
    const told = await call(discord, `POST ${callback(late)}`, says('x'));
    expect([told.status, told.body['code']]).toEqual([404, 10062]);
  });

  test('a second one is 40060; with_response shows the first; over-long life ends in 50027', async () => {
    const { at, discord, seen } = await scene(() => undefined);
    const promised = at('general').type('movie');
    await expect.poll(() => seen.length).toBe(1);
    const [first] = seen;
    if (!first) throw new Error('nothing came');
    const told = await call(discord, `POST ${callback(first)}?with_response=true`, says('x'));
    const { message } = await promised;
    expect(told.body).toEqual({
      interaction: {
        id: first.id,
        type: 2,
        response_message_id: message?.id,
        response_message_loading: false,
        response_message_ephemeral: false,
        channel_id: channelId(discord, 'general'),
      },
      resource: { type: 4, message },
    });
    expect((await call(discord, `POST ${callback(first)}`, says('y'))).body['code']).toBe(40060);
    const record = discord.world.interactions[first.token];
    if (record) record.startedAt -= 15 * 60_000 + 1;
    const path = `/webhooks/${discord.world.application.id}/${first.token}`;
    const follow = await call(discord, `POST ${path}`, { content: 'z', ...silent });
    expect([follow.status, follow.body['code']]).toEqual([401, 50027]);
  });

  test('a faulty one is refused and noted', async () => {
    const { at, discord } = await scene(() => undefined);
    void at('general').type('movie');
    await expect.poll(() => Object.keys(discord.world.interactions).length).toBe(1);
    const [record] = Object.values(discord.world.interactions);
    if (!record) throw new Error('nothing was typed');
    const path = callback(record);
    const told = await call(discord, `POST ${path}`, { type: 4, data: { content: 'x' } });
    expect(told.body['code']).toBe(50035);
    await call(discord, `POST ${path}`, { type: 5, data: { flags: 32_768 } });
    await call(discord, `POST ${path}`, { type: 8, data: { choices: [] } });
    expect(discord.breaches.map(({ what }) => what)).toEqual([
      'allowed_mentions: must be on every message and every edit',
      'data.flags: only the flag for private answers',
      'type: 8 is no answer to an interaction of type 2',
    ]);
  });

  test('a follow-up before any answer is refused', async () => {
    const { at, discord, seen } = await scene(() => undefined);
    void at('general').type('movie');
    await expect.poll(() => seen.length).toBe(1);
    const path = `POST /webhooks/${discord.world.application.id}/${seen[0]?.token}`;
    expect((await call(discord, path, { content: 'x', ...silent })).body['code']).toBe(10015);
  });
});

describe('after the answer', () => {
  test('it is read, changed and removed as @original, a follow-up by its id', async () => {
    const { at, discord, seen } = await scene(() => says('one'));
    const answer = await at('general').type('movie');
    const path = `/webhooks/${discord.world.application.id}/${seen[0]?.token}`;
    const read = await call(discord, `GET ${path}/messages/@original`);
    expect(read.body).toEqual(answer.message);
    const second = await call(discord, `POST ${path}`, { content: 'two', flags: 64, ...silent });
    const one = `${path}/messages/${String(second.body['id'])}`;
    await call(discord, `PATCH ${one}`, { content: 'three', ...silent });
    await call(discord, `PATCH ${path}/messages/@original`, { content: 'four', ...silent });
    expect([answer.message?.content, answer.followUps.map(({ content, flags }) => [content, flags])]).toEqual(
      ['four', [['three', 64]]],
    );
    await call(discord, `DELETE ${path}/messages/@original`);
    expect(
      at('general')
        .sees()
        .map(({ content }) => content),
    ).toEqual(['three']);
    expect(
      (await call(discord, `PATCH ${path}/messages/@original`, { content: 'x', ...silent })).body['code'],
    ).toBe(10008);
  });

  test('other messages of the channel cannot be reached through it', async () => {
    const { at, discord, seen } = await scene(() => says('one'));
    await at('general').type('movie');
    const { id } = at('general', 'moderator').write('mine');
    const path = `/webhooks/${discord.world.application.id}/${seen[0]?.token}/messages/${id}`;
    expect((await call(discord, `DELETE ${path}`)).body['code']).toBe(10008);
  });

  test('a deferred change of a message is there when it is edited', async () => {
    const answering = ({ type }: Interaction) =>
      type === 2 ? says('one', { components: [button('b')] }) : { type: 6 };
    const { at, discord, seen } = await scene(answering);
    const { message } = await at('general').type('movie');
    if (!message) throw new Error('no message');
    const promised = at('general', 'moderator').press(message, 'b');
    await expect.poll(() => discord.world.interactions[seen[1]?.token ?? '']?.answer).toBe('deferred update');
    const path = `/webhooks/${discord.world.application.id}/${seen[1]?.token}/messages/@original`;
    await call(discord, `PATCH ${path}`, { content: 'two', components: [], ...silent });
    const { updated } = await promised;
    expect([updated?.id, updated?.content, updated?.components]).toEqual([message.id, 'two', []]);
  });
});

describe('buttons, selects and forms', () => {
  const select = {
    type: 1,
    components: [
      {
        type: 3,
        custom_id: 's',
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
    ],
  };
  const answering = (interaction: Interaction): Json => {
    if (interaction.type === 2)
      return says('Hello', { flags: 64, components: [button('update'), button('ask'), select] });
    if (interaction.type === 5) return says(JSON.stringify(interaction.data['components']));
    const { custom_id, values } = interaction.data;
    if (custom_id === 'ask') return { type: 9, data: form };
    return { type: 7, data: { content: `${String(custom_id)} ${JSON.stringify(values)}`, ...silent } };
  };

  test('a press on a private message changes it', async () => {
    const { at, seen, discord } = await scene(answering);
    const { message } = await at('general').type('movie');
    if (!message) throw new Error('no message');
    const pressed = await at('general').press(message, 'update');
    expect([pressed.updated?.content, pressed.private]).toEqual(['update undefined', true]);
    expect(seen[1]?.['message']).toEqual(message);
    expect(discord.breaches).toEqual([]);
  });

  test('a pick carries its values; what is not there cannot be used', async () => {
    const { at } = await scene(answering);
    const { message } = await at('general').type('movie');
    if (!message) throw new Error('no message');
    const picked = await at('general').pick(message, 's', ['b']);
    expect(picked.updated?.content).toBe('s ["b"]');
    const failures = [
      await at('general').pick(message, 's', ['c']),
      await at('general').pick(message, 's', []),
      await at('general').press(message, 's'),
      await at('general').press(message, 'nothing'),
      await at('general', 'moderator').press(message, 'update'),
    ];
    expect(failures.map(({ failed }) => failed)).toEqual([
      'c is not among the options',
      '1 to 1 values are picked',
      'it is a select: pick from it',
      'there is no nothing on this message',
      'there is no such message here',
    ]);
  });

  test('a form is sent with its fields, those left alone as they were', async () => {
    const { at, discord } = await scene(answering);
    const { message } = await at('general').type('movie');
    if (!message) throw new Error('no message');
    const asked = await at('general').press(message, 'ask');
    if (!asked.form) throw new Error('no form');
    expect([asked.form.custom_id, asked.form.title]).toEqual(['edit', 'Edit']);
    const sent = await at('general').submit(asked.form, { time: '21:30' });
    const kept = await at('general').submit(asked.form, {});
    const component = (value: string) => [{ type: 18, component: { type: 4, custom_id: 'time', value } }];
    expect(JSON.parse(sent.message?.content ?? '')).toEqual(component('21:30'));
    expect(JSON.parse(kept.message?.content ?? '')).toEqual(component('09:00'));
    expect((await at('general').submit(asked.form, { time: '123456' })).failed).toBe(
      'time: 0 to 5 characters',
    );
    expect((await at('general').submit(asked.form, { other: 'x' })).failed).toBe('there is no field other');
    expect(discord.breaches).toEqual([]);
  });
});

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
          about('language', { type: 3, choices: [{ name: '한국어', value: 'ko' }] }),
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
