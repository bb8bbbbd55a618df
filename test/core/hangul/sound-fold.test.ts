import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { romanise } from '../../../src/core/hangul/romanise.ts';
import { soundFold } from '../../../src/core/hangul/sound-fold.ts';
import { anyText } from './texts.ts';

// Spellings of titles and names that are found in credits, in film databases and under other rules of romanisation.
test.each([
  ['괴물', ['Goemul', 'Gwemul', 'Goe-mul', 'koemul']],
  ['쉬리', ['Swiri', 'Shwiri', 'Shiri']],
  ['박하사탕', ['Bakhasatang', 'Bakha satang', 'Pakha sat’ang']],
  ['청춘', ['Cheongchun', 'Chungchun', "ch'ŏngch'un"]],
  ['없다', ['eopda', 'upda', 'obtta']],
  ['화산고', ['Hwasango', 'Whasan-go']],
  ['달콤한 인생', ['Dalkomhan insaeng', 'Dalkomhan Inseng', 'talk’omhan insaeng']],
  ['소개합니다', ['sogaehamnida', 'sogaehabnida']],
  ['짝패', ['jjakpae', 'Tchakpae']],
  ['서울', ['Seoul', 'Sŏul']],
  ['최', ['Choe', 'Choi', 'Chwe']],
  ['이주연', ['I Ju-yeon', 'Yi Jooyoun', 'Ee Ju Yon']],
])('%s sounds as its spellings do', (hangul, spellings) => {
  const expected = soundFold(romanise(hangul));
  expect(spellings.map(soundFold)).toEqual(spellings.map(() => expected));
});

test('what sounds otherwise stays apart', () => {
  const words = ['gamdok', 'gimchi', 'hanguk', 'anguk', 'baram', 'parang', 'sarang', 'namu'];
  expect(new Set(words.map(soundFold)).size).toBe(words.length);
  expect(soundFold('Kill Boksoon 3')).toBe('kilpokson3');
  expect(['길복순', 'ㅎ', '🎬', '漢', '...'].map(soundFold)).toEqual(['', '', '', '', '']);
});

test('of any text: the sounds of sounds are the same, without capitals, signs or double letters', () => {
  const romanised = string({ unit: constantFrom(...'aeiouwyghkctdbpjzszlrmnfvxq- 1'.split('')) });
  assert(
    property(oneof(romanised, anyText), (text) => {
      const sounds = soundFold(text);
      expect(soundFold(sounds)).toBe(sounds);
      expect(sounds).toMatch(/^(?:(?<letter>[a-z0-9])(?!\k<letter>))*$/);
    }),
    { numRuns: 1000 },
  );
});
