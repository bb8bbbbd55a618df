// What a router does when a handler throws, a request is cut, or a person could not be reached.
import { expect, test } from 'vitest';
import { contextWith } from '../commands/context.ts';
import { callbacks, house, inV2, title, typed } from './routed.ts';

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

test('who could not be reached is told after the answer to the next command', async () => {
  const { route, sent } = house();
  await route(typed('echo', [title('x')], { member: { user: { id: 'told' }, permissions: '0' } }));
  expect(sent.map(({ route }) => route.split('/')[1])).toEqual(['interactions', 'webhooks']);
  const { say } = contextWith();
  expect(sent[1]?.body).toEqual(inV2(say.reminders.refused('Unlocked'), 32_832));
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
