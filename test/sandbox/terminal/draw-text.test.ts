import { expect, test } from 'vitest';
import { drawForm, drawMessage } from '../../../src/sandbox/terminal/draw-text.ts';
import type { Message } from '../../../src/sandbox/discord/message.ts';
import { openingWorld } from '../../../src/sandbox/discord/opening-world.ts';
import { button, container, linkButton, reply, row, select, text } from '../../../src/view/message.ts';
import { channelId, opening, serverOf } from '../local.ts';

const world = openingWorld(opening);
const draw = (given: Partial<Message>) =>
  drawMessage(
    { content: '', embeds: [], components: [], ...given } as unknown as Message,
    world,
    'Asia/Seoul',
  );

test('text without the signs of markdown, mentions by name, instants on the clock of the zone', () => {
  const role = Object.values(serverOf({ world }).roles).find(({ name }) => name === 'Movie Night');
  const content = `## Hello\n**Jung\\_E** in <#${channelId({ world }, 'news')}> for <@&${role?.id}> </alerts list:1> <t:1675213200:F>`;
  expect(draw({ content }).lines).toEqual([
    'Hello',
    'Jung_E in #news for @Movie Night /alerts list 2023-02-01 10:00',
  ]);
});

test('what is escaped is no mention and no instant', () => {
  const content = '\\<t:0> \\<#1> \\<@&1> \\</alerts list:1> \\*\\*';
  expect(draw({ content }).lines).toEqual(['<t:0> <#1> <@&1> </alerts list:1> **']);
});

test('what can be pressed or picked is numbered', () => {
  const options = [
    { label: 'Silence (2024)', value: 'silence' },
    { label: 'Unlocked (2023)', value: 'unlocked' },
  ];
  const { components } = reply(
    container(text('a'), text('b')),
    row(
      button('x/one', 'One'),
      button('x/two', 'Two', { disabled: true }),
      linkButton('https://x.test/', 'More'),
    ),
    row(select('x/pick', 'Choose', options)),
  );
  expect(draw({ components: components as never })).toEqual({
    lines: [
      '│ a',
      '│ b',
      '[1 One]  [2 Two (off)]  [More: https://x.test/]',
      '⌄ Choose: 3 Silence (2024) | 4 Unlocked (2023)',
    ],
    controls: [
      { number: 1, customId: 'x/one', disabled: false },
      { number: 2, customId: 'x/two', disabled: true },
      { number: 3, customId: 'x/pick', value: 'silence', disabled: false },
      { number: 4, customId: 'x/pick', value: 'unlocked', disabled: false },
    ],
  });
});

test('an embed', () => {
  const embed = {
    title: 'T',
    description: 'one\ntwo',
    fields: [{ name: 'a', value: 'b' }],
    footer: { text: 'F' },
  };
  expect(draw({ embeds: [embed] }).lines).toEqual(['  │ T', '  │ one', '  │ two', '  │ a: b', '  │ F']);
});

test('a form with what its fields hold', () => {
  const label = (component: object) => ({ type: 18, label: 'L', component });
  const components = [
    label({ type: 4, custom_id: 'time', value: '09:00' }),
    label({ type: 4, custom_id: 'movies', value: 'A\nB\\n' }),
    label({ type: 3, custom_id: 'language', options: [{ value: 'en', default: true }, { value: 'ko' }] }),
  ];
  expect(drawForm({ token: 't', custom_id: 'c', title: 'Change', components })).toEqual([
    '│ Change',
    '│ time:09:00  (L)',
    '│ movies:A\\nB\\\\n  (L)',
    '│ language:en  (L)',
  ]);
});
