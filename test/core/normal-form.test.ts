import { expect, test } from 'vitest';
import {
  formsOf,
  inBothOrders,
  missingLetters,
  lettersOf,
  normalForm,
  queryForms,
} from '../../src/core/normal-form.ts';

test('only letters and digits count, without case and accents', () => {
  expect(['Jung_E', 'Yim Si-wan', '301/302', 'Ｃafé!', '🎬'].map(normalForm)).toEqual([
    'junge',
    'yimsiwan',
    '301302',
    'cafe',
    '',
  ]);
});

test('a final consonant reads as the initial one, so that half a word is a beginning', () => {
  expect(normalForm('하나').startsWith(normalForm('한'))).toBe(true);
  expect(normalForm('읽')).toBe(normalForm('이ㄹㄱ'));
  expect(normalForm('값').length).toBe(4);
});

test('a long text is cut', () => {
  expect(normalForm('a'.repeat(500))).toBe('a'.repeat(60));
});

test('a name has a form from each of its words on', () => {
  expect(formsOf('The Point Men')).toEqual(['thepointmen', 'pointmen', 'men']);
  expect(formsOf('- Men -')).toEqual(['men']);
  expect(formsOf('🎬')).toEqual([]);
});

test('a name is found in both orders', () => {
  expect(inBothOrders('Yim Si-wan')).toEqual(['Yim Si-wan', 'Si-wan Yim']);
  expect(inBothOrders('Kim Hee Won')).toEqual(['Kim Hee Won', 'Hee Won Kim', 'Won Kim Hee']);
  expect(inBothOrders('연상호')).toEqual(['연상호', '상호 연']);
  expect(inBothOrders('Esom')).toEqual(['Esom']);
});

test('a query may carry a year', () => {
  expect(queryForms('Unlocked (2023)')).toEqual({ forms: ['unlocked2023', 'unlocked'], year: '2023' });
  expect(queryForms('unlocked 2023').year).toBe('2023');
  expect(queryForms('1987')).toEqual({ forms: ['1987'] });
  expect(queryForms('  ')).toEqual({ forms: [] });
});

test('letters that are missing bound the edits from below', () => {
  expect(missingLetters(lettersOf('zzzz'), lettersOf('unlocked'))).toBe(1);
  expect(missingLetters(lettersOf('lock'), lettersOf('unlocked'))).toBe(0);
});
