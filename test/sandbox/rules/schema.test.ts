import { expect, test } from 'vitest';
import { schemaFaults } from '../../../src/sandbox/rules/schema.ts';

const silent = { allowed_mentions: { parse: [] } };
const row = (...components: object[]) => ({ type: 1, components });

test('what is right passes', () => {
  const button = { type: 2, style: 2, label: 'x', custom_id: 'a', emoji: { name: '🔔' } };
  expect(
    schemaFaults('message', { content: 'x', embeds: [{ title: 'x' }], components: [row(button)], ...silent }),
  ).toEqual([]);
  expect(
    schemaFaults('answer', { type: 4, data: { flags: 32_768, components: [{ type: 10, content: 'x' }] } }),
  ).toEqual([]);
  expect(schemaFaults('choices', { type: 8, data: { choices: [{ name: 'a', value: 'b' }] } })).toEqual([]);
  expect(schemaFaults('directMessages', { recipient_id: '123456789012345678' })).toEqual([]);
});

test('the form with labels and the command with everything pass', () => {
  const component = { type: 4, custom_id: 'time', style: 1, required: false, value: '09:00' };
  const data = { custom_id: 'f', title: 'Edit', components: [{ type: 18, label: 'Time', component }] };
  expect(schemaFaults('form', { type: 9, data })).toEqual([]);
  const command = {
    name: 'a',
    name_localizations: { ko: '가' },
    description: 'b',
    options: [
      {
        type: 1,
        name: 'c',
        description: 'd',
        options: [{ type: 3, name: 'e', description: 'f', autocomplete: true }],
      },
    ],
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0],
    nsfw: false,
    type: 1,
  };
  expect(schemaFaults('command', command)).toEqual([]);
  expect(schemaFaults('commandOfList', command)).toEqual([]);
});

test('a wrong type is named by its path', () => {
  const [fault, ...others] = schemaFaults('message', { content: 5, ...silent });
  expect([fault?.split(':')[0], others]).toEqual(['content', []]);
});

test('in a union the alternative that came farthest speaks', () => {
  const components = [row({ type: 2, style: 2, label: 5, custom_id: 'a' })];
  const paths = schemaFaults('message', { components, ...silent }).map((fault) => fault.split(':')[0]);
  expect(paths).toEqual(['components[0].components[0].label']);
});

test('unknown keys are found however deep they are', () => {
  const button = { type: 2, style: 2, label: 'x', custom_id: 'a', emoji: { name: '🔔', colour: 'red' } };
  const gallery = { type: 12, items: [{ media: { url: 'https://example.org/a.png', width: 1 } }] };
  expect(schemaFaults('message', { flags: 32_768, components: [row(button), gallery], ...silent })).toEqual([
    'components[0].components[0].emoji.colour: unknown key',
    'components[1].items[0].media.width: unknown key',
  ]);
});
