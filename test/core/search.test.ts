import { describe, expect, test } from 'vitest';
import { searchOf } from '../../src/core/search.ts';

const search = searchOf(
  [
    ['Parasite'],
    ['The Host'],
    ['Host'],
    ['Hostel Night'],
    ['Ghost House'],
    ['Host'],
    ['시'],
    ['시크릿'],
    ['1987'],
    ['301/302'],
    ['공동경비구역 JSA'],
    ['외계+인 1부'],
    ['Café Noir'],
    ['1988'],
  ].map((names, index) => ({
    item: `${names[0]} #${index}`,
    names,
    otherNames: index === 0 ? ['Host Person'] : [],
    years: [index === 5 ? '2007' : '2006'],
  })),
);

describe('what is found', () => {
  test('whole names come first, then beginnings, then what is inside; its own names before others', () => {
    expect(search.find('host')).toEqual([
      'Host #2',
      'Host #5',
      'Hostel Night #3',
      'Parasite #0',
      'The Host #1',
      'Ghost House #4',
    ]);
  });

  test('a year decides between equals', () => {
    expect(search.find('Host (2007)').slice(0, 2)).toEqual(['Host #5', 'Host #2']);
    expect(search.find('host 2007').slice(0, 2)).toEqual(['Host #5', 'Host #2']);
    expect(search.find('Host (2007) · 괴물').slice(0, 2)).toEqual(['Host #5', 'Host #2']);
  });

  test('near ones only while nothing is nearer', () => {
    expect(search.find('1987')).toEqual(['1987 #8']);
    expect(search.find('1989')).toEqual(['1987 #8', '1988 #13']);
    expect(search.find('parasyte')).toEqual(['Parasite #0']);
    expect(search.find('hotsel nigth')).toEqual(['Hostel Night #3']);
    expect(search.find('ghsot house')).toEqual(['Ghost House #4']);
  });

  test('short names, numbers and signs', () => {
    expect(search.find('시')).toEqual(['시 #6', '시크릿 #7']);
    expect(search.find('1987')).toEqual(['1987 #8']);
    expect(search.find('301302')).toEqual(['301/302 #9']);
    expect(search.find('301/302')).toEqual(['301/302 #9']);
    expect(search.find('jsa')).toEqual(['공동경비구역 JSA #10']);
    expect(search.find('외계인')).toEqual(['외계+인 1부 #11']);
    expect(search.find('cafe noir')).toEqual(['Café Noir #12']);
  });

  test('a Hangul beginning, half a syllable included, however it is encoded', () => {
    expect(search.find('시크')).toEqual(['시크릿 #7']);
    expect(search.find('시ㅋ')).toEqual(['시크릿 #7']);
    expect(search.find('왹')).toEqual(['외계+인 1부 #11']);
    expect(search.find('시크릿'.normalize('NFD'))).toEqual(['시크릿 #7']);
    expect(search.find('시크랏')).toEqual(['시크릿 #7']);
    expect(search.find('ＨＯＳＴＥＬ')).toEqual(['Hostel Night #3']);
  });
});

const nonsense = [
  'zzzz',
  'asdfgh',
  '🎬🎬',
  'מלחמה ושלום',
  'سلام',
  'bottomless bad',
  '',
  '   ',
  '!?',
  'x'.repeat(100),
];

test.each(nonsense)('%j finds nothing', (text) => {
  expect(search.find(text)).toEqual([]);
});

test.each(nonsense)('%j has a nearest all the same', (text) => {
  expect(search.nearest(text, 3)).toHaveLength(3);
});

test('the nearest come by their edits, what is found before them', () => {
  expect(search.nearest('prsite', 1)).toEqual(['Parasite #0']);
  expect(search.nearest('gost hos', 1)).toEqual(['Ghost House #4']);
  expect(search.nearest('jsa', 1)).toEqual(['공동경비구역 JSA #10']);
  expect(search.nearest('host', 99)).toHaveLength(14);
  expect(searchOf([]).nearest('host', 3)).toEqual([]);
});
