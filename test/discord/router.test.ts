import { expect, test } from 'vitest';
import {
  ask,
  command,
  group,
  requiredText,
  show,
  subcommand,
  tell,
  text,
  update,
  channel,
  role,
  type Command,
  type Context,
} from '../../src/command.ts';
import type { Requests } from '../../src/discord/requests.ts';
import type { FirstAnswer } from '../../src/discord/responder.ts';
import { createRouter, type Done } from '../../src/discord/router.ts';
import { reply, text as textDisplay } from '../../src/view/message.ts';
import { contextWith } from '../commands/context.ts';

type Sent = { method: string; route: string; body: unknown };

const said = (content: string) => reply(textDisplay(content));
const words = () => ({ name: 'x', about: 'x', options: { title: { name: 'title', about: 'x' } } });

const noted = { name: 'x', about: 'x' };

const echo = command({
  name: 'echo',
  words,
  options: { title: requiredText({ suggests: true }) },
  suggest: ({ option, text: typed }) => [{ name: `${option}: ${typed}`, value: typed }],
  run: ({ title }, { language }) => show(said(`${title} ${language}`)),
  presses: {
    open: { run: ({ args, values }) => update(said([...args, ...values].join())) },
    slowly: { slow: 'update', run: () => update(said('changed')) },
    form: { run: () => ask({ custom_id: 'echo/sent/7', title: 'x', components: [] }) },
  },
  submits: { sent: { run: ({ args, fields }) => tell(said(JSON.stringify({ args, fields }))) } },
});

const broken = command({
  name: 'broken',
  words,
  options: {},
  run: () => {
    throw new Error('secret detail');
  },
});

const slow = group({
  name: 'slow',
  words,
  commands: {
    one: subcommand({
      words: () => ({ name: 'one', about: 'x', options: { where: noted, whom: noted, note: noted } }),
      options: { where: channel(), whom: role(), note: text() },
      slow: 'private',
      run: (given) =>
        tell(said(JSON.stringify(given, (_, value) => (typeof value === 'bigint' ? String(value) : value)))),
    }),
  },
});

function house(
  commands: readonly Command[] = [echo, broken, slow],
  failing: { times: number; path?: string } = { times: 0 },
) {
  const sent: Sent[] = [];
  const errors: string[] = [];
  const told: string[] = [];
  const ended: Omit<Done, 'seconds'>[] = [];
  const requests: Requests = async <T>(method: string, route: string, details: { body?: unknown } = {}) => {
    if (route.includes(failing.path ?? '') && failing.times-- > 0) throw new Error('no answer');
    sent.push({ method, route, body: details.body });
    return {} as T;
  };
  const route = createRouter({
    commands,
    requests,
    house: () => {
      const { guild: _, region, ...rest } = contextWith();
      return { ...rest, regionOf: () => region };
    },
    newReference: () => 'abc123',
    onError: (error, { reference, what }) => void errors.push(`${what} ${reference} ${String(error)}`),
    onDone({ seconds: _, ...done }) {
      ended.push(done);
    },
    notice: async ({ user, say }: Context) =>
      user.id.startsWith('told')
        ? {
            message: said(say.reminders.refused('Unlocked')),
            settle: async (delivered: boolean) => void told.push(`${user.id} ${delivered}`),
          }
        : undefined,
  });
  return {
    sent,
    errors,
    told,
    ended,
    route: (interaction: object, answer?: FirstAnswer) => route(interaction as never, answer),
  };
}

let id = 0;
const payload = (more: object) => ({
  id: String((id += 1)),
  application_id: '9',
  token: 'T',
  locale: 'en-GB',
  channel: { id: '5', type: 0, name: 'general' },
  app_permissions: '1024',
  authorizing_integration_owners: { '0': '1' },
  guild_id: '1',
  member: { user: { id: 'somebody' }, permissions: '2048' },
  ...more,
});
const typed = (name: string, options: object[] = [], more: object = {}) =>
  payload({ type: 2, data: { id: '1', type: 1, name, options }, ...more });
const title = (value: string) => ({ name: 'title', type: 3, value });
const callbacks = (sent: readonly Sent[]) => sent.map(({ body }) => body);
const inV2 = (content: string, flags = 32_768) => ({ ...said(content), flags });

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

test('what is thrown is shown as a reference, never in its own words', async () => {
  const { route, sent, errors } = house();
  await route(typed('broken', [], { locale: 'ko' }));
  expect(errors).toEqual(['/broken abc123 Error: secret detail']);
  expect(JSON.stringify(sent)).not.toMatch(/secret/);
  expect(JSON.stringify(sent)).toMatch(/abc123/);
  expect(callbacks(sent)).toMatchObject([{ type: 4, data: { flags: 32_832 } }]);
});

test('when not even the apology arrives, the error is still logged', async () => {
  const { route, errors } = house(undefined, { times: 4 });
  await route(typed('echo', [title('x')]));
  expect(errors).toEqual([
    '/echo abc123 Error: no answer',
    '/echo: telling the person abc123 Error: no answer',
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

test('who could not be reached is told after the answer to the next command', async () => {
  const { route, sent } = house();
  await route(typed('echo', [title('x')], { member: { user: { id: 'told' }, permissions: '0' } }));
  expect(sent.map(({ route }) => route.split('/')[1])).toEqual(['interactions', 'webhooks']);
  const { say } = contextWith();
  expect(sent[1]?.body).toEqual(inV2(say.reminders.refused('Unlocked'), 32_832));
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
  ['a first answer', typed('echo', [title('x')], { id: '101' }), '/callback', ['x en']],
  ['a deferral', typed('slow', [{ name: 'one', type: 1 }], { id: '102' }), '/callback', ['{}']],
  [
    'a filled in answer',
    typed('slow', [{ name: 'one', type: 1 }], { id: '103' }),
    '/messages/@original',
    ['{}'],
  ],
])('%s that was cut is sent once more', async (_, event, path, contents) => {
  const { route, sent, errors } = house(undefined, { times: 1, path });
  await route(event);
  expect(errors).toEqual([]);
  expect(JSON.stringify(sent.at(-1)?.body)).toMatch(new RegExp(`"content":"${contents[0]}`));
});

test('a notice that cannot be sent spoils no answer, and is kept for the next command', async () => {
  const failing = { times: 1, path: '/webhooks/9/T' };
  const { route, sent, errors, told } = house(undefined, failing);
  const asked = () => typed('echo', [title('x')], { member: { user: { id: 'told' }, permissions: '0' } });
  await route(asked());
  expect(callbacks(sent)).toEqual([{ type: 4, data: inV2('x en') }]);
  expect([errors, told]).toEqual([['a notice abc123 Error: no answer'], ['told false']]);
  await route(asked());
  expect(told).toEqual(['told false', 'told true']);
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
