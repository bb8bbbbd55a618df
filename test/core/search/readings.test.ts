import { expect, test } from 'vitest';
import { letterMask } from '../../../src/core/search/letters.ts';
import { readingsOf } from '../../../src/core/search/readings.ts';
import { yearReadings } from '../../../src/core/search/year.ts';

const read = (text: string) =>
  readingsOf(text).map(
    ({ kind, letters }) => `${kind} ${String.fromCharCode(...letters.map((unit) => unit & letterMask))}`,
  );

test('Latin letters may be romanised Hangul, or typed on a Korean keyboard that was switched off', () => {
  expect(read('Gil')).toEqual(['letters gil', 'sound kil', 'letters ㅎㅑㅣ']);
  expect(read('rqt')).toEqual(['letters rqt', 'sound lkt', 'letters ㄱㅂㅅ', 'initials ㄱㅂㅅ']);
});

test('capitals alone may come of caps lock', () => {
  const byKeyboard = (text: string) => read(text).slice(2);
  expect(['RLF', 'Rlf', 'GIL'].map(byKeyboard)).toEqual([
    ['letters ㄲㅣㄹ', 'letters ㄱㅣㄹ'],
    ['letters ㄲㅣㄹ'],
    ['letters ㅎㅑㅣ'],
  ]);
});

test('Hangul may be Latin letters typed on a Korean keyboard, and consonants alone the initial ones', () => {
  expect(read('길')).toEqual(['letters ㄱㅣㄹ', 'letters rlf']);
  expect(read('ㄱㅂㅅ')).toEqual(['letters ㄱㅂㅅ', 'initials ㄱㅂㅅ', 'letters rqt']);
});

test('there are no sounds where little is left of the letters', () => {
  expect(read('zzzzzz')[1]).toBe('letters ㅋㅋㅋㅋㅋㅋ');
});

test('other letters and digits are as they are; signs are nothing', () => {
  expect([read('1987'), read('שלום'), read('🎬 !')]).toEqual([['letters 1987'], ['letters שלום'], []]);
});

test('a year may stand in brackets in front, and be called a year', () => {
  const named = (text: string) => yearReadings(text).slice(1);
  const [title, year] = ['Unlocked', '2023'];
  expect(['(2023) Unlocked', '(2023)Unlocked', 'Unlocked 2023년', '2023년 Unlocked'].map(named)).toEqual([
    [{ title, year }],
    [{ title, year }],
    [{ title, year }],
    [{ title, year }],
  ]);
  expect(['Unlocked (2023년)', '26년', '2012 26년', '2023년'].map(named)).toEqual([
    [{ title, year }],
    [],
    [{ title: '26년', year: '2012' }],
    [],
  ]);
});

test('what stands behind the year is not lost, unless it is the other title of a choice', () => {
  const read = [
    'Unlocked (2023), Ballerina',
    'Unlocked (2023) im si-wan',
    'Unlocked (2023) · 스마트폰',
    'Unlocked (2023) ·',
  ];
  expect(read.map((text) => yearReadings(text).slice(1))).toEqual([
    [{ title: 'Unlocked , Ballerina', year: '2023' }],
    [{ title: 'Unlocked im si-wan', year: '2023' }],
    [{ title: 'Unlocked', year: '2023' }],
    [{ title: 'Unlocked', year: '2023' }],
  ]);
});

test('of two years either may be the title', () => {
  expect(yearReadings('2017 1987')).toEqual([
    { title: '2017 1987' },
    { title: '2017', year: '1987' },
    { title: '1987', year: '2017' },
  ]);
});

test('a year may stand at either end, or in brackets', () => {
  const named = (text: string) => yearReadings(text)[1];
  expect(['Unlocked 2023', '2023 unlocked', 'Unlocked (2023) · …'].map(named)).toEqual([
    { title: 'Unlocked', year: '2023' },
    { title: 'unlocked', year: '2023' },
    { title: 'Unlocked', year: '2023' },
  ]);
  expect(['1987', 'Unlocked', 'Room 1408', '', '301/302'].map(named)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
