import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiding } from '../../src/ops/hiding.ts';

const secret = 'MTA1.s3cret/+tök"en';
const hide = hiding([secret]);

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inAddress = encodeURIComponent;
const escaped = (text: string): string =>
  Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

test.each<[string, (text: string) => string]>([
  ['as it is', (text) => text],
  ['in JSON', inJson],
  ['in other capitals', (text) => text.toLowerCase()],
  ['in JSON in JSON in JSON', (text) => inJson(inJson(inJson(text)))],
  ['in JSON, all of it escaped', escaped],
  ['in an address', inAddress],
  ['in an address in an address', (text) => inAddress(inAddress(text))],
  [
    'in an address, in small letters',
    (text) => inAddress(text).replaceAll(/%../g, (one) => one.toLowerCase()),
  ],
  ['in an address in JSON', (text) => inJson(inAddress(text))],
  ['in JSON in an address', (text) => inAddress(inJson(text))],
  ['in hexadecimal digits', (text) => Buffer.from(text).toString('hex')],
  ['in large ones', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['as Node shows bytes', (text) => (Buffer.from(text).toString('hex').match(/../g) ?? []).join(' ')],
])('%s', (_, written) => {
  expect(hide(`a ${written(secret)} b ${written(secret)}`)).toBe('a [secret] b [secret]');
});

test.each([0, 1, 2, 3, 4])('in base64, with %i bytes before it', (before) => {
  const bytes = Buffer.concat([Buffer.alloc(before, 'a'), Buffer.from(secret), Buffer.from('bcd')]);
  const hidden = (['base64', 'base64url'] as const).map((encoding) => hide(bytes.toString(encoding)));
  const [start, end] = [before + 1, before + Buffer.byteLength(secret) - 1];
  const own = bytes.toString('base64').slice(Math.ceil((start * 8) / 6), Math.floor((end * 8) / 6));
  expect(hidden.map((text) => [text.split('[secret]').length, text.includes(own)])).toEqual([
    [2, false],
    [2, false],
  ]);
});

test('bytes in JSON, which stays JSON', () => {
  const bytes = Buffer.from(`a${secret}b`);
  const json = JSON.stringify({ bytes, list: new Uint8Array(bytes), text: JSON.stringify(bytes) });
  expect(JSON.parse(hide(json))).toEqual({
    bytes: { type: 'Buffer', data: [97, '[secret]', 98] },
    list: { 0: 97, 1: '[secret]', [bytes.length - 1]: 98 },
    text: '{"type":"Buffer","data":[97,[secret],98]}',
  });
});

test('a short one is hidden where it stands alone: all else can still be read', () => {
  expect(hiding(['k', 'pw'])('look: k, key=k&pw=pw; kpw 1k')).toBe(
    'look: [secret], key=[secret]&[secret]=[secret]; kpw 1k',
  );
  expect(hiding(['암호'])('내암호입니다')).toBe('내[secret]입니다');
});

test('of backslashes at the end one may be left, and JSON stays JSON', () => {
  const hidden = hiding(['pass\\word\\'])(JSON.stringify({ said: '"pass\\word\\"' }));
  expect(JSON.parse(hidden)).toEqual({ said: '"[secret]\\"' });
});

test('one that holds another is hidden whole; none at all hide nothing', () => {
  expect(hiding(['abcdef', 'abcdefghij'])('abcdefghij abcdef')).toBe('[secret] [secret]');
  expect(hiding(['', ' '])('a  b')).toBe('a  b');
});

test('one of thousands of letters, such as a service makes', () => {
  for (const first of ['!', '가']) {
    const long = Array.from({ length: 3000 }, (_, place) =>
      String.fromCodePoint(first.charCodeAt(0) + (((place * place) % 7919) % 83)),
    ).join('');
    const hidden = hiding([long])(
      JSON.stringify({ said: `a ${long} b`, url: `https://x/?t=${encodeURIComponent(long)}` }),
    );
    expect(JSON.parse(hidden.replaceAll(/(?:\[secret\])+/g, '[secret]'))).toEqual({
      said: 'a [secret] b',
      url: 'https://x/?t=[secret]',
    });
  }
});

test('whatever the secret, and whatever is around it', () => {
  const word = fc
    .string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' })
    .filter((one) => /\w{6}/.test(one));
  fc.assert(
    fc.property(word, fc.string(), fc.string(), fc.nat(2), (text, before, after, layers) => {
      let written = JSON.stringify({ said: `${before}${text}${after}` });
      for (let layer = 0; layer < layers; layer += 1) written = JSON.stringify({ written });
      const hidden = hiding([text])(written);
      expect([hidden.includes(inJson(text)), typeof JSON.parse(hidden)]).toEqual([false, 'object']);
    }),
  );
});

test('a line of a million characters takes no longer than ten of a tenth', () => {
  const took = (text: string): number => {
    const from = performance.now();
    hide(text);
    return performance.now() - from;
  };
  for (const part of ['\\', '%25', '77,', 'MTA1', 'a']) {
    const least = (length: number): number =>
      Math.min(...Array.from({ length: 5 }, () => took(part.repeat(length / part.length))));
    expect(least(1_000_000) / least(100_000)).toBeLessThan(40);
  }
});
