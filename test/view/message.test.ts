import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  button,
  clip,
  linkButton,
  noMentions,
  plain,
  plainWithin,
  reply,
  select,
  text,
} from '../../src/view/message.ts';

test('a reply is Components V2 and mentions nobody', () => {
  expect(reply(text('x'))).toEqual({
    flags: 32768,
    components: [{ type: 10, content: 'x' }],
    allowed_mentions: { parse: [] },
  });
  expect(noMentions).toEqual({ parse: [] });
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['a😀bc', 3, 'a…'],
  ['a😀b', 4, 'a😀b'],
])('clips %s to %i', (value, most, clipped) => {
  expect(clip(value, most)).toBe(clipped);
});

test.each([
  ['Jung_E', 'Jung\\_E'],
  ['**bold** ~~x~~ `y` ||z||', '\\*\\*bold\\*\\* \\~\\~x\\~\\~ \\`y\\` \\|\\|z\\|\\|'],
  ['@everyone <@1> <#2>', '\\@everyone \\<\\@1> \\<#2>'],
  ['[a](https://b)', '\\[a\\]\\(https\\://b\\)'],
  ['# head', '\\# head'],
  ['- item', '\\- item'],
  ['> quote', '\\> quote'],
  ['a\n\n# b', 'a \\# b'],
  ['a\u202Eb\u2066c\u200Fd', 'abcd'],
  ['a\u0000b\u001B[31mc', 'ab\\[31mc'],
  ['a\tb', 'a b'],
  ['back\\slash', 'back\\\\slash'],
])('makes %j harmless', (value, harmless) => {
  expect(plain(value)).toBe(harmless);
});

describe('harmless text of a length', () => {
  test('is not cut within an escape', () => {
    expect(plainWithin('ab__', 20)).toBe('ab\\_\\_');
    expect(plainWithin('ab__', 5)).toBe('ab\\_…');
    expect(plainWithin('ab__', 4)).toBe('ab…');
    expect(plainWithin('ab\\\\', 5)).toBe('ab…');
  });

  test('is never longer, and never ends in a lone escape', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '_', '\\', '@', '😀', ' ', '한'), maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 70 }), (value, most) => {
        const harmless = plainWithin(value, most);
        const [, escapes = ''] = /(\\*)…?$/.exec(harmless) ?? [];
        expect(harmless.length).toBeLessThanOrEqual(most);
        expect(escapes.length % 2).toBe(0);
      }),
    );
  });
});

test('labels are cut to what Discord takes', () => {
  const long = 'x'.repeat(200);
  expect(button('a/b', long)).toEqual({ type: 2, style: 2, custom_id: 'a/b', label: clip(long, 80) });
  expect(linkButton('https://example.com', long)).toEqual({
    type: 2,
    style: 5,
    url: 'https://example.com',
    label: clip(long, 80),
  });
  expect(select('a/b', long, [{ label: long, value: 'v', description: long }])).toEqual({
    type: 3,
    custom_id: 'a/b',
    placeholder: clip(long, 150),
    options: [{ label: clip(long, 100), value: 'v', description: clip(long, 100) }],
  });
});
