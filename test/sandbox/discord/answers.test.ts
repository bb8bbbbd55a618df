// How a bot answers, and what a person at a keyboard sees of it.
import { Routes, type Client } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { call, callback, channelId, silent, type Interaction } from '../local.ts';
import { about, button, says, scene } from './interactions.ts';

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
