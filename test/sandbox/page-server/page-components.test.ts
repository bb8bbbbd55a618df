import { describe, expect, test } from 'vitest';
import { openingWorld } from '../../../src/sandbox/discord/opening-world.ts';
import { embedOf, formOf, partsOf } from '../../../src/sandbox/page-server/page-components.ts';
import { opening } from '../local.ts';

const names = { world: openingWorld(opening), commandName: (_: string, name: string) => name };
const text = (content: string) => ({ type: 10, content });

describe('components', () => {
  test('a container with all that may be in it', () => {
    const container = {
      type: 17,
      accent_color: 0x0a_bc_de,
      components: [
        {
          type: 9,
          components: [text('**A**')],
          accessory: { type: 11, media: { url: 'https://a.example/p.png' }, description: 'Poster' },
        },
        { type: 14 },
        { type: 14, divider: false, spacing: 2 },
        { type: 12, items: [{ media: { url: 'https://a.example/1.png' }, description: 'One' }, {}] },
        { type: 13, file: { url: 'attachment://movies.ics' } },
      ],
    };
    expect(partsOf([container], names)).toEqual([
      {
        kind: 'container',
        accent: '#0abcde',
        inside: [
          {
            kind: 'section',
            inside: [{ kind: 'text', text: [{ kind: 'strong', inside: ['A'] }] }],
            beside: { kind: 'picture', about: 'Poster' },
          },
          { kind: 'separator', line: true, wide: false },
          { kind: 'separator', line: false, wide: true },
          { kind: 'gallery', about: ['One', ''] },
          { kind: 'file', name: 'movies.ics' },
        ],
      },
    ]);
  });

  test('a row of buttons: one to press, one that leads away, one that leads nowhere good', () => {
    const components = [
      { type: 2, style: 3, label: 'Remind me', emoji: { name: '🔔' }, custom_id: 'r', disabled: true },
      { type: 2, style: 5, label: 'TMDB', url: 'https://www.themoviedb.org/movie/1' },
      { type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' },
    ];
    expect(partsOf([{ type: 1, components }], names)).toEqual([
      {
        kind: 'row',
        inside: [
          { kind: 'button', style: 3, label: '🔔 Remind me', id: 'r', url: '', disabled: true },
          {
            kind: 'button',
            style: 5,
            label: 'TMDB',
            id: '',
            url: 'https://www.themoviedb.org/movie/1',
            disabled: false,
          },
          { kind: 'button', style: 5, label: 'x', id: '', url: '', disabled: false },
        ],
      },
    ]);
  });

  test('a select, and what is not drawn', () => {
    const options = [{ label: '<b>A</b>', value: 'a', description: 'first', default: true }];
    expect(
      partsOf([{ type: 3, custom_id: 's', placeholder: 'Pick', options }, { type: 8 }, { type: 99 }], names),
    ).toEqual([
      {
        kind: 'select',
        id: 's',
        hint: 'Pick',
        least: 1,
        most: 1,
        disabled: false,
        options: [{ label: '<b>A</b>', value: 'a', about: 'first', emoji: '', chosen: true }],
      },
      { kind: 'other', what: 'ChannelSelect' },
      { kind: 'other', what: 'component 99' },
    ]);
  });
});

test('an embed', () => {
  const embed = {
    color: 255,
    title: 'T',
    url: 'javascript:alert(1)',
    description: '_d_',
    author: { name: 'By' },
    fields: [{ name: 'n', value: 'v', inline: true }],
    footer: { text: 'f' },
    thumbnail: { url: 'https://a.example' },
  };
  expect(embedOf(embed, names)).toEqual({
    colour: '#0000ff',
    author: 'By',
    title: ['T'],
    url: '',
    text: [{ kind: 'em', inside: ['d'] }],
    fields: [{ name: ['n'], value: ['v'], inline: true }],
    footer: 'f',
    picture: false,
    thumbnail: true,
  });
});

test('a form: labels, rows as forms once had them, notes, and what is not drawn', () => {
  const select = { type: 3, custom_id: 'l', required: false, options: [{ label: 'English', value: 'en' }] };
  const form = {
    token: 't',
    custom_id: 'c',
    title: 'Change',
    components: [
      text('A *note*'),
      { type: 18, label: 'Language', component: select },
      {
        type: 1,
        components: [
          {
            type: 4,
            custom_id: 'a',
            label: 'Movies',
            style: 2,
            value: 'x',
            max_length: 10,
            placeholder: 'p',
          },
        ],
      },
      { type: 18, label: 'Where', component: { type: 8, custom_id: 'w' } },
    ],
  };
  expect(formOf(form, names)).toEqual({
    token: 't',
    title: 'Change',
    notes: [['A ', { kind: 'em', inside: ['note'] }]],
    fields: [
      {
        id: 'l',
        label: 'Language',
        about: '',
        required: false,
        kind: 'select',
        least: 1,
        most: 1,
        options: [{ label: 'English', value: 'en', about: '', emoji: '', chosen: false }],
      },
      {
        id: 'a',
        label: 'Movies',
        about: '',
        required: true,
        kind: 'text',
        long: true,
        value: 'x',
        hint: 'p',
        least: 0,
        most: 10,
      },
      { id: 'w', label: 'Where', about: '', required: true, kind: 'other', what: 'ChannelSelect' },
    ],
  });
});
