import { describe, expect, test } from 'vitest';
import {
  choiceFaults,
  deferFaults,
  messageFaults,
  modalFaults,
} from '../../../src/sandbox/rules/payload-rules.ts';

const silent = { allowed_mentions: { parse: [] } };
const v2 = { flags: 32_768, ...silent };
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'Press', custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (more: object) => ({ type: 3, custom_id: 's', options: [option('a')], ...more });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('messages that are right', () => {
  test.each([
    ['plain text', { content: 'x', ...silent }],
    ['text of 2,000', { content: 'x'.repeat(2000), ...silent }],
    [
      'an embed and buttons',
      { embeds: [{ title: 'x' }], components: [row(button('a'), button('b'))], ...silent },
    ],
    ['forty components', { ...v2, components: times(40, () => text('x')) }],
    ['4,000 characters', { ...v2, components: [text('x'.repeat(3999)), text('y')] }],
    ['a nonce', { content: 'x', nonce: 'a'.repeat(25), enforce_nonce: true, ...silent }],
    ['a select alone in its row', { ...v2, components: [row(select({}))] }],
    [
      'a section with a button',
      { ...v2, components: [{ type: 9, components: [text('x')], accessory: button('a') }] },
    ],
    [
      '6,000 characters of embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }], ...silent },
    ],
  ])('%s', (_, body) => expect(messageFaults(body, 'channel')).toEqual([]));
});

describe('messages that are refused', () => {
  test.each([
    ['nothing', {}, ['allowed_mentions: must be on every message and every edit', 'an empty message']],
    ['blank text', { content: ' \n', ...silent }, ['an empty message']],
    [
      'long text',
      { content: 'x'.repeat(2001), ...silent },
      ['content: must have 0 to 2000 characters, has 2001'],
    ],
    ['an unknown key', { content: 'x', colour: 1, ...silent }, ['colour: unknown key']],
    [
      'a private message in a channel',
      { content: 'x', flags: 64, ...silent },
      ['flags: 64 may not be set here'],
    ],
    [
      'V2 with content and embeds',
      { ...v2, content: 'x', embeds: [{ title: 'x' }], components: [text('x')] },
      [
        'content: is excluded by the flag for Components V2',
        'embeds: is excluded by the flag for Components V2',
      ],
    ],
    ['V2 without components', v2, ['an empty message']],
    [
      'V2 components without the flag',
      { ...silent, components: [text('x')] },
      ['components: needs the flag for Components V2'],
    ],
    [
      'forty-one components, nested ones counted',
      { ...v2, components: [{ type: 17, components: times(40, () => text('x')) }] },
      ['components: must be at most 40 with the nested ones, are 41'],
    ],
    [
      '4,001 characters in all',
      { ...v2, components: [text('x'.repeat(4000)), { type: 17, components: [text('y')] }] },
      ['components: must have at most 4000 characters of text, have 4001'],
    ],
    [
      'a custom_id twice',
      { ...silent, content: 'x', components: [row(button('a')), row(button('a'))] },
      ['components: custom_id "a" is there twice'],
    ],
    [
      'a custom_id too long',
      { ...silent, content: 'x', components: [row(button('a'.repeat(101)))] },
      ['components[0].components[0].custom_id: must have 1 to 100 characters, has 101'],
    ],
    [
      'a label too long',
      { ...silent, content: 'x', components: [row({ ...button('a'), label: 'x'.repeat(81) })] },
      ['components[0].components[0].label: must have 1 to 80 characters, has 81'],
    ],
    [
      'six buttons in a row',
      { ...silent, content: 'x', components: [row(...times(6, (index) => button(`b${index}`)))] },
      ['components[0].components: must have 1 to 5 entries, has 6'],
    ],
    [
      'six rows',
      { ...silent, content: 'x', components: times(6, (index) => row(button(`b${index}`))) },
      ['components: must have 0 to 5 entries, has 6'],
    ],
    [
      'a container in a container',
      { ...v2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
      ['components[0].components[0]: a container may not stand here'],
    ],
    [
      'a button outside a row',
      { ...v2, components: [button('a')] },
      ['components[0]: a button may not stand here'],
    ],
    [
      'a section of four texts without accessory',
      { ...v2, components: [{ type: 9, components: times(4, () => text('x')) }] },
      [
        'components[0].components: must have 1 to 3 entries, has 4',
        'components[0].accessory: unknown type of component',
      ],
    ],
    [
      'a link button with a custom_id',
      {
        ...v2,
        components: [row({ type: 2, style: 5, label: 'x', url: 'https://example.org', custom_id: 'a' })],
      },
      ['components[0].components[0].custom_id: a link button has none'],
    ],
    [
      'a link that is none',
      { ...v2, components: [row({ type: 2, style: 5, label: 'x', url: 'javascript:x' })] },
      ['components[0].components[0].url: must be an address of https: http: discord:'],
    ],
    [
      'a select without options',
      { ...v2, components: [row(select({ options: [] }))] },
      ['components[0].components[0].options: must have 1 to 25 entries, has 0'],
    ],
    [
      'options of one value',
      { ...v2, components: [row(select({ options: [option('a'), option('a')] }))] },
      ['components[0].components[0].options[1].value: doubled "a"'],
    ],
    [
      'two defaults of one',
      {
        ...v2,
        components: [
          row(select({ options: times(2, (index) => ({ ...option(`${index}`), default: true })) })),
        ],
      },
      ['components[0].components[0].options: more defaults than max_values'],
    ],
    [
      'a select and a button in one row',
      { ...v2, components: [row(select({}), button('a'))] },
      ['components[0].components: a select stands alone in its row'],
    ],
    [
      'a key deep down',
      { ...v2, components: [{ ...text('x'), bold: true }] },
      ['components[0].bold: unknown key'],
    ],
    [
      'an empty text',
      { ...v2, components: [text('')] },
      ['components[0].content: must have 1 to 4000 characters, has 0'],
    ],
    [
      'a gallery of a bad address',
      { ...v2, components: [{ type: 12, items: [{ media: { url: 'ftp://x' } }] }] },
      ['components[0].items[0].media.url: must be an address of https: http: attachment:'],
    ],
    [
      'embeds of 6,001 characters',
      { ...silent, embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      ['embeds: must have at most 6000 characters in all, has 6001'],
    ],
    ['an empty embed', { ...silent, content: 'x', embeds: [{}] }, ['embeds[0]: is empty']],
    [
      'an embed with a bad field and footer',
      {
        ...silent,
        embeds: [{ title: 'x', fields: [{ name: '', value: 'x', at: 1 }], footer: { text: '' } }],
      },
      [
        'embeds[0].footer.text: must have 1 to 2048 characters, has 0',
        'embeds[0].fields[0].at: unknown key',
        'embeds[0].fields[0].name: must have 1 to 256 characters, has 0',
      ],
    ],
    [
      'a nonce of 26',
      { content: 'x', nonce: 'a'.repeat(26), ...silent },
      ['nonce: must have 1 to 25 characters, has 26'],
    ],
    [
      'a nonce that is missing',
      { content: 'x', enforce_nonce: true, ...silent },
      ['enforce_nonce: needs a nonce'],
    ],
    [
      'mentions that exclude each other',
      { content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } },
      ['allowed_mentions.roles: excludes "roles" in parse'],
    ],
  ])('%s', (_, body, faults) => expect(messageFaults(body, 'channel')).toEqual(faults));
});

test('an edit is judged with what it leaves as it was', () => {
  const before = { content: 'x', embeds: [], components: [], flags: 0 };
  expect(messageFaults(silent, 'edit', before)).toEqual([]);
  expect(messageFaults({ content: '', ...silent }, 'edit', before)).toEqual(['an empty message']);
  expect(messageFaults({ components: [text('x')], ...silent }, 'edit', { flags: 32_768 })).toEqual([]);
  expect(messageFaults({ components: [text('x')], ...v2 }, 'edit', before)).toEqual([
    'content: is excluded by the flag for Components V2',
  ]);
});

test('a private flag is for answers', () => {
  expect(messageFaults({ content: 'x', flags: 64, ...silent }, 'interaction')).toEqual([]);
  expect(messageFaults({ content: 'x', flags: 64, ...silent }, 'webhook')).toEqual([]);
});

test('deferring takes the private flag only', () => {
  expect(deferFaults(undefined)).toEqual([]);
  expect(deferFaults({ flags: 64 })).toEqual([]);
  expect(deferFaults({ flags: 32_768 })).toEqual(['data.flags: only the flag for private answers']);
  expect(deferFaults({ content: 'x' })).toEqual(['data.content: unknown key']);
});

test('choices', () => {
  expect(choiceFaults({ choices: [{ name: 'a', value: 'a' }] })).toEqual([]);
  expect(choiceFaults({ choices: times(26, () => ({ name: 'a', value: 'a' })) })).toEqual([
    'choices: must have 0 to 25 entries, has 26',
  ]);
  expect(choiceFaults({ choices: [{ name: '', value: 'x'.repeat(101) }] })).toEqual([
    'choices[0].name: must have 1 to 100 characters, has 0',
    'choices[0].value: must have 1 to 100 characters, has 101',
  ]);
});

test('forms', () => {
  const input = { type: 4, custom_id: 'time', style: 1 };
  const label = { type: 18, label: 'Time', component: input };
  const form = { custom_id: 'f', title: 'Edit', components: [label] };
  expect(modalFaults(form)).toEqual([]);
  expect(modalFaults({ ...form, components: [row({ ...input, label: 'Time' })] })).toEqual([]);
  expect(modalFaults({ ...form, title: 'x'.repeat(46), components: [label, label] })).toEqual([
    'title: must have 1 to 45 characters, has 46',
    'components: custom_id "time" is there twice',
  ]);
  expect(
    modalFaults({
      ...form,
      components: [{ ...label, component: { ...input, value: 'abc', max_length: 2 } }],
    }),
  ).toEqual(['components[0].component.value: must have 0 to 2 characters, has 3']);
  expect(modalFaults({ ...form, components: [row(button('a')), button('b')] })).toEqual([
    'components[1]: a button may not stand here',
    'components: a row of a form holds a text input',
  ]);
});
