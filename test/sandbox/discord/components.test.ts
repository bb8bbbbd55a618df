import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { silent, type Interaction } from '../local.ts';
import { button, says, scene } from './interactions.ts';

const input = {
  type: 18,
  label: 'Time',
  component: { type: 4, custom_id: 'time', style: 1, value: '09:00', max_length: 5 },
};
const form = { custom_id: 'edit', title: 'Edit', components: [input] };

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
