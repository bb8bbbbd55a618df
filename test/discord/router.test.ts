import { expect, test } from 'vitest';
import { command, tell, type Context } from '../../src/command.ts';
import type { FirstAnswer } from '../../src/discord/responder.ts';
import { callbacks, house, inV2, payload, said, title, typed, words } from './routed.ts';

test('a command is answered at once, and publicly where its handler says so', async () => {
  const { route, sent } = house();
  await route(typed('echo', [title('Unlocked')], { id: '77', token: 'TT' }));
  expect(sent).toEqual([
    { method: 'POST', route: '/interactions/77/TT/callback', body: { type: 4, data: inV2('Unlocked en') } },
  ]);
});

test.each([
  ['ko', 'ko'],
  ['en-US', 'en'],
  ['de', 'en'],
  ['', 'en'],
])('the language %s is answered in %s', async (locale, language) => {
  const { route, sent } = house();
  await route(typed('echo', [title('x')], { locale }));
  expect(callbacks(sent)).toEqual([{ type: 4, data: inV2(`x ${language}`) }]);
});

test('a repeated event is handled once', async () => {
  const { route, sent } = house();
  const event = typed('echo', [title('x')]);
  expect([await route(event), await route(event), sent.length]).toEqual(['handled', 'repeated', 1]);
});

test('a door with a way of its own gets the first answer, and all later ones are requests', async () => {
  const { route, sent } = house();
  const answers: unknown[] = [];
  const answer: FirstAnswer = async (body) => void answers.push(body);
  await route(typed('echo', [title('x')]), answer);
  await route(typed('slow', [{ name: 'one', type: 1 }]), answer);
  expect(answers).toEqual([
    { type: 4, data: inV2('x en') },
    { type: 5, data: { flags: 64 } },
  ]);
  expect(sent).toEqual([{ method: 'PATCH', route: '/webhooks/9/T/messages/@original', body: inV2('{}') }]);
});

test('autocomplete', async () => {
  const { route, sent } = house();
  await route({ ...typed('echo', [{ ...title('unl'), focused: true }]), type: 4 });
  expect(callbacks(sent)).toEqual([{ type: 8, data: { choices: [{ name: 'title: unl', value: 'unl' }] } }]);
});

test('a button carries its arguments, a select its values', async () => {
  const { route, sent } = house();
  await route(payload({ type: 3, data: { component_type: 2, custom_id: 'echo/open/a/b' } }));
  await route(payload({ type: 3, data: { component_type: 3, custom_id: 'echo/open/a', values: ['v'] } }));
  expect(callbacks(sent)).toEqual([
    { type: 7, data: inV2('a,b') },
    { type: 7, data: inV2('a,v') },
  ]);
});

test('a form opens, and what is sent of it arrives by field', async () => {
  const { route, sent } = house();
  await route(payload({ type: 3, data: { component_type: 2, custom_id: 'echo/form' } }));
  const components = [
    { type: 18, component: { type: 4, custom_id: 'time', value: '9pm' } },
    { type: 18, component: { type: 3, custom_id: 'language', values: ['ko'] } },
    { type: 1, components: [{ type: 4, custom_id: 'old', value: 'x' }] },
  ];
  await route(payload({ type: 5, data: { custom_id: 'echo/sent/7', components } }));
  const fields = { time: '9pm', language: 'ko', old: 'x' };
  expect(callbacks(sent)).toEqual([
    { type: 9, data: { custom_id: 'echo/sent/7', title: 'x', components: [] } },
    { type: 4, data: inV2(JSON.stringify({ args: ['7'], fields }), 32_832) },
  ]);
});

test('a slow one is deferred before it runs, then its answer is filled in', async () => {
  const { route, sent } = house();
  const where = { name: 'where', type: 7, value: '5' };
  const whom = { name: 'whom', type: 8, value: '6' };
  const data = {
    id: '1',
    type: 1,
    name: 'slow',
    options: [{ name: 'one', type: 1, options: [where, whom] }],
    resolved: {
      channels: { '5': { id: '5', type: 0, name: 'general', permissions: '2048', app_permissions: '1024' } },
      roles: { '6': { id: '6', name: 'Fans', mentionable: true, managed: false, color: 0 } },
    },
  };
  await route(payload({ id: '78', type: 2, data }));
  const given = {
    where: { id: '5', type: 0, name: 'general', permissions: '2048', appPermissions: '1024' },
    whom: { id: '6', name: 'Fans', mentionable: true, managed: false },
  };
  expect(sent).toEqual([
    { method: 'POST', route: '/interactions/78/T/callback', body: { type: 5, data: { flags: 64 } } },
    { method: 'PATCH', route: '/webhooks/9/T/messages/@original', body: inV2(JSON.stringify(given)) },
  ]);
});

test('a slow press defers the change of its message', async () => {
  const { route, sent } = house();
  await route(payload({ type: 3, data: { component_type: 2, custom_id: 'echo/slowly' } }));
  expect(callbacks(sent)).toEqual([{ type: 6 }, inV2('changed')]);
});

test('each that ends is told of by what it was, under its reference', async () => {
  const { route, ended } = house();
  await route(typed('echo', [title('Unlocked')]));
  await route({ ...typed('echo', [{ ...title('x'), focused: true }]), type: 4 });
  await route(typed('broken'));
  await route(typed('somebody’s own words'));
  await route({ ...typed('somebody’s own words'), type: 4 });
  await route(payload({ type: 3, data: { component_type: 2, custom_id: 'echo/somebody’s' } }));
  await route(payload({ type: 3, data: { component_type: 2, custom_id: 'echo/slowly' } }));
  const reference = 'abc123';
  expect(ended).toEqual([
    { what: '/echo', result: 'answered', reference },
    { what: '/echo suggestions', result: 'answered', reference },
    { what: '/broken', result: 'failed', reference },
    { what: 'unknown command', result: 'answered', reference },
    { what: 'suggestions', result: 'answered', reference },
    { what: 'unknown button', result: 'answered', reference },
    { what: 'echo/slowly', result: 'answered', reference },
  ]);
});

test.each([
  [typed('gone')],
  [typed('slow', [{ name: 'gone', type: 1 }])],
  [payload({ type: 3, data: { component_type: 2, custom_id: 'echo/gone' } })],
  [payload({ type: 3, data: { component_type: 2, custom_id: 'nonsense' } })],
  [payload({ type: 5, data: { custom_id: 'echo/gone', components: [] } })],
])('what an older version offered is answered with a sentence', async (event) => {
  const { route, sent, errors } = house();
  await route(event);
  expect(errors).toEqual([]);
  expect(callbacks(sent)).toMatchObject([{ type: 4, data: { flags: 32_832 } }]);
});

test('in direct messages there is a user and no server', async () => {
  const seen: Context[] = [];
  const look = command({
    name: 'look',
    words,
    options: {},
    run: (_, context) => (seen.push(context), tell(said('x'))),
  });
  const { route } = house([look]);
  await route(
    typed('look', [], {
      guild_id: undefined,
      member: undefined,
      user: { id: '3' },
      channel: { id: '5', type: 1 },
    }),
  );
  const { user, guild, channel: where } = seen[0] ?? {};
  expect({ user, guild, where }).toEqual({
    user: { id: '3' },
    guild: undefined,
    where: { id: '5', type: 1, name: '', permissions: 0n, appPermissions: 1024n },
  });
});

test.each([
  ['a server that has the bot', { '0': '1' }, 1024n],
  ['a person who installed it, in another server', { '1': '3' }, undefined],
  ['a payload that does not tell', undefined, 1024n],
])('the bot’s own permissions here: %s', async (_, owners, permissions) => {
  const seen: Context[] = [];
  const look = command({
    name: 'look',
    words,
    options: {},
    run: (_given, context) => (seen.push(context), tell(said('x'))),
  });
  const { route } = house([look]);
  await route(typed('look', [], { authorizing_integration_owners: owners }));
  expect(seen[0]?.channel.appPermissions).toBe(permissions);
});
