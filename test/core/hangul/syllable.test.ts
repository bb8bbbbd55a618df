import { expect, test } from 'vitest';
import { compose, decompose } from '../../../src/core/hangul/syllable.ts';
import { allSyllables } from './texts.ts';

test('all 11,172 syllables are composed of what they are decomposed into, as Unicode has it', () => {
  expect([allSyllables.length, allSyllables.at(0), allSyllables.at(-1)]).toEqual([11_172, '가', '힣']);
  const parts = allSyllables.flatMap((text) => decompose(text.charCodeAt(0)) ?? []);
  expect(parts.map(compose)).toEqual(allSyllables);
  const conjoined = parts.map(({ initial, medial, final }) =>
    String.fromCharCode(0x1100 + initial, 0x1161 + medial, ...(final === 0 ? [] : [0x11a7 + final])),
  );
  expect(conjoined).toEqual(allSyllables.map((text) => text.normalize('NFD')));
});

test('nothing else is decomposed', () => {
  const others = ['', 'a', 'ㄱ', 'ㅏ', '\u1100', '\uabff', '\ud7a4', '漢', '🎬'];
  expect(others.map((text) => decompose(text.charCodeAt(0)))).toEqual(others.map(() => undefined));
});
